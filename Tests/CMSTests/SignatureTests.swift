import CMS
import Chances
import ChildProcess
import DER
import SHA2
import Testing

/// Signatures of ours, as OpenSSL judges them.
@Suite("signatures") struct SignatureTests {
  static let content = Array("Ce qui est signé.".utf8)

  private func signature(by key: SampleKey, token: [UInt8]? = nil) throws -> [UInt8] {
    let certificate = try key.certificate
    let attributes = SignedAttributes(digest: SHA256.hash(Self.content), signer: certificate)
    let value = try key.signature(of: attributes.der)
    return try #require(
      DetachedSignature(
        signer: certificate, chain: [try SampleKey.rsa.certificate], attributes: attributes,
        value: value, token: token)
    ).der
  }

  private func judgement(of signature: [UInt8], by key: SampleKey, over content: [UInt8]) throws
    -> ChildResult
  {
    try openssl(
      [
        "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "/dev/fd/3", "-content",
        "/dev/stdin", "-CAfile", "/dev/fd/4", "-partial_chain", "-no_check_time", "-purpose",
        "any", "-out", "/dev/null",
      ], input: content,
      others: [signature, PEMBlock("CERTIFICATE", try key.certificate.der).text])
  }

  @Test("OpenSSL accepts them as CAdES, and over nothing else", arguments: SampleKey.allCases)
  func accepted(key: SampleKey) throws {
    let signature = try signature(by: key)
    let accepted = try judgement(of: signature, by: key, over: Self.content)
    #expect(accepted.succeeded, "\(text(accepted.errors))")
    #expect(try !judgement(of: signature, by: key, over: Self.content + [0]).succeeded)
    var other = signature
    other[other.count - 1] ^= 1
    #expect(try !judgement(of: other, by: key, over: Self.content).succeeded)
    // Zeros behind it, as in the room of a PDF, change nothing.
    let padded = signature + [0, 0, 0]
    #expect(try judgement(of: padded, by: key, over: Self.content).succeeded)
  }

  @Test("the attributes are those of PAdES: no signing time among them")
  func attributes() throws {
    let shown = text(
      try output(["asn1parse", "-inform", "DER"], input: try signature(by: .rsa)))
    for name in ["contentType", "messageDigest", "id-smime-aa-signingCertificateV2"] {
      #expect(shown.contains(":\(name)\n"), "\(shown)")
    }
    #expect(!shown.contains("signingTime"))
    #expect(!shown.contains("error"))
  }

  @Test("an RSA signature is the same byte for byte, run after run")
  func golden() throws {
    let signature = try signature(by: .rsa)
    #expect(try signature == self.signature(by: .rsa))
    #expect(
      SHA256.hash(signature).hex
        == "1fb40ca1a09a367ce1751220d2a2649e4b69b14d5e2ea8b5c3393c9b7e7e9200")
    #expect(try self.signature(by: .ec) != self.signature(by: .ec))
  }

  @Test("a key of another kind signs nothing")
  func otherKinds() throws {
    let pem = try output(["genpkey", "-algorithm", "ED25519"])
    let key = try PublicKey(der: output(["pkey", "-pubout", "-outform", "DER"], input: pem))
    #expect(key.kind == .other(OID(1, 3, 101, 112), curve: nil))
    #expect(SelfSignedCertificate(commonName: "A", key: key, serial: [1], validity: 0...1) == nil)
  }

  @Test("OpenSSL reads what a time-stamp authority is asked")
  func request() throws {
    let digest = SHA256.hash(Self.content)
    let request = TimestampRequest(digest: digest, nonce: [0x80, 2, 3, 4, 5, 6, 7, 8])
    let shown = text(
      try output(["ts", "-query", "-in", "/dev/stdin", "-text"], input: request.der))
    #expect(shown.contains("Hash Algorithm: sha256"), "\(shown)")
    #expect(shown.contains("Nonce: 0x8002030405060708"))
    #expect(shown.contains("Certificate required: yes"))
  }

  @Test("an answer without a token is read as one, and no answer makes it trap")
  func replies() throws {
    // PKIStatus 2: rejection, with its reason.
    let refusal = DER.sequence(
      DER.sequence(DER.integer(2), DER.bitString([0x80], unused: 7)))
    #expect(try TimestampReply(der: refusal).token == nil)
    #expect(throws: DERError.self) { try TimestampReply(der: Array("<html>".utf8)) }
    #expect(throws: DERError.self) { try TimestampReply(der: []) }
    var generator = Chance()
    let granted = DER.sequence(DER.sequence(DER.integer(0)), try signature(by: .ec))
    #expect(try TimestampReply(der: granted).certificates.count == 2)
    for _ in 0..<3000 {
      var bytes = granted
      bytes[Int.random(in: bytes.indices, using: &generator)] = .random(
        in: .min ... .max, using: &generator)
      _ = try? TimestampReply(der: bytes)
    }
  }
}
