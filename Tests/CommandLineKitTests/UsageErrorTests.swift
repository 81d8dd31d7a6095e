import CommandLineKit
import Testing

@Suite("errors of words") struct UsageErrorTests {
  @Test(
    "say what is wrong and what to do",
    arguments: [
      (
        "convention sign", "missing CONVENTION, --signatory",
        "usage: demo convention sign CONVENTION --signatory TEXT [options]"
      ),
      (
        "company init", "missing --siret, --registration-rights",
        "usage: demo company init --siret SIRET --registration-rights RIGHTS [options]"
      ),
      ("company list --bogus", "unknown option --bogus", #"see "demo company list --help""#),
      ("company list extra", #"unexpected word "extra""#, "usage: demo company list [options]"),
      ("company list --limit", "--limit needs a value", #"see "demo company list --help""#),
      (
        "company list --limit --json", "--limit needs a value",
        "for a value that begins with a dash: --limit=--json"
      ),
      (
        "company list --limit -5", "--limit needs a value",
        "for a value that begins with a dash: --limit=-5"
      ),
      ("company list --limit 1 --limit 1", "--limit is given twice", "give it once"),
      (
        "company list --limit ten", #"--limit is not a number: "ten""#,
        #"see "demo company list --help""#
      ),
      ("company list --json=yes", "--json takes no value", #"see "demo company list --help""#),
      ("company init --can-sign --no-can-sign", "--can-sign is given twice", "give it once"),
      ("company", #""demo company" needs a command"#, "one of: init, list"),
      ("--json", #""demo" needs a command"#, "one of: company, convention, echo"),
      ("echo loud", #"RIGHTS cannot be "loud""#, "one of: open, restricted"),
    ])
  func sentences(words: String, message: String, hint: String) throws {
    let error = try usageError(words)
    #expect(error.message == message)
    #expect(error.hint == hint)
  }

  @Test("a noun alone brings its help") func noun() throws {
    #expect(try usageError("company").help == help("help company"))
    #expect(try usageError("company lst").help == nil)
  }

  @Test("a command may refuse what a declaration cannot") func own() {
    let error = UsageError("--yes is needed", hint: "add --yes")
    #expect(error.message == "--yes is needed")
    #expect(error.hint == "add --yes")
  }

  @Test(
    "strange words never trap",
    arguments: ["-", "--", "---", "-=", "--=", "=", "\u{301}", "-\u{301}", "\0", "--json=\u{301}"])
  func strange(word: String) {
    for words in [
      [word], ["company", word], ["company", "list", word], ["company", "init", "--city", word],
    ] {
      _ = try? tool.parse(words)
      _ = tool.completions(for: words)
    }
  }

  @Test("a word may be as long as a shell allows") func long() {
    let word = String(repeating: "x", count: 130_000)
    #expect(throws: UsageError.self) { try tool.parse([word]) }
    #expect(throws: UsageError.self) { try tool.parse(["company", "list", "--" + word]) }
  }
}
