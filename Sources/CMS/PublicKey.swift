public import DER

/// The public half of a key.
public struct PublicKey: Equatable, Sendable {
  /// As it stands in a certificate (SubjectPublicKeyInfo).
  public let der: [UInt8]
  /// What kind of key it is.
  public let kind: Kind
  /// The bits of the key itself.
  let bits: [UInt8]

  /// The kinds of keys that can sign here, and the others.
  public enum Kind: Equatable, Sendable {
    /// RSA, with a modulus of so many bits.
    case rsa(bits: Int)
    /// A key on the curve that NIST calls P-256.
    case p256
    /// Any other, by the algorithm's identifier and its curve's.
    case other(OID, curve: OID?)
  }

  /// Reads what `openssl pkey -pubout -outform DER` writes, and what a certificate holds.
  public init(der: some Collection<UInt8>) throws(DERError) {
    try self.init(DERNode(der))
  }

  init(_ node: DERNode) throws(DERError) {
    var fields = try node.fields()
    var algorithm = try fields.next(.sequence).fields()
    let name = try algorithm.next(.objectIdentifier).oid()
    let curve = try algorithm.optional(.objectIdentifier)?.oid()
    let key = try fields.next(.bitString).wholeBitString()
    try fields.close()
    der = Array(node.encoded)
    bits = Array(key)
    switch (name, curve) {
    case (.rsaEncryption, _): kind = .rsa(bits: try Self.modulusSize(key))
    case (.ecPublicKey, Self.p256): kind = .p256
    default: kind = .other(name, curve: curve)
    }
  }

  private static let p256 = OID(1, 2, 840, 10045, 3, 1, 7)

  private static func modulusSize(_ key: ArraySlice<UInt8>) throws(DERError) -> Int {
    var fields = try DERNode(key).fields()
    let octets = try fields.next(.integer).integerOctets().drop { $0 == 0 }
    return octets.count * 8 - (octets.first?.leadingZeroBitCount ?? 0)
  }
}

extension PublicKey.Kind {
  /// How signatures by such a key are named, with SHA-256; nil for keys that do not sign here.
  var signatureAlgorithm: [UInt8]? {
    switch self {
    case .rsa: DER.sequence(DER.oid(.sha256WithRSA), DER.null)
    case .p256: DER.sequence(DER.oid(.ecdsaWithSHA256))
    case .other: nil
    }
  }
}
