internal import CMS
internal import ChildProcess
internal import DER
internal import PDF
internal import SHA2

/// One signature of a file, examined: what it says, and what of that holds. `openssl` does what needs
/// a key; it is called outside any transaction.
struct SignatureExamination {
  private(set) var facts: SignatureFacts
  private(set) var certificate: Certificate?
  private(set) var time: Verification.SigningTime?
  private(set) var timestamp: TimestampFacts?
  private(set) var level: String?

  init(
    _ signature: FoundSignature, in bytes: [UInt8], isOwnMake: Bool, trust: TrustAnchors,
    now: Instant
  ) throws(ToolError) {
    facts = SignatureFacts(end: signature.end, integrity: .broken)
    guard let range = signature.range,
      let message = try SignedMessage(signature.contents, content: range.content(of: bytes))
    else { return }
    certificate = message.certificate
    level =
      signature.subFilter == "ETSI.CAdES.detached" && message.namesItsCertificate
      ? "PAdES B-B" : "CMS"
    let claimed = (signature.claimedTime.flatMap(Instant.init(pdf:)) ?? message.claimedTime)
      .map { Verification.SigningTime(at: $0, source: .claimed) }
    time = claimed
    do throws(ToolError) {
      // Ours carry the way upwards and nothing else.
      let isComplete = !isOwnMake || message.path.issuers.count == message.others.count
      let (holds, leads) = (try message.holds(), try message.path.holds())
      facts.integrity = holds && leads && isComplete ? .holds : .broken
      guard facts.integrity == .holds else { return }
      if let token = message.timestampToken {
        try examine(token, over: message.signature, trust: trust)
      }
      let instant = time?.at ?? now
      facts.isInTime = message.certificate.holds(at: instant)
      guard facts.isInTime, message.certificate.isForSigning else { return }
      facts.isTrusted = try trust.vouch(
        for: message.certificate, among: message.others, at: instant, as: .signing)
    } catch {
      guard case .missing = error else { throw error }
      facts.integrity = .unknown
    }
  }

  /// Takes over what a time-stamp says. Only a trusted one tells the time of signing.
  private mutating func examine(
    _ token: [UInt8], over signature: [UInt8], trust: TrustAnchors
  ) throws(ToolError) {
    facts.timestamp = .bad
    guard let stamp = try TimestampExamination(token, over: signature, trust: trust) else {
      return
    }
    timestamp = stamp.facts
    guard stamp.isGood else { return }
    facts.timestamp = .good(isTrusted: stamp.facts.isTrusted)
    if level == "PAdES B-B" { level = "PAdES B-T" }
    if stamp.facts.isTrusted {
      time = Verification.SigningTime(at: stamp.facts.at, source: .timestamp)
    }
  }
}

/// A CMS signature with its content and its signer's certificate.
struct SignedMessage {
  let certificate: Certificate
  /// The other certificates that it carries.
  let others: [Certificate]
  /// Whether it says which certificate is its own, so that no other can be put in its place.
  let namesItsCertificate: Bool
  private let reading: SignedDataReading
  private let bytes: [UInt8]
  private let content: [UInt8]?

  /// Reads a signature, detached from its content or not; nil when it cannot be one.
  init?(_ bytes: [UInt8], content: [UInt8]?) throws(ToolError) {
    guard let (reading, der) = try Self.read(bytes) else { return nil }
    guard (reading.content == nil) == (content != nil) else { return nil }
    let certificates = reading.certificates.compactMap { try? Certificate(der: $0) }
    guard let own = certificates.first(where: reading.signer.isNamed) else { return nil }
    let named: CertificateDigest?
    do { named = try reading.signer.signingCertificate } catch { return nil }
    // Digests that are not SHA-256 are not of our making; what they name is left to `openssl`.
    if let named, named.algorithm == .sha256, named.digest != own.sha256 { return nil }
    self.reading = reading
    self.bytes = der
    self.content = content
    certificate = own
    others = certificates.filter { $0 != own }
    namesItsCertificate = named != nil
  }

  /// Those of them that lead upwards from its own.
  var path: CertificatePath { CertificatePath(from: certificate, among: others) }

  var signature: [UInt8] { reading.signer.signature }
  var timestampToken: [UInt8]? { reading.signer.timestampToken }
  var claimedTime: Instant? {
    (try? reading.signer.signingTime).flatMap { $0 }.map { Instant(seconds: $0) }
  }

  /// Whether the signature is one over the content, by this certificate and no other.
  func holds() throws(ToolError) -> Bool {
    var words = [
      "cms", "-verify", "-noverify", "-nointern", "-certfile", "/dev/fd/4", "-binary", "-inform",
      "DER", "-in", "/dev/fd/3", "-out", "/dev/null",
    ]
    if content != nil { words += ["-content", "/dev/stdin"] }
    // 2 is a message that cannot be read, 4 a signature that does not hold.
    return try OutsideProgram.openssl.run(
      words, input: content ?? [], others: [bytes, certificate.pem]
    ).answers("Verification successful", no: [2, 4])
  }

  /// Reads DER; other programs write BER, which `openssl` can turn into DER.
  private static func read(
    _ bytes: [UInt8]
  ) throws(ToolError) -> (SignedDataReading, der: [UInt8])? {
    if let reading = try? SignedDataReading(bytes) { return (reading, bytes) }
    // An indefinite length is what BER has and DER has not.
    guard bytes.starts(with: [0x30, 0x80]) else { return nil }
    let result = try OutsideProgram.openssl.run(
      ["cms", "-cmsout", "-inform", "DER", "-outform", "DER", "-in", "/dev/stdin"], input: bytes)
    return (try? SignedDataReading(result.output)).map { ($0, result.output) }
  }
}

extension SignerReading {
  /// Whether it names this certificate as the signer's. Where it names a key alone, the first is taken
  /// that may be it: `openssl` is given that one only, and refuses any other.
  fileprivate func isNamed(_ certificate: Certificate) -> Bool {
    switch identifier {
    case .issuerAndSerial(let issuer, let serial):
      certificate.issuer.der == issuer && certificate.serial == serial
    case .key: !certificate.isAuthority
    }
  }
}

/// A time-stamp token, examined.
struct TimestampExamination {
  let facts: TimestampFacts
  /// Whether it is a time-stamp over these bytes that holds, whoever made it.
  let isGood: Bool

  /// nil when the token cannot be read at all.
  init?(_ token: [UInt8], over stamped: [UInt8], trust: TrustAnchors) throws(ToolError) {
    guard let reading = try? TimestampReading(token),
      let message = try SignedMessage(token, content: nil)
    else { return nil }
    let at = Instant(seconds: reading.time)
    let authority = message.certificate
    let digest = try Self.digest(of: stamped, by: reading.imprint.algorithm)
    let (holds, leads) = (try message.holds(), try message.path.holds())
    isGood =
      holds && leads && digest == reading.imprint.digest && authority.holds(at: at)
      && authority.extendedKeyUsage == [.timeStamping]
    let vouched = try trust.vouch(
      for: authority, among: message.others, at: at, as: .timestamping)
    facts = TimestampFacts(
      at: at,
      authority: reading.authority ?? authority.subject.commonName
        ?? authority.subject.description,
      isTrusted: isGood && vouched)
  }

  /// A digest as the authority made it; nil for a function that is not known, or no longer good.
  private static func digest(
    of bytes: [UInt8], by algorithm: OID
  ) throws(ToolError) -> [UInt8]? {
    if algorithm == .sha256 { return SHA256.hash(bytes) }
    let names = [
      OID(2, 16, 840, 1, 101, 3, 4, 2, 2): "-sha384",
      OID(2, 16, 840, 1, 101, 3, 4, 2, 3): "-sha512",
    ]
    guard let name = names[algorithm] else { return nil }
    return try OutsideProgram.openssl.output(["dgst", name, "-binary"], input: bytes)
  }
}
