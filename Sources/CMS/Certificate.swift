public import DER
internal import SHA2

/// A certificate (X.509, RFC 5280), as far as seals need it.
public struct Certificate: Equatable, Sendable {
  /// The certificate itself.
  public let der: [UInt8]
  /// Its number, unique for its issuer, as the octets of an INTEGER.
  public let serial: [UInt8]
  /// Who issued it.
  public let issuer: DistinguishedName
  /// Whom it is about.
  public let subject: DistinguishedName
  /// When it begins to hold, in seconds since 1970.
  public let notBefore: Int64
  /// When it ends to hold, in seconds since 1970.
  public let notAfter: Int64
  /// The key that it vouches for.
  public let publicKey: PublicKey
  /// What the key may be used for; nil where the certificate does not say.
  public let keyUsage: Set<KeyUsage>?
  /// The purposes that it is restricted to; nil where the certificate does not say.
  public let extendedKeyUsage: [OID]?
  /// Whether it may issue others.
  public let isAuthority: Bool

  /// What a key may be used for (RFC 5280 §4.2.1.3); the raw value is the bit.
  public enum KeyUsage: Int, Sendable, CaseIterable {
    case digitalSignature, nonRepudiation, keyEncipherment, dataEncipherment, keyAgreement
    case keyCertSign, crlSign, encipherOnly, decipherOnly
  }

  /// The digest by which it is known.
  public var sha256: [UInt8] { SHA256.hash(der) }

  /// Whether it bears its own issuer's name.
  public var isSelfIssued: Bool { issuer.der == subject.der }

  /// Reads one certificate, whole.
  public init(der: some Collection<UInt8>) throws(DERError) {
    try self.init(DERNode(der, limits: DERLimits(size: 1 << 20)))
  }

  /// The certificates of a text, in their order; one that cannot be read is an error.
  public static func all(pem text: some Collection<UInt8>) throws(DERError) -> [Certificate] {
    var certificates: [Certificate] = []
    for block in PEMBlock.all(in: text) where block.label == "CERTIFICATE" {
      certificates.append(try Certificate(der: block.bytes))
    }
    return certificates
  }

  init(_ node: DERNode) throws(DERError) {
    var outer = try node.fields()
    var fields = try outer.next(.sequence).fields()
    _ = fields.optional(.context(0))
    serial = Array(try fields.next(.integer).integerOctets())
    _ = try fields.next(.sequence)
    issuer = try DistinguishedName(fields.next())
    var validity = try fields.next(.sequence).fields()
    notBefore = try validity.next().seconds()
    notAfter = try validity.next().seconds()
    subject = try DistinguishedName(fields.next())
    publicKey = try PublicKey(fields.next())
    _ = fields.optional(.context(1, constructed: false))
    _ = fields.optional(.context(2, constructed: false))
    var extensions = CertificateExtensions()
    if let list = fields.optional(.context(3)) { try extensions.read(list) }
    try fields.close()
    der = Array(node.encoded)
    keyUsage = extensions.keyUsage
    extendedKeyUsage = extensions.extendedKeyUsage
    isAuthority = extensions.isAuthority
  }

  /// How a signature names the certificate of its signer: by issuer and number.
  var issuerAndSerial: [UInt8] {
    DER.sequence(issuer.der, DER.element(.integer, serial))
  }
}

/// What the extensions say that are looked at.
private struct CertificateExtensions {
  private(set) var keyUsage: Set<Certificate.KeyUsage>?
  private(set) var extendedKeyUsage: [OID]?
  private(set) var isAuthority = false

  mutating func read(_ node: DERNode) throws(DERError) {
    guard let list = node.children.first else { throw .unexpected(offset: node.offset) }
    for entry in try list.children(of: .sequence) {
      var fields = try entry.fields()
      let kind = try fields.next(.objectIdentifier).oid()
      _ = fields.optional(.boolean)
      try read(kind, try fields.next(.octetString).octetString())
    }
  }

  private mutating func read(_ kind: OID, _ value: ArraySlice<UInt8>) throws(DERError) {
    switch kind {
    case .keyUsage:
      keyUsage = Set(try DERNode(value).flags().compactMap(Certificate.KeyUsage.init))
    case .extendedKeyUsage:
      var purposes: [OID] = []
      for purpose in try DERNode(value).children(of: .sequence) {
        purposes.append(try purpose.oid())
      }
      extendedKeyUsage = purposes
    case .basicConstraints:
      var fields = try DERNode(value).fields()
      isAuthority = try fields.optional(.boolean)?.boolean() ?? false
    default: break
    }
  }
}
