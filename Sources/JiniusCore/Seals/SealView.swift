internal import CMS
internal import SHA2

/// A seal as it is shown: never its key.
public struct SealView: Sendable {
  /// Whom the certificate is about.
  public let subject: String
  /// Who issued it.
  public let issuer: String
  /// Its number, in hexadecimal.
  public let serial: String
  /// From when it holds.
  public let notBefore: Instant
  /// Until when.
  public let notAfter: Instant
  /// `RSA 3072`, `EC P-256`.
  public let key: String
  /// The digest by which it is known, in hexadecimal.
  public let sha256: String
  /// Whether it vouches for itself, so that readers call it untrusted until told otherwise.
  public let isSelfSigned: Bool
  /// Whom the certificates after it are about.
  public let chain: [String]

  init(_ seal: Seal) {
    let certificate = seal.certificate
    subject = certificate.subject.description
    issuer = certificate.issuer.description
    serial = certificate.serial.hex
    notBefore = Instant(seconds: certificate.notBefore)
    notAfter = Instant(seconds: certificate.notAfter)
    key = certificate.publicKey.kind.description
    sha256 = certificate.sha256.hex
    isSelfSigned = certificate.isSelfIssued
    chain = seal.chain.map(\.subject.description)
  }
}
