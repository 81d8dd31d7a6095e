internal import DER

/// What a signature of PAdES signs: the digest of the file, and by which certificate it is signed.
///
/// No time stands here (ETSI EN 319 142-1 §6.3 forbids it): a PDF says it under /M, and a
/// time-stamp proves it.
public struct SignedAttributes: Sendable {
  /// The set, in the order of DER, as it is signed (RFC 5652 §5.4).
  public let der: [UInt8]

  /// - Parameter digest: the SHA-256 of the bytes that are sealed.
  public init(digest: [UInt8], signer: Certificate) {
    let name = DER.sequence(DER.tagged(4, signer.issuer.der))
    // The digest's algorithm is left out: SHA-256 is what is then meant (RFC 5035 §4).
    let certificate = DER.sequence(
      DER.octetString(signer.sha256),
      DER.sequence(name, DER.element(.integer, signer.serial)))
    der = DER.setOf([
      attribute(.contentType, DER.oid(.data)),
      attribute(.messageDigest, DER.octetString(digest)),
      attribute(.signingCertificateV2, DER.sequence(DER.sequence(certificate))),
    ])
  }
}

/// An attribute with one value.
func attribute(_ kind: OID, _ value: [UInt8]) -> [UInt8] {
  DER.sequence(DER.oid(kind), DER.setOf([value]))
}
