public import DER

/// A CMS SignedData of one signer (RFC 5652 §5) as it was read from a file: what it says, of which
/// nothing is verified yet.
public struct SignedDataReading: Sendable {
  /// Every certificate that it carries, in DER, in its order.
  public let certificates: [[UInt8]]
  /// What kind of content is signed.
  public let contentType: OID
  /// The content, where the signature carries it; a PDF's is detached.
  public let content: [UInt8]?
  /// The one signer.
  public let signer: SignerReading

  /// Reads DER, behind which zeros may stand: what is left of the place kept for a signature.
  public init(_ bytes: some Collection<UInt8>) throws(DERError) {
    let node = try DERNode(prefix: bytes)
    guard bytes.dropFirst(node.encoded.count).allSatisfy({ $0 == 0 }) else {
      throw .trailing(offset: node.encoded.count)
    }
    var outer = try node.fields()
    guard try outer.next().oid() == .signedData else { throw .unexpected(offset: node.offset) }
    let wrapper = try outer.next(.context(0))
    try outer.close()
    guard wrapper.children.count == 1 else { throw .unexpected(offset: wrapper.offset) }

    var fields = try wrapper.children[0].fields()
    let version = try fields.next(.integer).number()
    let digests = try fields.next(.set)
    var encapsulated = try fields.next(.sequence).fields()
    contentType = try encapsulated.next().oid()
    content = try encapsulated.optional(.context(0)).map { (node) throws(DERError) in
      guard node.children.count == 1 else { throw .unexpected(offset: node.offset) }
      return Array(try node.children[0].octetString())
    }
    try encapsulated.close()
    certificates =
      fields.optional(.context(0))?.children.filter { $0.tag == .sequence }
      .map { Array($0.encoded) } ?? []
    _ = fields.optional(.context(1))
    let signers = try fields.next(.set)
    try fields.close()
    guard signers.children.count == 1 else { throw .unexpected(offset: signers.offset) }
    signer = try SignerReading(signers.children[0])
    // What stands twice must agree, since nothing signs the one outside; and the versions are what
    // the rest makes them (RFC 5652 §5.1).
    guard digests.children.map(\.encoded) == [signer.digestAlgorithmElement] else {
      throw .unexpected(offset: digests.offset)
    }
    let isPlain = signer.identifier.isByIssuer && contentType == .data
    guard version == (isPlain ? 1 : 3) else { throw .unexpected(offset: wrapper.offset) }
    guard try signer.contentType.map({ $0 == contentType }) ?? true else {
      throw .unexpected(offset: node.offset)
    }
  }
}

/// One SignerInfo (RFC 5652 §5.3).
public struct SignerReading: Sendable {
  /// Which certificate is the signer's.
  public let identifier: Identifier
  /// How the content is digested.
  public let digestAlgorithm: OID
  let digestAlgorithmElement: ArraySlice<UInt8>
  /// What is signed besides the content, each attribute's one value by its type.
  public let signedAttributes: [OID: DERNode]
  /// The signature value.
  public let signature: [UInt8]
  /// What was added afterwards.
  public let unsignedAttributes: [OID: DERNode]

  /// How a signer's certificate is named.
  public enum Identifier: Equatable, Sendable {
    /// By its issuer's name, in DER, and its serial number.
    case issuerAndSerial(issuer: [UInt8], serial: [UInt8])
    /// By the identifier of its key.
    case key([UInt8])

    var isByIssuer: Bool { if case .issuerAndSerial = self { true } else { false } }
  }

  init(_ node: DERNode) throws(DERError) {
    var fields = try node.fields()
    let version = try fields.next(.integer).number()
    let name = try fields.next()
    switch name.tag {
    case .sequence:
      var parts = try name.fields()
      identifier = .issuerAndSerial(
        issuer: Array(try parts.next(.sequence).encoded),
        serial: Array(try parts.next().integerOctets()))
      try parts.close()
    case .context(0, constructed: false): identifier = .key(Array(name.content))
    default: throw .unexpected(offset: name.offset)
    }
    guard version == (identifier.isByIssuer ? 1 : 3) else { throw .unexpected(offset: node.offset) }
    let digest = try fields.next()
    digestAlgorithm = try AlgorithmName(digest).plain()
    digestAlgorithmElement = digest.encoded
    signedAttributes = try Self.attributes(fields.optional(.context(0)))
    let algorithm = try AlgorithmName(fields.next(.sequence))
    guard algorithm.signs(digestsOf: digestAlgorithm) else {
      throw .unexpected(offset: node.offset)
    }
    signature = Array(try fields.next().octetString())
    unsignedAttributes = try Self.attributes(fields.optional(.context(1)))
    try fields.close()
    // Nothing signs these: what cannot be checked has no place here.
    guard unsignedAttributes.keys.allSatisfy({ $0 == .timestampToken }) else {
      throw .unexpected(offset: node.offset)
    }
  }

  /// Attributes by their types. One that stands twice, or has several values, is refused.
  private static func attributes(_ node: DERNode?) throws(DERError) -> [OID: DERNode] {
    var found: [OID: DERNode] = [:]
    for attribute in node?.children ?? [] {
      var fields = try attribute.fields()
      let type = try fields.next().oid()
      let values = try fields.next(.set)
      try fields.close()
      guard values.children.count == 1, found.updateValue(values.children[0], forKey: type) == nil
      else { throw .unexpected(offset: attribute.offset) }
    }
    return found
  }
}

extension SignerReading {
  /// What kind of content the signer saw.
  var contentType: OID? {
    get throws(DERError) {
      try signedAttributes[.contentType].map { (node) throws(DERError) in try node.oid() }
    }
  }

  /// The digest of the content, as the signer saw it.
  public var messageDigest: [UInt8]? {
    get throws(DERError) {
      try signedAttributes[.messageDigest].map { (node) throws(DERError) in
        Array(try node.octetString())
      }
    }
  }

  /// When the signer says that it was signed, in seconds since 1970; PAdES leaves it out.
  public var signingTime: Int64? {
    get throws(DERError) {
      try signedAttributes[.signingTime].map { (node) throws(DERError) in
        try node.seconds()
      }
    }
  }

  /// What the signature says of its own certificate (RFC 5035): the digest of the first one named.
  public var signingCertificate: CertificateDigest? {
    get throws(DERError) {
      if let node = signedAttributes[.signingCertificateV2] {
        var fields = try Self.firstCertificate(node)
        let algorithm = fields.optional(.sequence)
        var name = try algorithm?.fields()
        return CertificateDigest(
          algorithm: try name?.next().oid() ?? .sha256,
          digest: Array(try fields.next().octetString()))
      }
      if let node = signedAttributes[.signingCertificate] {
        var fields = try Self.firstCertificate(node)
        return CertificateDigest(
          algorithm: .sha1, digest: Array(try fields.next().octetString()))
      }
      return nil
    }
  }

  private static func firstCertificate(_ node: DERNode) throws(DERError) -> DERFields {
    var fields = try node.fields()
    var certificates = try fields.next(.sequence).fields()
    return try certificates.next().fields()
  }

  /// The time-stamp token over the signature value (RFC 3161 appendix A), in DER.
  public var timestampToken: [UInt8]? {
    unsignedAttributes[.timestampToken].map { Array($0.encoded) }
  }
}

/// The digest of a certificate, and how it was made.
public struct CertificateDigest: Equatable, Sendable {
  /// Which hash function.
  public let algorithm: OID
  /// Its result.
  public let digest: [UInt8]
}

extension DistinguishedName {
  /// The organisation; nil where there is none.
  public var organisation: String? { attributes.last { $0.kind == .organisation }?.text }
}
