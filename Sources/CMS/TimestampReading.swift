public import DER

/// A time-stamp token (RFC 3161 §2.4.2) as it was read: what its authority says, of which nothing is
/// verified yet.
public struct TimestampReading: Sendable {
  /// The token itself, which is a SignedData.
  public let signedData: SignedDataReading
  /// The authority's policy, such as 1.2.3.4.1.
  public let policy: OID
  /// The digest of what was stamped.
  public let imprint: CertificateDigest
  /// When, in seconds since 1970.
  public let time: Int64
  /// What the authority calls itself, where it says so.
  public let authority: String?

  /// Reads a token in DER.
  public init(_ bytes: some Collection<UInt8>) throws(DERError) {
    signedData = try SignedDataReading(bytes)
    guard signedData.contentType == .timestampInfo, let content = signedData.content else {
      throw .unexpected(offset: 0)
    }
    var fields = try DERNode(content).fields()
    _ = try fields.next(.integer).number()
    policy = try fields.next().oid()
    var imprint = try fields.next().fields()
    var algorithm = try imprint.next().fields()
    self.imprint = CertificateDigest(
      algorithm: try algorithm.next().oid(), digest: Array(try imprint.next().octetString()))
    _ = try fields.next().integerOctets()
    time = try fields.next(.generalizedTime).seconds()
    authority = try Self.authority(&fields)
  }

  /// The common name in what is left: accuracy, ordering, nonce, and then the name.
  private static func authority(_ fields: inout DERFields) throws(DERError) -> String? {
    while !fields.isEmpty {
      let field = try fields.next()
      guard field.tag == .context(0) else { continue }
      // A GeneralName of the choice [4], a directory name, which is a list of sets of attributes.
      guard let name = field.children.first, name.tag == .context(4) else { return nil }
      for set in name.children.first?.children ?? [] {
        for attribute in set.children where attribute.children.count == 2 {
          if try attribute.children[0].oid() == .commonName {
            return attribute.children[1].text
          }
        }
      }
    }
    return nil
  }
}
