import CMS
import Chances
import Foundation
import Stage
import Testing

/// What `convention verify` says of files that somebody had in his hands.
@Suite("verification") struct VerifyTests {
  @Test("a byte that is changed anywhere is seen")
  func flipped() throws {
    let desk = try Desk.sealed("--key", "ec")
    let signed = try desk.signedFile()
    let range = try #require(Data(signed).range(of: Data("/Contents <".utf8), options: .backwards))
    let places =
      Array(stride(from: 0, to: signed.count, by: signed.count / 60)).dropFirst()
      + Array(stride(from: range.lowerBound - 120, to: range.upperBound + 2400, by: 61))
      + Array(stride(from: signed.count - 700, to: signed.count, by: 23))
    for place in places {
      var bytes = signed
      let isDigit = range.upperBound..<range.upperBound + 32_768 ~= place
      bytes[place] = isDigit ? (bytes[place] == 0x31 ? 0x32 : 0x31) : bytes[place] ^ 1
      let ending = try desk.verify(bytes)
      #expect(ending.status == 1, "\(place): \(ending)")
      #expect(try ending.field("verdict") == "modified", "\(place)")
      #expect(ending.errors == "")
    }
  }

  @Test("a byte that is changed in a certificate that the signature carries is seen")
  func carried() throws {
    let desk = try Desk.open()
    let authority = try Authority(in: desk.folder)
    let (certificate, key) = try authority.sealCertificate("Cachet")
    try desk.done(
      "seal", "import", "--certificate", certificate, "--key", key, "--chain", authority.root)
    let signed = try desk.signedFile()
    #expect(try desk.verify(signed).status == 0)
    let pem = try Data(contentsOf: URL(filePath: authority.root))
    let root = try #require(try Certificate.all(pem: pem).first).der
    let text = String(decoding: signed, as: Unicode.ASCII.self).lowercased()
    let digits = root.map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
    let range = try #require(text.range(of: digits))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    for index in stride(from: 0, to: root.count, by: 41) {
      var bytes = signed
      let place = start + 2 * index + 1
      bytes[place] = bytes[place] == 0x31 ? 0x32 : 0x31
      let ending = try desk.verify(bytes)
      #expect(ending.status == 1, "\(index): \(ending)")
    }
  }

  @Test(
    "what is added behind the signature is seen, whatever it pretends to be",
    arguments: [
      "\n", " ", "% a comment\n", "%%EOF\n",
      "% /ByteRange [0 9 11 99] /Contents <00>\n",
      "900 0 obj\n(/Type /Sig /ByteRange [0 9 11 99] /Contents <00>)\nendobj\n",
      "900 0 obj\n<< /Length 46 >>\nstream\n/Type /Sig /ByteRange [0 9 11 99] /Contents <00>\n"
        + "endstream\nendobj\n",
    ])
  func appended(text: String) throws {
    let ending = try Self.sealed.get().verify(try Self.file.get() + Array(text.utf8))
    #expect(ending.status == 1)
    #expect(try ending.field("verdict") == "appended")
  }

  @Test("each verdict prints its object, and nothing on standard error")
  func objects() throws {
    let desk = try Self.sealed.get()
    let signed = try Self.file.get()
    let cut = Array(signed.prefix(signed.count - 10))
    let cases: [(bytes: [UInt8], status: Int32, verdict: String)] = [
      (signed, 0, "trusted"), (cut, 1, "modified"), ([], 65, "not_a_pdf"),
      (Array("%PDX".utf8), 65, "not_a_pdf"), (Array("%PDF-1.7\n".utf8), 1, "unsigned"),
      (Array("%PDF-1.7\n% << /Type /Sig >>\n".utf8), 1, "unsigned"),
    ]
    for (bytes, status, verdict) in cases {
      let ending = try desk.verify(bytes)
      #expect(ending.status == status, "\(ending)")
      #expect(try ending.field("verdict") == verdict)
      #expect(ending.errors == "")
    }
    let trusted = try desk.verify(signed)
    #expect(try trusted.field("level") == "PAdES B-B")
    #expect(try trusted.field("signature_level") == "simple")
    #expect(try trusted.field("time_source") == "claimed")
    #expect(try trusted.field("signatures") == "1")
    #expect(trusted.output.contains(#""convention":{"id":"C-000001","status":"signed""#))
    #expect(trusted.output.contains(#""match":"signed""#))
  }

  @Test("no database is needed, and whom to trust can be said")
  func alone() throws {
    let desk = try Self.sealed.get()
    let path = try desk.write(try Self.file.get(), to: "alone.pdf")
    func verify(_ words: String...) throws -> Ending {
      var environment = desk.environment
      environment["JINIUS_DB"] = nil
      environment["HOME"] = desk.folder + "/nowhere"
      return try system(
        desk.jinius, ["convention", "verify", path, "--json"] + words, environment: environment)
    }
    let unknown = try verify()
    #expect(unknown.status == 0, "\(unknown)")
    #expect(try unknown.field("verdict") == "untrusted")
    #expect(try unknown.field("signature_level") == "simple")
    #expect(unknown.output.contains(#""convention":null"#))
    #expect(try verify("--require-trust").status == 1)
    let known = try verify("--trust", desk.seal, "--require-trust")
    #expect(known.status == 0)
    #expect(try known.field("verdict") == "trusted")
    #expect(try verify("--db", desk.folder + "/no.db").status == 66)
    #expect(try verify("--trust", desk.folder + "/no.pem").status == 66)
    #expect(try verify("--trust", path).status == 65)
    let missing = try desk("convention", "verify", desk.folder + "/no.pdf", "--json")
    #expect(missing.status == 66)
  }

  @Test("without openssl the verdict says so; what needs no key is told all the same")
  func toolMissing() throws {
    let desk = try Self.sealed.get()
    let path = try desk.write(try Self.file.get(), to: "tool.pdf")
    let ending = try desk("convention", "verify", path, "--json", path: "/nowhere")
    #expect(ending.status == 69)
    #expect(try ending.field("verdict") == "tool_missing")
    #expect(ending.errors == "")
    let plain = try desk.write(Array("%PDF-1.7\n".utf8), to: "plain.pdf")
    #expect(try desk("convention", "verify", plain, path: "/nowhere").status == 1)
  }

  @Test(
    "an openssl that does nothing, fails or dies says nothing about a file",
    arguments: ["exit 0", "exit 1", "kill -9 $$"])
  func toolBroken(script: String) throws {
    let desk = try Self.sealed.get()
    let folder = desk.folder + "/\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try "#!/bin/sh\n\(script)\n".write(
      toFile: folder + "/openssl", atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: folder + "/openssl")
    let path = try desk.write(try Self.file.get(), to: "broken-tool.pdf")
    let ending = try desk("convention", "verify", path, "--json", path: folder)
    #expect(ending.status == 69, "\(ending)")
    #expect(ending.errorCode == "tool_failed")
    #expect(ending.output == "")
  }

  @Test("a file of ours without a seal is unsigned, and its convention is known")
  func unsealed() throws {
    let desk = try Desk.open()
    let ending = try desk.verify(try desk.signedFile())
    #expect(ending.status == 1)
    #expect(try ending.field("verdict") == "unsigned")
    #expect(try ending.field("seal") == "none")
    #expect(ending.output.contains(#""id":"C-000001","status":"signed""#))
  }

  @Test("a web server's certificate vouches for no document, whoever issued it")
  func webServer() throws {
    let desk = try Self.sealed.get()
    let authority = try Authority(in: desk.folder)
    try "keyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n".write(
      toFile: authority.folder + "/seal.ext", atomically: true, encoding: .utf8)
    let (path, key) = try authority.sealCertificate("www.example.org")
    let certificate = try #require(
      try Certificate.all(pem: Data(contentsOf: URL(filePath: path))).first)
    let forged = try Forgery(file: try Self.file.get()).signed(by: key, as: certificate)
    let file = try desk.write(forged, to: "web.pdf")
    let words = ["convention", "verify", file, "--json", "--trust", authority.root]
    let ending = try desk.elsewhere(words)
    #expect(try ending.field("verdict") == "untrusted", "\(ending)")
    // Where the archive is known, another seal in the place of ours is seen.
    #expect(try desk(words).field("verdict") == "modified")
  }

  @Test("somebody else's signature on top does not become ours")
  func countersigned() throws {
    let desk = try Self.sealed.get()
    let authority = try Authority(in: desk.folder)
    let (certificate, key) = try authority.sealCertificate("Autre")
    let path = try desk.write(try Self.file.get(), to: "once.pdf")
    let twice = try Platform.signed(path, field: "Other", certificate, key, in: desk)
    let ending = try desk("convention", "verify", twice, "--json")
    #expect(ending.status == 1)
    #expect(try ending.field("verdict") == "appended")
    #expect(try ending.field("signatures") == "2")
    #expect(ending.output.contains(#""signer":{"name":"Autre""#))
    #expect(ending.output.contains(#""match":"begins""#))
    #expect(ending.output.contains(#""level":null,"seal":null"#))
    #expect(
      try desk("convention", "verify", twice, "--json", "--trust", authority.root)
        .field("verdict") == "appended")
  }

  @Test("issue 8, 2.3: who signed what follows our seal is said, and what nobody signed as well")
  func whatFollows() throws {
    let desk = try Self.sealed.get()
    let authority = try Authority(in: desk.folder)
    let (certificate, key) = try authority.sealCertificate("Autre")
    let path = try desk.write(try Self.file.get(), to: "followed.pdf")
    func said(_ path: String, _ words: String...) throws -> String {
      try desk(["convention", "verify", path] + words).errors
    }
    let twice = try Platform.signed(path, field: "Other", certificate, key, in: desk)
    let by = "what follows the first signature was signed by Autre"
    #expect(try said(twice).contains(by + ", who is not known here\n"))
    #expect(try said(twice, "--trust", authority.root).contains(by + "\n"))
    #expect(try !said(twice).contains("nobody's"))
    let bytes = try Data(contentsOf: URL(filePath: twice))
    let tail = try desk.write([UInt8](bytes) + Array("% x\n".utf8), to: "tail.pdf")
    #expect(try said(tail).contains("; what follows the last is nobody's"))
    let once = try desk.write(try Self.file.get() + Array("% x\n".utf8), to: "once-tail.pdf")
    #expect(try said(once).contains("what follows the signature is nobody's"))
    let (edit, _) = try #require(Platform.edits.first)
    let edited = try Platform.edited(path, edit, in: desk)
    let signed = try Platform.signed(edited, field: "Other", certificate, key, in: desk)
    #expect(try said(signed).contains("signed by Autre"))
  }

  @Test("issue 8, 2.3: a page changed behind our seal is no longer our file, whoever signs on top")
  func changedBehindTheSeal() throws {
    let desk = try Self.sealed.get()
    let authority = try Authority(in: desk.folder)
    let (certificate, key) = try authority.sealCertificate("Autre")
    let path = try desk.write(try Self.file.get(), to: "sealed.pdf")
    for (edit, _) in Platform.edits {
      let edited = try Platform.edited(path, edit, in: desk)
      let signed = try Platform.signed(edited, field: "Other", certificate, key, in: desk)
      for words in [[], ["--trust", authority.root]] {
        let ending = try desk(["convention", "verify", signed, "--json"] + words)
        #expect(ending.status == 1, "\(edit)")
        #expect(try ["modified", "appended"].contains(ending.field("verdict")), "\(edit)")
        #expect(!ending.output.contains(#""signature_level":"simple""#))
        // Each revision is named, with whoever signed it.
        #expect(ending.output.contains(#""content":"document""#))
        #expect(ending.output.components(separatedBy: #""content":"signature""#).count == 3)
      }
    }
  }

  @Test("issue 8, 2.4: what signs nothing in our seal is as we wrote it")
  func respelled() throws {
    let desk = try Self.sealed.get()
    let signed = try Self.file.get()
    let mark = Data("/Contents <".utf8)
    let start = try #require(Data(signed).range(of: mark, options: .backwards)).upperBound
    let digits = String(decoding: signed[start..<start + 32_768], as: UTF8.self)
    func filled(_ text: String) -> [UInt8] {
      Array(signed[..<start]) + Array(text.utf8) + Array(signed[(start + 32_768)...])
    }
    func replaced(_ old: String, _ new: String) throws -> [UInt8] {
      let range = try #require(digits.range(of: old, options: .backwards))
      return filled(digits.replacingCharacters(in: range, with: new))
    }
    // What nobody signs, added by somebody else.
    let script = """
      import sys
      from asn1crypto import cms
      info = cms.ContentInfo.load(bytes.fromhex(sys.argv[1]))
      info['content']['signer_infos'][0]['unsigned_attrs'] = cms.CMSAttributes([
          cms.CMSAttribute({'type': '1.2.3.4', 'values': []})])
      print(info.dump(force=True).hex().upper())
      """
    let python = try Validators.pyHanko().replacingOccurrences(of: "pyhanko", with: "python3")
    let added = try system(python, ["-c", script, digits]).output.trimmingCharacters(
      in: .whitespacesAndNewlines)
    try #require(added.hasPrefix("30"))
    // SignedData's version, SignerInfo's, the algorithm of the digest and of the signature.
    let tampered = [
      ("the digits in small letters", filled(digits.lowercased())),
      ("an attribute", filled(added.padding(toLength: 32_768, withPad: "0", startingAt: 0))),
      ("the version of the whole", try replaced("020101310D300B", "020103310D300B")),
      (
        "the algorithm of the digests",
        try replaced("310D300B0609608648016503040201", "310D300B0609608648016503040202")
      ),
      ("the algorithm of the signature", try replaced("2A8648CE3D040302", "2A8648CE3D040303")),
      ("what is left of the room", filled(digits.dropLast(2) + "01")),
    ]
    for (what, bytes) in tampered {
      #expect(bytes.count == signed.count, "\(what)")
      #expect(bytes != signed, "\(what)")
      let ending = try desk.verify(bytes)
      #expect(ending.status == 1, "\(what): \(ending)")
      #expect(try ending.field("verdict") == "modified", "\(what)")
    }
  }

  @Test(
    "issue 8, 2.4: a file with more than twenty signatures is refused at once",
    .timeLimit(.minutes(1)))
  func tooMany() throws {
    let desk = try Self.sealed.get()
    var text = "%PDF-1.7\n"
    for number in 1...400 {
      text +=
        "\(number) 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>\nendobj\n"
    }
    let path = try desk.write(Array(text.utf8), to: "many.pdf")
    let ending = try desk("convention", "verify", path, "--json")
    #expect(ending.status == 1)
    #expect(ending.errorCode == "too_many_signatures")
  }

  @Test("two hundred hostile files: none ends the program, none passes for signed")
  func hostile() throws {
    let desk = try Self.sealed.get()
    let signed = try Self.file.get()
    var random = Chance()
    for round in 0..<200 {
      var bytes = signed
      for _ in 0...Int.random(in: 0..<6, using: &random) where bytes.count > 2000 {
        let place = Int.random(in: 0..<bytes.count - 1000, using: &random)
        let length = Int.random(in: 1..<1000, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.removeSubrange(place..<place + length)
        case 1: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
        case 2: bytes.insert(contentsOf: Array("<<[(<".utf8), at: place)
        case 3: bytes = Array(bytes.prefix(place))
        default:
          for index in place..<place + length {
            bytes[index] = .random(in: 0...255, using: &random)
          }
        }
      }
      if bytes == signed { continue }
      let ending = try desk.verify(bytes)
      #expect([1, 65].contains(ending.status), "round \(round): \(ending)")
      #expect(ending.errors == "")
    }
  }

  private static let sealed = Result { try Desk.sealed("--key", "ec") }
  private static let file = Result { try sealed.get().signedFile() }
}

extension Desk {
  /// What is said of bytes.
  func verify(_ bytes: [UInt8], _ words: String...) throws -> Ending {
    let path = try write(bytes, to: "verify-\(UUID()).pdf")
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try self(["convention", "verify", path, "--json"] + words)
  }
}
