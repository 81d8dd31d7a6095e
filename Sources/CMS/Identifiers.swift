public import DER

/// The object identifiers of signatures and certificates.
extension OID {
  // What a container holds (RFC 5652).
  static let data = OID(1, 2, 840, 113549, 1, 7, 1)
  static let signedData = OID(1, 2, 840, 113549, 1, 7, 2)

  // Attributes of a signature (RFC 5652 §11, RFC 5035, RFC 3161).
  static let contentType = OID(1, 2, 840, 113549, 1, 9, 3)
  static let messageDigest = OID(1, 2, 840, 113549, 1, 9, 4)
  static let signingTime = OID(1, 2, 840, 113549, 1, 9, 5)
  static let signingCertificate = OID(1, 2, 840, 113549, 1, 9, 16, 2, 12)
  static let signingCertificateV2 = OID(1, 2, 840, 113549, 1, 9, 16, 2, 47)
  static let timestampInfo = OID(1, 2, 840, 113549, 1, 9, 16, 1, 4)
  static let timestampToken = OID(1, 2, 840, 113549, 1, 9, 16, 2, 14)

  // Algorithms.
  static let sha1 = OID(1, 3, 14, 3, 2, 26)
  /// SHA-256.
  public static let sha256 = OID(2, 16, 840, 1, 101, 3, 4, 2, 1)
  static let rsaEncryption = OID(1, 2, 840, 113549, 1, 1, 1)
  static let sha256WithRSA = OID(1, 2, 840, 113549, 1, 1, 11)
  static let ecPublicKey = OID(1, 2, 840, 10045, 2, 1)
  static let ecdsaWithSHA256 = OID(1, 2, 840, 10045, 4, 3, 2)

  // Certificates (RFC 5280).
  static let organisation = OID(2, 5, 4, 10)
  static let commonName = OID(2, 5, 4, 3)
  static let subjectKeyIdentifier = OID(2, 5, 29, 14)
  static let keyUsage = OID(2, 5, 29, 15)
  static let basicConstraints = OID(2, 5, 29, 19)
  static let extendedKeyUsage = OID(2, 5, 29, 37)

  /// The purpose of a certificate that time-stamps, and nothing else (RFC 3161 §2.3).
  public static let timeStamping = OID(1, 3, 6, 1, 5, 5, 7, 3, 8)
}
