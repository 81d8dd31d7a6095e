import Foundation
import Testing

/// Signed files of the release, as two validators that are not ours see them, and as ours does.
@Suite("validators") struct ValidatorTests {
  @Test("a file under a self-signed seal is valid and whole", arguments: ["rsa", "ec"])
  func selfSigned(kind: String) throws {
    let desk = try Desk.sealed("--key", kind)
    let path = try desk.write(try desk.signedFile(), to: "signed.pdf")

    let said = try Validators.pyHanko(path, trusting: [desk.seal])
    #expect(said.isJudgedValid && said.isJudgedWhole, "\(said)")
    let shown = try Validators.pdfsig(path, trusting: nil, in: desk.folder)
    #expect(shown.contains("Signature is Valid."), "\(shown)")
    #expect(shown.contains("Total document signed"))
    #expect(shown.contains("Signature Type: ETSI.CAdES.detached"))
    // Nobody knows the certificate: it must be called what it is.
    #expect(shown.contains("Certificate issuer is unknown."))

    let verdict = try desk("convention", "verify", path, "--json")
    #expect(verdict.status == 0)
    #expect(try verdict.field("verdict") == "trusted")
    #expect(try verdict.field("seal") == "b_b")
  }

  @Test("a bought certificate and a time-stamp are trusted by both", arguments: [false, true])
  func bought(ec: Bool) throws {
    let desk = try Desk.open()
    let authority = try Authority(in: desk.folder)
    let (certificate, key) = try authority.sealCertificate("Cachet de l’IRF", ec: ec)
    try desk.done(
      "seal", "import", "--certificate", certificate, "--key", key, "--chain", authority.root)
    try desk.done("settings", "set", "timestamp_authority", authority.address())
    try desk.done("settings", "set", "trusted_certificates", authority.root)
    let path = try desk.write(try desk.signedFile("--timestamp", "require"), to: "signed.pdf")

    let said = try Validators.pyHanko(path, trusting: [authority.root])
    #expect(said.isJudgedValid && said.isJudgedWhole, "\(said)")
    #expect(said.contains("The TSA certificate is trusted."), "\(said)")
    let shown = try Validators.pdfsig(path, trusting: authority.root, in: desk.folder)
    #expect(shown.contains("Signature is Valid."), "\(shown)")
    #expect(shown.contains("Total document signed"))
    #expect(shown.contains("Certificate is Trusted."))

    let verdict = try desk("convention", "verify", path, "--json")
    #expect(try verdict.field("verdict") == "trusted")
    #expect(try verdict.field("seal") == "b_t")
  }

  @Test("what was done to a file afterwards is told by all three")
  func tampered() throws {
    let desk = try Desk.sealed("--key", "ec")
    let signed = try desk.signedFile()
    var flipped = signed
    flipped[1000] ^= 1
    let cases: [(bytes: [UInt8], verdict: String, pdfsig: String, isIntact: Bool)] = [
      (flipped, "modified", "Digest Mismatch", false),
      (signed + [10], "appended", "Not total document signed", true),
    ]
    for (bytes, verdict, words, isIntact) in cases {
      let path = try desk.write(bytes, to: "\(verdict).pdf")
      let said = try Validators.pyHanko(path, trusting: [desk.seal])
      #expect(!(said.isJudgedValid && said.isJudgedWhole), "\(said)")
      #expect(said.contains("cryptographically sound") == isIntact)
      let shown = try Validators.pdfsig(path, trusting: nil, in: desk.folder)
      #expect(shown.contains(words), "\(shown)")
      let own = try desk("convention", "verify", path, "--json")
      #expect(own.status == 1)
      #expect(try own.field("verdict") == verdict)
    }
  }

  @Test("a key that is not the certificate's, and an expired certificate, are refused by all three")
  func forged() throws {
    let desk = try Desk.sealed("--key", "ec")
    // First of all: a certificate must be older than what it signs.
    let authority = try Authority(in: desk.folder)
    let forgery = Forgery(file: try desk.signedFile())
    let otherKey = try desk.write(try Forgery.key(), to: "other.key")
    let cases: [(verdict: String, ended: Bool, key: String?, pdfsig: String)] = [
      ("modified", false, otherKey, "Signature is Invalid."),
      ("certificate_expired", true, nil, "Certificate has Expired"),
      // That a forger's own signature holds shows that the others fail for their reasons.
      ("trusted", false, nil, "Certificate is Trusted."),
    ]
    for (verdict, ended, key, words) in cases {
      let (path, own) = try authority.sealCertificate("Autre", ended: ended)
      let bytes = try forgery.signed(by: key ?? own, as: try Forgery.certificate(path))
      let file = try desk.write(bytes, to: "\(verdict).pdf")
      let said = try Validators.pyHanko(file, trusting: [authority.root])
      #expect(said.isJudgedValid == (verdict == "trusted"), "\(verdict): \(said)")
      let shown = try Validators.pdfsig(file, trusting: authority.root, in: desk.folder)
      #expect(shown.contains(words), "\(verdict): \(shown)")
      // The archive would know that it is not the file that was sealed.
      let ours = try desk.elsewhere(
        ["convention", "verify", file, "--trust", authority.root, "--json"])
      #expect(try ours.field("verdict") == verdict, "\(ours)")
    }
  }

  @Test("a token over other bytes is refused by pyHanko and by ours")
  func badToken() throws {
    let desk = try Desk.open()
    let authority = try Authority(in: desk.folder)
    let (path, key) = try authority.sealCertificate("Cachet")
    try desk.done(
      "seal", "import", "--certificate", path, "--key", key, "--chain", authority.root)
    let forgery = Forgery(file: try desk.signedFile())
    let certificate = try Forgery.certificate(path)
    for isBad in [true, false] {
      let bytes = try forgery.signed(by: key, as: certificate) { value in
        try authority.token(over: isBad ? value + [0] : value)
      }
      let file = try desk.write(bytes, to: "\(isBad).pdf")
      let said = try Validators.pyHanko(file, trusting: [authority.root])
      #expect(said.isJudgedValid != isBad, "\(said)")
      let own = try desk.elsewhere(
        ["convention", "verify", file, "--trust", authority.root, "--json"])
      #expect(try own.field("verdict") == (isBad ? "timestamp_bad" : "trusted"), "\(own)")
    }
  }
}
