import Foundation
import Stage
import Testing

/// What a person at a distance does all day.
extension EscapeTests {
  @Test("a firm's administrator registers, has it signed and fetches the paper, from a distance")
  func work() throws {
    let bench = try bench()
    func done(_ line: String, input: String = "", as person: Bench.Person = .claire) throws
      -> Ending
    {
      let ending = try bench.line(line, as: person, input: input)
      try #require(ending.status == 0, "\(line): \(ending)")
      return ending
    }
    #expect(try done("help").output.contains("registration"))
    #expect(try done("company show \(Scratch.company)").output.contains("Cabinet Martin"))
    #expect(try done("jinius session list --json").output.contains(#""code":"BIG""#))
    let last = try bench.look().state.lastEntry
    let made = try done(
      "registration create --company \(Scratch.company) --session BIG "
        + #"--participant "Hugo D'Arc <hugo@cabinet.example>" --json"#)
    #expect(
      Set(try bench.look(after: last).entries.map(\.actor)) == [
        Bench.Person.claire.rawValue
      ])
    let convention = try made.field("convention")
    #expect(try done("convention list --json").output.contains(convention))
    #expect(try !done("convention list --json", as: .ines).output.contains(convention))
    #expect(try done("convention show \(convention)").output.contains("En attente de signature"))
    #expect(
      try done(
        "right explain --account claire@cabinet.example --company \(Scratch.company) "
          + "--action launch_signature --json"
      ).field("allowed") == "1")
    #expect(
      try done("convention sign \(convention) --signatory \(Scratch.signatory) --dry-run").output
        == "")
    _ = try done("convention sign \(convention) --signatory \(Scratch.signatory)")

    // The signatory, with the link that he got; its secret comes by standard input.
    let letter = try bench.scratch.newestLetter(to: Scratch.signatory)
    let link = try #require(letter.firstMatch(of: /https:\S+\/sign\/[A-Za-z0-9_-]{43}/)).0
    #expect(try done("signature open -", input: "\(link)\n", as: .ines).output.contains(convention))
    #expect(try done("signature read \(link)").output.hasPrefix("%PDF-"))
    _ = try done("signature code \(link)")
    let code = try #require(
      try bench.scratch.newestLetter(to: "+33612345678").firstMatch(of: /\b[0-9]{6}\b/)
    ).0
    _ = try done("signature sign \(link) --code \(code)")
    #expect(try done("convention download \(convention)").output.hasPrefix("%PDF-"))
    #expect(try done("convention download \(convention) --output -").output.hasPrefix("%PDF-"))
    #expect(try done("signature download \(link) -o -").output.hasPrefix("%PDF-"))
    #expect(try bench.scratch("audit", "verify").status == 0)
  }

  @Test("imports come from standard input, and documents go to standard output")
  func streams() throws {
    let bench = try bench()
    let csv = "given_name,family_name,email\nZoé,Leroy,zoe@cabinet.example\n"
    let words = "collaborator import --company \(Scratch.company)"
    for line in [words, words + " -", words + " --keep-going --json"] {
      let ending = try bench.line(line, input: csv)
      #expect(ending.status == 0, "\(line): \(ending)")
      #expect(ending.output.contains("zoe@cabinet.example"))
    }
    let (refused, _) = try bench.harmless { try bench.line(words, as: .ines, input: csv) }
    #expect(refused.status == 77)
    let export = try bench.line("account export claire@cabinet.example --output -")
    #expect(try export.field("account").contains("claire@cabinet.example"))
    #expect(try bench.line("company overview \(Scratch.company) --json").status == 0)
    #expect(try bench.line("account overview").output.contains("Claire"))
    #expect(try bench.line("account spaces claire@cabinet.example").status == 0)
  }

  @Test("what is refused by a rule, or badly said, ends as it does at home")
  func statuses() throws {
    let bench = try bench()
    for (line, status) in [
      ("convention download C-000001", 1), ("convention list --status open", 64),
      ("company show 123", 65), ("session show NONE", 66), ("convention", 64),
    ] as [(String, Int32)] {
      let (ending, entries) = try bench.harmless { try bench.line(line) }
      #expect(ending.status == status, "\(line): \(ending)")
      #expect(entries == [])
    }
    #expect(try bench.line("company show 123 --json").errorCode == "invalid_siren")
  }
}
