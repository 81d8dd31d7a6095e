internal import DER

/// An algorithm as a signature names it (RFC 5280 §4.1.1.2).
struct AlgorithmName {
  private let name: OID
  private let parameters: DERNode?
  private let offset: Int

  init(_ node: DERNode) throws(DERError) {
    var fields = try node.fields()
    name = try fields.next().oid()
    parameters = fields.isEmpty ? nil : try fields.next()
    try fields.close()
    offset = node.offset
  }

  /// The name of one without parameters: they are left out, or NULL.
  func plain() throws(DERError) -> OID {
    guard hasNoParameters else { throw .unexpected(offset: offset) }
    return name
  }

  private var hasNoParameters: Bool { parameters.map { $0.tag == .null } ?? true }

  /// Whether it makes signatures of digests that this function makes. OpenSSL goes by the digest and
  /// the key, so that a name which says otherwise would pass.
  func signs(digestsOf digest: OID) -> Bool {
    if name == Self.pss { return parameters != nil }
    guard hasNoParameters else { return false }
    if [.rsaEncryption, .ecPublicKey, Self.ed25519].contains(name) { return true }
    return Self.digests[name] == digest
  }

  private static let pss = OID(1, 2, 840, 113549, 1, 1, 10)
  private static let ed25519 = OID(1, 3, 101, 112)
  private static let sha384 = OID(2, 16, 840, 1, 101, 3, 4, 2, 2)
  private static let sha512 = OID(2, 16, 840, 1, 101, 3, 4, 2, 3)
  /// Names that hold a digest's.
  private static let digests: [OID: OID] = [
    OID(1, 2, 840, 113549, 1, 1, 5): .sha1, .sha256WithRSA: .sha256,
    OID(1, 2, 840, 113549, 1, 1, 12): sha384, OID(1, 2, 840, 113549, 1, 1, 13): sha512,
    OID(1, 2, 840, 10045, 4, 1): .sha1, .ecdsaWithSHA256: .sha256,
    OID(1, 2, 840, 10045, 4, 3, 3): sha384, OID(1, 2, 840, 10045, 4, 3, 4): sha512,
  ]
}
