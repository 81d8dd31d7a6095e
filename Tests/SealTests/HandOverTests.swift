import Foundation
import Stage
import Testing

/// The hand-over itself: what it takes is asked first, and the platform's link leads to its door.
@Suite("hand-over") struct HandOverTests {
  @Test("issue 8, 3.3: who may launch and not read launches nothing with a file to write")
  func rightToRead() throws {
    let desk = try Desk.open()
    let delegate = try desk.delegate()
    try desk.declare(try Chain(in: desk.folder).root)
    let convention = try desk.registered()
    let words = ["convention", "sign", convention, "--platform", "Je Signe Expert"]
    let file = desk.folder + "/sent.pdf"
    let refused = try desk(words + ["--output", file, "--json"] + delegate)
    #expect(refused.status == 77 && refused.errorCode == "not_permitted", "\(refused)")
    #expect(try desk.status(of: convention) == "awaiting_signature")
    #expect(!FileManager.default.fileExists(atPath: file))
    try desk.done(words + delegate)
  }

  @Test("issue 8, 3.3: a file that could not be written launches nothing")
  func output() throws {
    let desk = try Desk.open()
    try desk.declare(try Chain(in: desk.folder).root)
    let convention = try desk.registered()
    let there = try desk.write([1], to: "there.pdf")
    let paths = [
      there, desk.folder, desk.folder + "/nowhere/a.pdf", there + "/a.pdf", desk.folder + "/a/",
      "/proc/a.pdf", desk.folder + "/" + String(repeating: "a", count: 250),
    ]
    for path in paths {
      let refused = try desk([
        "convention", "sign", convention, "--platform", "Je Signe Expert", "--output", path,
        "--json",
      ])
      #expect(refused.status == 73, "\(path): \(refused)")
      #expect(try desk.status(of: convention) == "awaiting_signature", "\(path)")
    }
    #expect(try desk.names().filter { $0.hasSuffix(".part") } == [])
  }

  @Test("issue 8, 3.2: the signatory gets the platform's link, once, and no other place's")
  func link() throws {
    let desk = try Desk.open()
    let convention = try desk.registered()
    func send(_ link: String, _ words: [String] = []) throws -> Ending {
      try desk(["convention", "hand-over", convention, "--link", link, "--json"] + words)
    }
    let base = "https://sign.example/portal/"
    #expect(try send(base + "a").errorCode == "not_handed_over")
    try desk.done("convention", "sign", convention, "--platform", "Autre")
    #expect(try send(base + "a").errorCode == "platform_undeclared")
    try desk.done("convention", "cancel", convention)
    try desk.declare(try Chain(in: desk.folder).root)
    try desk.done("convention", "sign", convention, "--platform", "Je Signe Expert")
    #expect(try send("https://evil.example/portal/a").errorCode == "link_outside_platform")
    #expect(try send("https://sign.example/portal/../a").status == 65)
    #expect(try send(base + "a", ["--as", "claire@cabinet.example", "--dry-run"]).status == 0)
    #expect(try desk.links() == 0)

    let secret = base + "Zx81?t=" + String(repeating: "k", count: 43)
    try desk.done("convention", "hand-over", convention, "--link", secret)
    let letter = try desk.newestLetter(to: Desk.signatory)
    #expect(letter.split(separator: "\n").contains { $0 == secret })
    #expect(letter.contains("lien sécurisé vers la plateforme partenaire"))
    let again = try desk(
      ["convention", "hand-over", convention, "--link", "-"], input: secret + "\n")
    #expect(again.status == 0 && again.errors.contains("already"))
    #expect(try desk.links() == 1)
    // No table holds it, and no list shows it.
    let dump = try system("sqlite3", [desk.database, ".dump"]).output
    let hex = secret.utf8.map { String(format: "%02x", $0) }.joined()
    #expect(!dump.contains("Zx81") && !dump.lowercased().contains(hex))
    #expect(!(try desk.done("outbox", "list", "--json").output.contains("Zx81")))
    #expect(!(try desk.done("audit", "list", "--json").output.contains("Zx81")))
    for number in 2...5 {
      try desk.done("convention", "hand-over", convention, "--link", base + "\(number)")
    }
    #expect(try send(base + "6").errorCode == "platform_link_limit")
    #expect(try desk.links() == 5)
    try desk.done("audit", "verify")
  }

  @Test("issue 8, 3.2: a real database shows no platform's link, and a removed address sends none")
  func real() throws {
    let desk = try Desk(sandbox: false)
    try desk.done("init")
    try desk.furnish()
    try desk.declare(try Chain(in: desk.folder).root)
    let convention = try desk.registered()
    try desk.done("convention", "sign", convention, "--platform", "Je Signe Expert")
    try desk.done(
      "convention", "hand-over", convention, "--link", "https://sign.example/portal/Zx81")
    #expect(!(try desk.newestLetter(to: Desk.signatory).contains("sign.example")))
    try desk.done("platform", "update", "Je Signe Expert", "--no-address")
    let refused = try desk(
      ["convention", "hand-over", convention, "--link", "https://sign.example/portal/b", "--json"])
    #expect(refused.errorCode == "platform_address_missing")
  }

  @Test("issue 8, 3.1: a platform stays while papers are there to be signed")
  func removed() throws {
    let desk = try Desk.open()
    try desk.declare(try Chain(in: desk.folder).root)
    let convention = try desk.registered()
    try desk.done("convention", "sign", convention, "--platform", "Je Signe Expert")
    let refused = try desk("platform", "remove", "Je Signe Expert", "--json")
    #expect(refused.status == 1 && refused.errorCode == "platform_in_use")
    try desk.done("convention", "cancel", convention)
    try desk.done("platform", "remove", "Je Signe Expert")
    #expect(try desk.done("platform", "remove", "Je Signe Expert").errors.contains("already"))
    #expect(try desk("platform", "remove", "Autre", "--json").status == 66)
    try desk.declare(try Chain(in: desk.folder).root)
    #expect(try desk.done("audit", "list", "--json").output.contains("platform_removed"))
  }
}

extension Desk {
  fileprivate func status(of convention: String) throws -> String {
    try done("convention", "show", convention, "--json").field("status")
  }

  /// How many letters with a platform's link there are.
  fileprivate func links() throws -> Int {
    Int(try sql("SELECT count(*) FROM letter WHERE kind = 'platform_link'")) ?? -1
  }
}
