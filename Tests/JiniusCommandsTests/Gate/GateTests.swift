import Foundation
import Testing

@testable import JiniusCommands

/// What passes the gate, and what it leaves in the journal.
@Suite("gate") struct GateTests {
  @Test("what passes is done by that account, and by no other")
  func acting() throws {
    let sandbox = try Sandbox.withClaire()
    let line = #"""
      company init --siret 37962734200015 --name "Cabinet X" --administrator claire@x.fr --pledge
      """# + " --registration-rights restricted"
    let answer = try sandbox.gate(line)
    #expect(answer.status == .done, "\(answer.errors)")
    #expect(try sandbox.newestEntry("actor") == "account 1")
    #expect(try sandbox.gate("company show 379627342 --json").output.contains("Cabinet X"))

    _ = try sandbox.run(["account", "create", "max@x.fr"] + Sandbox.name("Max", "Noir"))
    let refused = try sandbox.gate("company show 379627342 --json", as: "max@x.fr")
    #expect(refused.status == .notPermitted)
    #expect(refused.errors.contains(#""code":"not_permitted""#))
  }

  @Test(
    "a refusal stands in the journal: who, why, how long, and none of the words",
    arguments: [
      ("", "no_command"), ("company list; id", "shell_character"), ("company 'list", "open_quote"),
      ("company\u{7}list", "control_character"), ("outbox show 1", "closed_command"),
      ("company list --db x", "closed_option"), ("company list x", "closed_word"),
      ("convention show C-000001", "not_permitted"),
      (String(repeating: "x", count: 65_537), "too_long"),
    ])
  func journal(line: String, reason: String) throws {
    let sandbox = try Sandbox.withClaire()
    let before = try sandbox.entries()
    let answer = try sandbox.gate(line)
    #expect(answer.status == (reason == "no_command" ? .usage : .notPermitted), "\(answer.errors)")
    #expect(answer.output == "")
    #expect(try sandbox.entries() == before + 1)
    #expect(try sandbox.newestEntry("kind") == "gate_refused")
    #expect(try sandbox.newestEntry("actor") == "account 1")
    let facts = try sandbox.newestEntry("facts")
    let start = #"{"reason":"\#(reason)","length":\#(line.utf8.count),"digest":""#
    #expect(facts.hasPrefix(start) && facts.count == start.count + 66, "\(facts)")
    #expect(try sandbox.run(["audit", "verify"]).status == .done)
  }

  @Test("the digest tells one line from another, and differs from database to database")
  func digest() throws {
    let one = try Sandbox.withClaire()
    var facts: [String] = []
    for line in ["outbox list", "outbox show", "outbox list"] {
      _ = try one.gate(line)
      facts.append(try one.newestEntry("facts"))
    }
    #expect(facts[0] == facts[2] && facts[0] != facts[1])
  }

  @Test("an account that may not act is refused, and the journal has it")
  func stranger() throws {
    let sandbox = try Sandbox.withClaire()
    let answer = try sandbox.gate("company list", as: "ghost@x.fr")
    #expect(answer.status == .notPermitted)
    #expect(answer.errors.contains("nobody knows the account ghost@x.fr"))
    #expect(try sandbox.newestEntry("kind") == "gate_refused")
    #expect(try sandbox.newestEntry("actor") == "operator 1000")
  }

  @Test("what only makes no sense keeps its own status, and is no matter for the journal")
  func mistakes() throws {
    let sandbox = try Sandbox.withClaire()
    let before = try sandbox.entries()
    #expect(try sandbox.gate("convention").status == .usage)
    #expect(try sandbox.gate("convention list --status open").status == .usage)
    #expect(try sandbox.gate("registration create").status == .usage)
    #expect(try sandbox.gate("company show 123").status == .badData)
    #expect(try sandbox.gate("signature open x").status == .refused)
    #expect(try sandbox.entries() == before)
  }

  @Test("help shows what is open, and nothing else")
  func help() throws {
    let sandbox = try Sandbox.withClaire()
    let help = try sandbox.gate("help")
    #expect(help.status == .done)
    for closed in ["outbox", "settings", "audit", "gate", "init", "--db", "--as"] {
      #expect(!help.output.contains(closed), "\(closed)")
    }
    #expect(help.output.contains("convention"))
    let page = try sandbox.gate("convention download --help").output
    #expect(page.contains("CONVENTION") && !page.contains("--output") && !page.contains("--force"))
    #expect(try sandbox.gate("help outbox").status == .notPermitted)
    #expect(try sandbox.gate("").errors.contains("no command was given; this is open:"))
  }

  @Test("no variable that could come from the other side changes who acts, or on what")
  func environment() throws {
    let sandbox = try Sandbox.withClaire()
    let other = ["JINIUS_AS": "max@x.fr", "XDG_DATA_HOME": "/nonexistent", "HOME": "/nonexistent"]
    #expect(try sandbox.gate("account show claire@x.fr", environment: other).status == .done)
    #expect(
      try sandbox.gate(
        "account show claire@x.fr", ["--db", sandbox.path],
        environment: ["JINIUS_DB": "/nonexistent/other.db"]
      ).status == .done)
    let words = ["gate", "--db", sandbox.path]
    let answer = try Words.run(
      words, environment: ["JINIUS_AS": "claire@x.fr"], line: Array("company list".utf8))
    #expect(answer.status == .usage)
  }

  @Test("on a real database a clock from the environment opens nothing")
  func clock() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/jinius-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let database = folder + "/jinius.db"
    func run(_ words: String, _ line: String = "", now: String? = nil) throws -> Words.Answer {
      try Words.run(
        words.split(separator: " ").map(String.init), database: database,
        environment: now.map { ["JINIUS_NOW": $0] } ?? [:], line: Array(line.utf8))
    }
    #expect(try run("init").status == .done)
    #expect(
      try run("account create claire@x.fr --given-name Claire --family-name Martin").status == .done
    )
    #expect(try run("gate --as claire@x.fr", "company list").status == .done)
    for line in ["company list", "outbox list"] {
      let answer = try run("gate --as claire@x.fr", line, now: "2020-01-01T00:00:00Z")
      #expect(answer.status == .wrongDatabase, "\(line): \(answer.errors)")
    }
  }

  @Test("the gate's own --dry-run, --json and --quiet hold for every line")
  func ownOptions() throws {
    let sandbox = try Sandbox.withClaire()
    let before = try sandbox.entries()
    let line = "company init --siret 37962734200015 --name X --administrator claire@x.fr --pledge"
    let rehearsed = try sandbox.gate(line + " --registration-rights open", ["--dry-run", "--json"])
    #expect(rehearsed.status == .done && rehearsed.output.contains(#""siren":"379627342""#))
    let refused = try sandbox.gate("outbox list", ["--dry-run", "--json"])
    #expect(refused.status == .notPermitted && refused.errors.hasPrefix("{"))
    #expect(try sandbox.gate("company list --json", ["--json"]).status == .done)
    #expect(try sandbox.entries() == before)
  }

  @Test("a secret can come by standard input, where no list of processes shows it")
  func standardInput() throws {
    let sandbox = try Sandbox.withClaire()
    let answer = try sandbox.gate("signature open - --json", input: "no-such-token\n")
    #expect(answer.errors.contains(#""code":"link_dead""#))
  }
}

extension Sandbox {
  /// A sandbox with the account of Claire, the first.
  static func withClaire() throws -> Sandbox {
    let sandbox = try Sandbox()
    _ = try sandbox.run(["account", "create", "claire@x.fr"] + name("Claire", "Martin"))
    return sandbox
  }

  fileprivate static func name(_ given: String, _ family: String) -> [String] {
    ["--given-name", given, "--family-name", family]
  }

  /// How many entries the journal has.
  fileprivate func entries() throws -> Int { try journalLines().count }

  /// A member of the journal's newest entry.
  fileprivate func newestEntry(_ member: String) throws -> String {
    let line = try #require(try journalLines().last)
    let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    return try #require(entry?[member] as? String)
  }

  private func journalLines() throws -> [Substring] {
    try run(["audit", "list", "--json"]).output.split(separator: "\n")
  }
}
