public import DER

/// What a time-stamp authority is asked (RFC 3161 §2.4.1): a digest, a number that no other question
/// bears, and its certificate.
public struct TimestampRequest: Sendable {
  /// The request, as it is sent.
  public let der: [UInt8]

  /// - Parameters:
  ///   - digest: the SHA-256 of what is to be stamped.
  ///   - nonce: eight octets that nobody can foresee.
  public init(digest: [UInt8], nonce: [UInt8]) {
    der = DER.sequence(
      DER.integer(1),
      DER.sequence(DER.sequence(DER.oid(.sha256), DER.null), DER.octetString(digest)),
      DER.integer(magnitude: nonce), DER.boolean(true))
  }
}

/// What a time-stamp authority answers (RFC 3161 §2.4.2).
public struct TimestampReply: Sendable {
  /// The token, as it is embedded; nil where none was granted.
  public let token: [UInt8]?
  /// The certificates that the token holds.
  public let certificates: [Certificate]

  /// Reads an answer, which may come from anybody.
  public init(der: some Collection<UInt8>) throws(DERError) {
    var fields = try DERNode(der, limits: DERLimits(size: 1 << 20)).fields()
    var status = try fields.next(.sequence).fields()
    // 0 is granted, 1 granted with changes.
    let isGranted = try status.next(.integer).number() <= 1
    guard isGranted, let token = fields.optional(.sequence) else {
      self.token = nil
      certificates = []
      return
    }
    try fields.close()
    self.token = Array(token.encoded)
    certificates = try Self.certificates(of: token)
  }

  private static func certificates(of token: DERNode) throws(DERError) -> [Certificate] {
    var outer = try token.fields()
    guard try outer.next(.objectIdentifier).oid() == .signedData,
      let data = try outer.next(.context(0)).children.first
    else { throw .unexpected(offset: token.offset) }
    var fields = try data.fields()
    _ = try fields.next(.integer)
    _ = try fields.next(.set)
    _ = try fields.next(.sequence)
    var certificates: [Certificate] = []
    for certificate in fields.optional(.context(0))?.children ?? [] {
      certificates.append(try Certificate(certificate))
    }
    return certificates
  }
}
