internal import DER
internal import SHA2

/// A certificate by which an organisation vouches for its own key, before it is signed.
public struct SelfSignedCertificate: Sendable {
  /// What is to be signed with the key itself.
  public let toBeSigned: [UInt8]
  private let algorithm: [UInt8]

  /// A certificate for seals and nothing else; nil for a key of a kind that does not sign here.
  ///
  /// - Parameters:
  ///   - serial: 16 octets that no other certificate has.
  ///   - validity: the seconds since 1970 from which and to which it holds.
  public init?(
    commonName: String, key: PublicKey, serial: [UInt8], validity: ClosedRange<Int64>
  ) {
    guard let algorithm = key.kind.signatureAlgorithm else { return nil }
    self.algorithm = algorithm
    let name = DistinguishedName.encoded(commonName: commonName)
    let usage: [Certificate.KeyUsage] = [.digitalSignature, .nonRepudiation]
    let flags = usage.reduce(UInt8(0)) { $0 | 0x80 >> UInt8($1.rawValue) }
    let extensions = DER.sequence(
      Self.extension(.basicConstraints, isCritical: true, DER.sequence()),
      Self.extension(.keyUsage, isCritical: true, DER.bitString([flags], unused: 6)),
      // Any digest of the key will do (RFC 7093 §2).
      Self.extension(
        .subjectKeyIdentifier, isCritical: false,
        DER.octetString(SHA256.hash(key.bits).prefix(20))))
    toBeSigned = DER.sequence(
      DER.tagged(0, DER.integer(2)), DER.integer(magnitude: serial), algorithm, name,
      DER.sequence(DER.dateTime(validity.lowerBound), DER.dateTime(validity.upperBound)), name,
      key.der, DER.tagged(3, extensions))
  }

  /// The certificate, with the signature's value as OpenSSL makes it of `toBeSigned`.
  public func signed(_ value: [UInt8]) -> [UInt8] {
    DER.sequence(toBeSigned, algorithm, DER.bitString(value))
  }

  private static func `extension`(_ kind: OID, isCritical: Bool, _ value: [UInt8]) -> [UInt8] {
    DER.sequence(
      DER.oid(kind), isCritical ? DER.boolean(true) : [], DER.octetString(value))
  }
}
