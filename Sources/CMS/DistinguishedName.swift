public import DER

/// Who a certificate is about, or who issued it (X.501).
public struct DistinguishedName: Equatable, Sendable {
  /// As it stands in the certificate: two names are the same if these bytes are.
  public let der: [UInt8]
  /// Its attributes, in their order, with the texts of those that are text.
  public let attributes: [Attribute]

  /// One part of a name: what it says, and how.
  public struct Attribute: Equatable, Sendable {
    /// What kind of part it is.
    public let kind: OID
    /// What it says, in one line: foreign text, to be escaped wherever it is shown. No name has
    /// controls; where one stands, it is U+FFFD.
    public let text: String
  }

  /// The name by which a person or an organisation is known; nil where there is none.
  public var commonName: String? { attributes.last { $0.kind == .commonName }?.text }

  /// `CN=IRF, O=IRF SARL, C=FR`: the most telling part first.
  public var description: String {
    attributes.reversed().map { "\(Self.letters[$0.kind] ?? $0.kind.description)=\($0.text)" }
      .joined(separator: ", ")
  }

  init(_ node: DERNode) throws(DERError) {
    der = Array(node.encoded)
    var attributes: [Attribute] = []
    for set in try node.children(of: .sequence) {
      for part in try set.children(of: .set) {
        var fields = try part.fields()
        let kind = try fields.next(.objectIdentifier).oid()
        guard let text = try fields.next().text else { continue }
        attributes.append(Attribute(kind: kind, text: Self.inOneLine(text)))
      }
    }
    self.attributes = attributes
  }

  /// The name of whoever is known by one word only.
  static func encoded(commonName: String) -> [UInt8] {
    DER.sequence(DER.setOf([DER.sequence(DER.oid(.commonName), DER.utf8String(commonName))]))
  }

  private static func inOneLine(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static let letters: [OID: String] = [
    .commonName: "CN", OID(2, 5, 4, 4): "SN", OID(2, 5, 4, 5): "serialNumber",
    OID(2, 5, 4, 6): "C", OID(2, 5, 4, 7): "L", OID(2, 5, 4, 8): "ST", OID(2, 5, 4, 10): "O",
    OID(2, 5, 4, 11): "OU", OID(2, 5, 4, 42): "GN", OID(2, 5, 4, 97): "organizationIdentifier",
  ]
}
