import Foundation
import Stage
import Testing

/// 24 processes on one file: none is lost, none wins twice.
@Suite struct RaceTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch.furnished()
  }

  @Test func `of 24 people for 10 seats, 10 are registered and 14 find the session full`() throws {
    let endings = try scratch.atOnce(
      (1...24).map {
        Scratch.registration(of: "Anne Martin <p\($0)@cabinet.example>", session: "S")
      })
    #expect(endings.count { $0.status == 0 } == 10)
    #expect(endings.count { $0.status == 1 && $0.errorCode == "session_full" } == 14)
    #expect(try scratch.sql("SELECT seats_taken FROM session WHERE code = 'S'") == "10")
    #expect(try scratch.faults() == "")
  }

  @Test func `of 24 who launch one convention, one does`() throws {
    let convention = try scratch.convention()
    let endings = try scratch.atOnce(Array(repeating: Scratch.launch(convention), count: 24))
    #expect(endings.count { $0.status == 0 } == 1)
    #expect(endings.count { $0.status == 1 && $0.errorCode == "already_signing" } == 23)
    #expect(try scratch.sql("SELECT count(*) FROM signing_procedure") == "1")
    #expect(try scratch.faults() == "")
  }

  @Test func `24 times the same registration is one`() throws {
    let words = Scratch.registration(of: "Léa Petit <lea@cabinet.example>")
    let endings = try scratch.atOnce(Array(repeating: words, count: 24))
    #expect(endings.allSatisfy { $0.status == 0 })
    #expect(Set(try endings.map { try $0.field("id") }).count == 1)
    #expect(try scratch.sql("SELECT count(*) FROM registration") == "1")
    #expect(try scratch.faults() == "")
  }

  @Test func `24 times the same newcomer in 24 registrations is one account with one invitation`()
    throws
  {
    for number in 1...24 {
      try scratch.done(
        "session", "add", "S\(number)", "--training", "T", "--starts", "2027-04-01T09:00", "--ends",
        "2027-04-02T17:30", "--place", "Lyon", "--seats", "1")
    }
    let endings = try scratch.atOnce(
      (1...24).map {
        Scratch.registration(of: "Léa Petit <lea@cabinet.example>", session: "S\($0)")
      })
    #expect(endings.allSatisfy { $0.status == 0 })
    #expect(try scratch.sql("SELECT count(*) FROM registration") == "24")
    #expect(
      try scratch.sql(
        """
        SELECT count(*) FROM letter
        WHERE kind = 'invitation' AND recipient = 'lea@cabinet.example'
        """) == "1")
    #expect(try scratch.faults() == "")
  }

  @Test func `24 times the right code signs once, and the others are told`() throws {
    let (link, code) = try scratch.ceremony(try scratch.convention())
    let words = ["signature", "sign", link, "--code", code, "--json"]
    let endings = try scratch.atOnce(Array(repeating: words, count: 24))
    #expect(endings.contains { $0.status == 0 })
    // Who comes while it is being signed is told so; who comes later finds it signed.
    #expect(endings.allSatisfy { $0.status == 0 || $0.errorCode == "sealing" })
    #expect(try scratch.sql("SELECT count(*) FROM document") == "2")
    #expect(try scratch.sql("SELECT tries FROM signing_code") == "1")
    #expect(try scratch.sql("SELECT count(*) FROM letter WHERE kind = 'signature_done'") == "1")
    #expect(try scratch.faults() == "")
  }

  @Test func `24 wrong codes are five tries`() throws {
    let (link, code) = try scratch.ceremony(try scratch.convention())
    let wrong = try wrongCodes(24, instead: code)
    let endings = try scratch.atOnce(
      wrong.map { ["signature", "sign", link, "--code", $0, "--json"] })
    #expect(endings.count { $0.status == 1 && $0.errorCode == "wrong_code" } == 5)
    #expect(endings.count { $0.status == 1 && $0.errorCode == "code_spent" } == 19)
    #expect(try scratch.sql("SELECT tries FROM signing_code") == "5")
    #expect(try scratch.faults() == "")
  }

  @Test func `24 requests for a code are five codes, and the procedure locks`() throws {
    let (link, _) = try scratch.ceremony(try scratch.convention())
    let endings = try scratch.atOnce(
      Array(repeating: ["signature", "code", link, "--json"], count: 24))
    #expect(endings.count { $0.status == 0 } == 4)
    #expect(endings.count { $0.errorCode == "locked" } == 1)
    #expect(endings.count { $0.errorCode == "link_dead" } == 19)
    #expect(try scratch.sql("SELECT count(*) FROM signing_code") == "5")
    #expect(try scratch.faults() == "")
  }

  @Test func `24 times init makes one database with its key`() throws {
    let empty = try Scratch()
    let endings = try empty.atOnce(Array(repeating: ["init", "--sandbox"], count: 24))
    #expect(endings.allSatisfy { $0.status == 0 })
    #expect(endings.count { $0.errors.contains("already") } == 23)
    #expect(try empty.names() == ["jinius.db", "jinius.db.key", "jinius.db.lock"])
    try empty.done("audit", "verify")
  }

  @Test func `writers and readers at once neither fail nor lose anything`() throws {
    let convention = try scratch.convention()
    let writers = (1...12).map {
      Scratch.registration(of: "Anne Martin <p\($0)@cabinet.example>")
    }
    let readers = [
      ["convention", "list", "--json"], ["registration", "list", "--json"],
      ["convention", "show", convention, "--json"], ["audit", "verify", "--json"],
    ]
    let endings = try scratch.atOnce(
      writers.enumerated().flatMap { [$1, readers[$0 % readers.count]] })
    for ending in endings { #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending)") }
    #expect(try scratch.sql("SELECT count(*) FROM registration") == "13")
    #expect(try scratch.faults() == "")
  }

  /// Codes that are none of them the right one.
  private func wrongCodes(_ count: Int, instead code: String) throws -> [String] {
    let right = try #require(Int(code))
    return (1...count).map { String(format: "%06d", (right + $0) % 1_000_000) }
  }
}
