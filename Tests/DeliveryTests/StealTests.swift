import Foundation
import Testing

/// Whoever steals the database alone has no link and no code: neither before a letter leaves, nor
/// after.
@Suite struct StealTests {
  @Test("The database alone yields no usable link and no code, before delivery and after")
  func steal() throws {
    let scene = try Post()
    let office = scene.office
    try office.useSMS()
    try scene.server.set(.busy)
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    try office.done(office.launch(convention))
    let before = try office.stolen()
    try scene.server.set(.kind)
    try office.letTimePass()
    try office.done("outbox", "deliver")
    let links = try scene.server.mails().compactMap(\.text.link)
    #expect(links.count == 2)
    let link = try #require(links.last)
    try office.done("signature", "read", link, "--output", office.folder + "/read.pdf")
    try office.done("signature", "code", link)
    let code = String(try #require(try office.texts().first).text.prefix(6))
    let after = try office.stolen()

    let tokens = links.compactMap { $0.split(separator: "/").last.map(String.init) }
    for thief in [before, after] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: thief.database))
      for token in tokens {
        #expect(bytes.range(of: Data(token.utf8)) == nil)
        #expect(bytes.range(of: Data(token.prefix(20).utf8)) == nil)
        let raw = try #require(Data(base64URL: token))
        #expect(bytes.range(of: raw) == nil)
        #expect(bytes.range(of: Data(raw.map { String(format: "%02x", $0) }.joined().utf8)) == nil)
      }
      // Neither text nor what was drawn from the code stands anywhere in its rows.
      let rows = try thief.sql(
        "SELECT parameters, failure, kind FROM letter; SELECT hex(nonce) FROM signing_code")
      #expect(!rows.contains(code))

      // Whatever blob it holds, taken as a token, opens nothing.
      let blobs = try thief.sql(
        """
        SELECT hex(nonce) FROM signing_procedure UNION SELECT hex(token_hash) FROM signing_procedure
        UNION SELECT hex(nonce) FROM invitation UNION SELECT hex(token_hash) FROM invitation
        UNION SELECT hex(nonce) FROM signing_code UNION SELECT hex(key_fingerprint) FROM meta
        UNION SELECT hex(hash) FROM journal UNION SELECT hex(mac) FROM journal_head
        """
      ).split(separator: "\n")
      #expect(blobs.count > 10)
      for blob in blobs {
        let token = try #require(Data(hex: blob)).base64URL
        let ending = try office("signature", "open", "-", "--json", input: token)
        #expect(ending.errorCode == "link_dead")
      }

      // The program itself gives nothing away without the key, or with another.
      for isOther in [false, true] {
        if isOther { try thief.write(String(repeating: "k", count: 32), to: "jinius.db.key") }
        try thief.useLetters()
        for words in [["outbox", "deliver"], ["outbox", "retry", "1"]] {
          let ending = try thief(words + ["--json"])
          #expect(ending.status == 78, "\(words): \(ending)")
        }
        let shown = try (1...3).map { try thief("outbox", "show", String($0)).output }.joined()
        #expect(!shown.contains(code))
        #expect(tokens.allSatisfy { !shown.contains($0) })
        #expect(try thief.names().allSatisfy { !$0.hasSuffix(".sms") && !$0.hasPrefix("mail.") })
      }
    }
    // With its key, on a real database, the outbox shows none either.
    let shown = try (1...3).map { try office("outbox", "show", String($0)).output }.joined()
    #expect(shown.contains("https://formation.example/jinius/…"))
    #expect(shown.contains("••••••"))
    #expect(!shown.contains(code))
    #expect(tokens.allSatisfy { !shown.contains($0) })
    // Yet they are good.
    try office.done("signature", "sign", link, "--code", code)
  }

  @Test("A program that repeats a link or code in what it says is not repeated")
  func repeated() throws {
    let office = try Office.open()
    try office.useMail(of: "exit 0")
    try office.useSMS(of: "cat >&2; exit 1")
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    try office.useMail(of: #"grep -A1 '^https' >&2; cat > /dev/null; exit 1"#)
    let ending = try office(office.launch(convention))
    #expect(ending.errors.contains("waits until"))
    #expect(!ending.errors.contains("sign/"), "\(ending)")
    try office.useMail(of: "cat > mail.eml")
    try office.letTimePass()
    try office.done("outbox", "deliver", "--quiet")
    let message = try String(contentsOfFile: office.folder + "/mail.eml", encoding: .utf8)
    let link = try #require(
      message.replacing("=\n", with: "").components(separatedBy: "text/html")[0].link)
    try office.done("signature", "read", link, "--output", office.folder + "/read.pdf")
    let asked = try office("signature", "code", link)
    #expect(asked.errors.contains("waits until"))
    #expect(!asked.errors.contains("est votre code"), "\(asked)")
  }
}

extension Office {
  /// A thief's folder: the database file, and nothing else that is ours.
  fileprivate func stolen() throws -> Office {
    let thief = try Office.open()
    for name in try thief.names() where name.hasPrefix("jinius.db") {
      try FileManager.default.removeItem(atPath: thief.folder + "/" + name)
    }
    try FileManager.default.copyItem(atPath: database, toPath: thief.database)
    return thief
  }

  /// Puts the letters back into the queue, for programs that keep whatever they get.
  fileprivate func useLetters() throws {
    try write("#!/bin/bash\ncat > \(folder)/mail.$$\n", to: "keep", mode: 0o700)
    try sql(
      """
      UPDATE letter SET status = 'queued', due_at = 0, attempts = 0, claimed_until = NULL,
        ended_at = NULL;
      UPDATE setting SET value = '\(folder)/keep' WHERE name IN ('sendmail', 'sms_command');
      """)
  }
}

extension Data {
  fileprivate init?(hex: Substring) {
    let digits = Array(hex)
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
    self.init(bytes)
    if bytes.count * 2 != digits.count { return nil }
  }

  fileprivate init?(base64URL text: String) {
    let standard = text.replacing("-", with: "+").replacing("_", with: "/")
    self.init(base64Encoded: standard + "=")
  }

  fileprivate var base64URL: String {
    base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }
}
