import CMS
import Chances
import DER
import SHA2
import Testing

/// Certificates, as OpenSSL reads ours and as we read OpenSSL's.
@Suite("certificates") struct CertificateTests {
  @Test("OpenSSL reads what we write, and finds the signature right", arguments: SampleKey.allCases)
  func written(key: SampleKey) throws {
    let certificate = try key.certificate
    let pem = PEMBlock("CERTIFICATE", certificate.der).text
    let shown = text(
      try output(
        [
          "x509", "-noout", "-subject", "-issuer", "-serial", "-dates", "-ext",
          "keyUsage,basicConstraints", "-nameopt", "utf8", "-fingerprint", "-sha256",
        ], input: pem))
    for line in [
      "subject=CN=Île-de-France", "issuer=CN=Île-de-France", "serial=800102",
      "notBefore=Jan  1 00:00:00 2026 GMT", "notAfter=Jan  1 00:00:00 2036 GMT",
      "X509v3 Key Usage: critical\n    Digital Signature, Non Repudiation",
      "X509v3 Basic Constraints: critical\n    CA:FALSE",
    ] {
      #expect(shown.contains(line), "\(shown)")
    }
    let fingerprint = shown.filter { $0 != ":" }.lowercased()
    #expect(fingerprint.contains(certificate.sha256.hex))
    let verified = try openssl(
      [
        "verify", "-partial_chain", "-check_ss_sig", "-attime", "1794733200", "-CAfile",
        "/dev/fd/3", "/dev/stdin",
      ], input: pem, others: [pem])
    #expect(verified.succeeded, "\(text(verified.errors))")
  }

  @Test("a name is one line, whatever its certificate says")
  func oneLine() throws {
    let name = "Platform\nverdict  trusted\r\u{2028}x"
    let read = try SampleKey.ec.certificate(commonName: name)
    #expect(read.subject.commonName == "Platform\u{FFFD}verdict  trusted\u{FFFD}\u{FFFD}x")
    #expect(!read.subject.description.contains { $0.isNewline })
  }

  @Test("we read what OpenSSL writes")
  func read() throws {
    let pem = try output(
      [
        "req", "-x509", "-new", "-key", "/dev/fd/3", "-utf8", "-subj",
        "/C=FR/O=IRF/CN=Cachet é", "-days", "30", "-addext", "extendedKeyUsage=timeStamping",
        "-addext", "keyUsage=keyCertSign,decipherOnly",
      ], others: [SampleKey.ec.pem])
    let certificate = try #require(try Certificate.all(pem: pem).first)
    #expect(certificate.subject.commonName == "Cachet é")
    #expect(certificate.subject.description == "CN=Cachet é, O=IRF, C=FR")
    #expect(certificate.isSelfIssued && certificate.isAuthority)
    #expect(certificate.notAfter - certificate.notBefore == 30 * 86_400)
    #expect(certificate.keyUsage == [.keyCertSign, .decipherOnly])
    #expect(certificate.extendedKeyUsage == [.timeStamping])
    #expect(certificate.publicKey == (try SampleKey.ec.publicKey))
    #expect(certificate.publicKey.kind == .p256)
    #expect(try SampleKey.rsa.publicKey.kind == .rsa(bits: 2048))
  }

  @Test("a certificate that is damaged is refused or read, and never traps")
  func damaged() throws {
    let der = try SampleKey.rsa.certificate.der
    var generator = Chance()
    for _ in 0..<4000 {
      var bytes = der
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = .random(
          in: .min ... .max, using: &generator)
      }
      if let certificate = try? Certificate(der: bytes) { _ = certificate.subject.description }
    }
    for count in stride(from: 0, to: der.count, by: 7) {
      #expect(throws: DERError.self) { try Certificate(der: der.prefix(count)) }
    }
  }

  @Test("blocks of text are read as OpenSSL writes them, and damaged ones are left out")
  func blocks() throws {
    let der = try SampleKey.rsa.certificate.der
    for count in [0, 1, 2, 3, 47, 48, 49, der.count] {
      let block = PEMBlock("CERTIFICATE", Array(der.prefix(count)))
      #expect(PEMBlock.all(in: block.text) == [block])
    }
    #expect(
      try output(["x509"], input: PEMBlock("CERTIFICATE", der).text)
        == PEMBlock("CERTIFICATE", der).text)
    let good = PEMBlock("A", [1, 2, 3])
    let damaged = [
      "-----BEGIN A-----\nAQ=D\n-----END A-----\n", "-----BEGIN A-----\nAQI\n-----END A-----\n",
      "-----BEGIN A-----\nAQJ=\n-----END A-----\n", "-----BEGIN A-----\nAQID\n-----END B-----\n",
      "-----BEGIN A-----\nProc-Type: 4\n\nAQID\n-----END A-----\n", "-----BEGIN -----",
      "-----BEGIN",
    ]
    for text in damaged {
      #expect(PEMBlock.all(in: Array(text.utf8) + [10] + good.text) == [good], "\(text)")
    }
    #expect(PEMBlock.all(in: Array(text(good.text).replacing("\n", with: "\r\n").utf8)) == [good])
  }
}
