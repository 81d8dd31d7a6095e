internal import DER

/// A signature that stands apart from what it signs, with the certificates that it takes to check it
/// (RFC 5652, CAdES-B-B; with a time-stamp CAdES-B-T).
public struct DetachedSignature: Sendable {
  private let signer: Certificate
  private let algorithm: [UInt8]
  private let chain: [Certificate]
  private let attributes: SignedAttributes
  private let value: [UInt8]
  private let token: [UInt8]?

  /// Takes the signature's value as OpenSSL makes it of `attributes.der`; nil for a key of a kind
  /// that does not sign here.
  ///
  /// - Parameter token: a time-stamp over `value`, taken as it is.
  public init?(
    signer: Certificate, chain: [Certificate], attributes: SignedAttributes, value: [UInt8],
    token: [UInt8]? = nil
  ) {
    guard let algorithm = signer.publicKey.kind.signatureAlgorithm else { return nil }
    self.signer = signer
    self.algorithm = algorithm
    self.chain = chain
    self.attributes = attributes
    self.value = value
    self.token = token
  }

  /// All of it, as it goes into the file.
  public var der: [UInt8] {
    let certificates = DER.setOf(([signer] + chain).map(\.der))
    return DER.sequence(
      DER.oid(.signedData),
      DER.tagged(
        0,
        DER.sequence(
          DER.integer(1), DER.setOf([Self.sha256]), DER.sequence(DER.oid(.data)),
          retagged(certificates, as: 0), DER.setOf([signerInfo]))))
  }

  private var signerInfo: [UInt8] {
    let unsigned = token.map { DER.setOf([attribute(.timestampToken, $0)]) }
    return DER.sequence(
      DER.integer(1), signer.issuerAndSerial, Self.sha256, retagged(attributes.der, as: 0),
      algorithm, DER.octetString(value), unsigned.map { retagged($0, as: 1) } ?? [])
  }

  private static let sha256 = DER.sequence(DER.oid(.sha256))
}

/// An element under the tag `[number]` in place of its own (IMPLICIT).
private func retagged(_ element: [UInt8], as number: UInt8) -> [UInt8] {
  [DERTag.context(number).octet] + element.dropFirst()
}

extension DetachedSignature {
  /// A signature exactly as this library writes one, read back; nil for any other, though it say the
  /// same. Whatever signs nothing in it, such as a version, is then as it was written.
  public init?(rereading bytes: [UInt8]) {
    guard let reading = try? SignedDataReading(bytes),
      let digest = (try? reading.signer.messageDigest).flatMap({ $0 })
    else { return nil }
    let certificates = reading.certificates.compactMap { try? Certificate(der: $0) }
    guard certificates.count == reading.certificates.count,
      let own = certificates.first(where: {
        reading.signer.identifier
          == .issuerAndSerial(issuer: $0.issuer.der, serial: $0.serial)
      })
    else { return nil }
    self.init(
      signer: own, chain: certificates.filter { $0 != own },
      attributes: SignedAttributes(digest: digest, signer: own), value: reading.signer.signature,
      token: reading.signer.timestampToken)
    let written = der
    guard bytes.starts(with: written), bytes.dropFirst(written.count).allSatisfy({ $0 == 0 }) else {
      return nil
    }
  }
}
