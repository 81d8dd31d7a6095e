internal import CMS
internal import ChildProcess
internal import DER
internal import PDF
internal import SHA2

/// What is to be sealed, and what the seal says of itself.
struct SealingOrder {
  let pdf: [UInt8]
  /// The time that is claimed (/M).
  let at: Instant
  let name: String
  let reason: String
  let timestamp: TimestampWish
}

/// A file under seal, checked as it was written.
struct SealedFile {
  let bytes: [UInt8]
  let level: SealLevel
  let certificate: Certificate
  let chain: [Certificate]
  /// Why a time-stamp that was wanted is not there; nil where it is, or none was wanted.
  let missingTimestamp: TimestampFault?
}

extension Seal {
  /// Seals a file that our own library wrote: one run of OpenSSL signs, another checks what was
  /// written; a time-stamp takes one of curl and one more of OpenSSL.
  ///
  /// Call it outside of any transaction. Nothing is written anywhere.
  func seal(_ order: SealingOrder) throws -> SealedFile {
    if let fault = SealJudgement.lapse(of: certificate, at: order.at) {
      throw Refusal.sealUnusable([fault])
    }
    let file = try Self.signable(order)
    var digest = SHA256()
    for part in file.signedParts { digest.update(part) }
    let attributes = SignedAttributes(digest: digest.finish(), signer: certificate)
    let value = try key.signature(of: attributes.der)

    func embedding(_ token: [UInt8]?) -> (bytes: [UInt8], signature: [UInt8])? {
      let signature = DetachedSignature(
        signer: certificate, chain: chain, attributes: attributes, value: value, token: token)
      guard let der = signature?.der, let bytes = file.embedding(der) else { return nil }
      return (bytes, der)
    }
    var fault: TimestampFault?
    var sealed: (bytes: [UInt8], signature: [UInt8])?
    var level = SealLevel.basic
    do {
      if let token = try order.timestamp.token(over: value) {
        sealed = embedding(token)
        if sealed == nil { throw TimestampFault.tooLarge }
        level = .timestamped
      }
    } catch let missing as TimestampFault {
      if order.timestamp.policy == .require { throw missing }
      fault = missing
    }
    guard let (bytes, signature) = sealed ?? embedding(nil) else {
      throw Refusal.sealUnusable([.chainTooLong])
    }
    try requireIntact(bytes, signature)
    return SealedFile(
      bytes: bytes, level: level, certificate: certificate, chain: chain, missingTimestamp: fault)
  }

  private static func signable(_ order: SealingOrder) throws -> SignableFile {
    let identifier = SHA256.hash(order.pdf + Array("sealed \(order.at)".utf8)).prefix(16)
    do {
      return try SignableFile(
        order.pdf,
        SignatureStatement(name: order.name, reason: order.reason, at: Timestamp(order.at)),
        identifier: Array(identifier))
    } catch { throw BrokenInvariant("a file of ours that cannot be sealed: \(error)") }
  }

  /// Lets OpenSSL judge the file as it stands: the ranges are read from it anew. Whether readers will
  /// trust the certificate is not asked here.
  private func requireIntact(_ bytes: [UInt8], _ signature: [UInt8]) throws {
    guard let content = SignableFile.signedBytes(of: bytes) else {
      throw BrokenInvariant("a sealed file whose ranges cannot be read back")
    }
    let result = try OutsideProgram.openssl.run(
      [
        "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "/dev/fd/3", "-content",
        "/dev/stdin", "-CAfile", "/dev/fd/4", "-partial_chain", "-no_check_time", "-purpose", "any",
        "-out", "/dev/null",
      ], input: content, others: [signature, PEMBlock("CERTIFICATE", certificate.der).text])
    guard try result.confirms("Verification successful") else {
      throw ToolError.failed(program: OutsideProgram.openssl.name, .wrongAnswer)
    }
  }
}
