internal import CMS
internal import ChildProcess
internal import DER
internal import SHA2

/// Whom to believe: certificates of authorities, and of signers themselves. Nobody named is the
/// system's store.
public struct TrustAnchors: Sendable {
  let certificates: [Certificate]

  /// Whom the system believes.
  public static let system = TrustAnchors(certificates: [])

  init(certificates: [Certificate]) { self.certificates = certificates }

  /// The certificates of a file, as PEM or as one in DER; nil when it holds none, or one that cannot
  /// be read.
  public init?(file bytes: [UInt8]) {
    if let certificate = try? Certificate(der: bytes) {
      certificates = [certificate]
      return
    }
    guard let found = try? Certificate.all(pem: bytes), !found.isEmpty else { return nil }
    certificates = found
  }

  /// Both of them.
  static func + (one: TrustAnchors, other: TrustAnchors) -> TrustAnchors {
    TrustAnchors(certificates: one.certificates + other.certificates)
  }

  /// Asks `openssl` whether a certificate leads to one of these, at an instant; any of them is the
  /// end of the way, whether it issued itself or not.
  ///
  /// A signer is held against these alone where any are named. An authority of time-stamps may be
  /// one of the system's as well.
  func vouch(
    for certificate: Certificate, among others: [Certificate], at instant: Instant,
    as purpose: Purpose
  ) throws(ToolError) -> Bool {
    var words = [
      "verify", "-purpose", purpose.rawValue, "-partial_chain", "-attime",
      String(instant.seconds), "-untrusted", "/dev/fd/3",
    ]
    var inputs = [Self.pem(others.isEmpty ? [certificate] : others)]
    if !certificates.isEmpty {
      words += ["-CAfile", "/dev/fd/4"]
      if purpose == .signing { words += ["-no-CApath", "-no-CAstore"] }
      inputs.append(Self.pem(certificates))
    }
    return try OutsideProgram.openssl.run(words, input: Self.pem([certificate]), others: inputs)
      .answers(": OK", no: [2])
  }

  /// What a certificate is used for here, as `openssl verify` says it.
  enum Purpose: String {
    case signing = "any"
    case timestamping = "timestampsign"
  }

  private static func pem(_ certificates: [Certificate]) -> [UInt8] {
    certificates.flatMap(\.pem)
  }
}

extension Certificate {
  /// Whether it is one to sign documents with: a certificate of a web server vouches for nobody.
  var isForSigning: Bool {
    let usages: Set<KeyUsage> = [.digitalSignature, .nonRepudiation]
    guard keyUsage.map({ !usages.isDisjoint(with: $0) }) ?? true else { return false }
    guard let purposes = extendedKeyUsage else { return true }
    return purposes.contains { Self.signingPurposes.contains($0) }
  }

  /// Any, e-mail, documents (RFC 9336), and what Microsoft and Adobe call documents.
  private static let signingPurposes: Set<OID> = [
    OID(2, 5, 29, 37, 0), OID(1, 3, 6, 1, 5, 5, 7, 3, 4), OID(1, 3, 6, 1, 5, 5, 7, 3, 36),
    OID(1, 3, 6, 1, 4, 1, 311, 10, 3, 12), OID(1, 2, 840, 113583, 1, 1, 5),
  ]

  /// Whether it holds at an instant.
  func holds(at instant: Instant) -> Bool {
    notBefore <= instant.seconds && instant.seconds <= notAfter
  }

  var pem: [UInt8] { PEMBlock("CERTIFICATE", der).text }

  var facts: CertificateFacts {
    CertificateFacts(
      subject: subject.description, issuer: issuer.description,
      serial: serial.hex, sha256: sha256.hex, notBefore: Instant(seconds: notBefore),
      notAfter: Instant(seconds: notAfter))
  }
}

extension ChildResult {
  /// Whether OpenSSL says yes, or no: by its words, or by one of the statuses that mean no. Anything
  /// else is a program that does not work, and says nothing about the file.
  func answers(_ words: String, no statuses: Set<Int32>) throws(ToolError) -> Bool {
    if case .exited(let code) = status, statuses.contains(code) { return false }
    guard try confirms(words) else {
      throw .failed(program: OutsideProgram.openssl.name, .wrongAnswer)
    }
    return true
  }
}
