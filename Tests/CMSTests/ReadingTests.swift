import CMS
import Chances
import DER
import SHA2
import Testing

/// Signatures of ours and of OpenSSL's, read back; and bytes that are none.
@Suite("reading signatures") struct ReadingTests {
  static let content = Array("Ce qui est signé.".utf8)

  private func own(_ key: SampleKey) throws -> [UInt8] {
    let certificate = try key.certificate
    let attributes = SignedAttributes(digest: SHA256.hash(Self.content), signer: certificate)
    return try #require(
      DetachedSignature(
        signer: certificate, chain: [], attributes: attributes,
        value: try key.signature(of: attributes.der), token: nil)
    ).der
  }

  @Test("what a signature says is read back, zeros behind it or not", arguments: SampleKey.allCases)
  func ours(key: SampleKey) throws {
    let certificate = try key.certificate
    for padding in [0, 900] {
      let reading = try SignedDataReading(
        try own(key) + [UInt8](repeating: 0, count: padding))
      #expect(reading.certificates == [certificate.der])
      #expect(reading.content == nil)
      #expect(reading.signer.digestAlgorithm == .sha256)
      #expect(
        reading.signer.identifier
          == .issuerAndSerial(issuer: certificate.issuer.der, serial: certificate.serial))
      #expect(try reading.signer.messageDigest == SHA256.hash(Self.content))
      #expect(try reading.signer.signingCertificate?.digest == certificate.sha256)
      #expect(try reading.signer.signingTime == nil)
      #expect(reading.signer.timestampToken == nil)
    }
  }

  @Test("nothing may stand behind a signature but zeros")
  func trailing() throws {
    let signature = try own(.rsa)
    #expect(throws: DERError.self) { try SignedDataReading(signature + [0, 1]) }
    #expect(throws: DERError.self) { try SignedDataReading(signature.dropLast()) }
    #expect(throws: DERError.self) { try TimestampReading(signature) }
  }

  @Test("damaged signatures are read or refused, and never trap")
  func damaged() throws {
    let sound = try own(.rsa)
    var random = Chance()
    for _ in 0..<600 {
      var bytes = sound
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      guard let reading = try? SignedDataReading(bytes) else { continue }
      _ = try? reading.signer.messageDigest
      _ = try? reading.signer.signingTime
      _ = try? reading.signer.signingCertificate
      _ = reading.certificates.compactMap { try? Certificate(der: $0) }
    }
  }
}
