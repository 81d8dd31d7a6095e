internal import CMS
internal import PDF
internal import SHA2

/// Whose signatures count for a hand-over: those of a platform's own certificates, and of the
/// authorities that issue for it alone. No other authority is asked, the system's neither.
struct PlatformAnchors {
  let certificates: [PlatformCertificate]
  /// Between these a signature was made, whatever it says: the launch, and now.
  let launchedAt: Instant
  let recordedAt: Instant
  /// Whether the clock is anybody's to set, so that a platform's may be ahead of it.
  let isSandbox: Bool

  /// The certificate that the last signature of a file ends at. Each one before it must end at one
  /// as well; that they hold is judged elsewhere. Calls `openssl`: outside any transaction.
  ///
  /// - Parameter trust: whose time-stamps are believed.
  func end(of bytes: [UInt8], trust: TrustAnchors) throws -> PlatformCertificate {
    var end: PlatformCertificate?
    for signature in SignatureScan(bytes).signatures where !signature.isDocumentTimestamp {
      guard let range = signature.range,
        let message = try SignedMessage(signature.contents, content: range.content(of: bytes))
      else { throw FrozenFileFault.invalid }
      end = try self.end(
        of: message, at: try instant(of: message, claimed: signature.claimedTime, trust: trust))
    }
    guard let end else { throw FrozenFileFault.noSignature }
    return end
  }

  /// When it was signed, as far as that is not the signer's word alone: by a time-stamp that is
  /// believed, else when the file came back: whoever holds a key whose certificate has expired, or does
  /// not hold yet, may claim any time. Nothing was signed before the launch. In a sandbox, whose clock
  /// may stand behind the platform's, a claim may make it later.
  private func instant(
    of message: SignedMessage, claimed: String?, trust: TrustAnchors
  ) throws(ToolError) -> Instant {
    if let token = message.timestampToken,
      let stamp = try TimestampExamination(token, over: message.signature, trust: trust),
      stamp.facts.isTrusted
    {
      return max(stamp.facts.at, launchedAt)
    }
    if !isSandbox { return recordedAt }
    let claim = claimed.flatMap(Instant.init(pdf:)) ?? message.claimedTime
    return max(claim ?? recordedAt, recordedAt)
  }

  /// The anchor that a signer's certificate is, byte for byte, or that it leads to: `openssl` is
  /// given that one alone.
  private func end(
    of message: SignedMessage, at instant: Instant
  ) throws -> PlatformCertificate {
    let signer = message.certificate
    let anchors = certificates.filter { $0.certificate == signer || $0.kind == .authority }
    func end(at instant: Instant) throws(ToolError) -> PlatformCertificate? {
      for anchor in anchors {
        let isEnd = try TrustAnchors(certificates: [anchor.certificate]).vouch(
          for: signer, among: message.others, at: instant, as: .signing)
        if isEnd { return anchor }
      }
      return nil
    }
    if signer.isForSigning {
      if let end = try end(at: instant) { return end }
      // Inside its validity: to `openssl` its last second is over.
      let (first, last) = (signer.notBefore + 1, signer.notAfter - 1)
      let then = Instant(seconds: min(max(instant.seconds, first), last))
      if then != instant, try end(at: then) != nil { throw FrozenFileFault.certificateExpired }
    }
    throw FrozenFileFault.foreignSigner(
      subject: signer.subject.description, sha256: signer.sha256.hex)
  }
}
