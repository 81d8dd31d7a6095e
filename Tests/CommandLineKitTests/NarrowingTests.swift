import CommandLineKit
import Testing

/// A tool of which not all is open.
@Suite("narrowing") struct NarrowingTests {
  private static let narrow = tool.narrowed(
    to: Narrowing(
      globals: ["--json": .open, "--db": .fixed("theirs.db"), "--quiet": .only("true")],
      commands: [
        ["company", "init"]: ["--siret": .open, "--registration-rights": .only("open")],
        ["company", "list"]: [:],
      ]),
    examples: ["demo company list"])

  private func options(_ words: [String]) throws -> (options: CommonOptions, path: [String]) {
    let options = CommonOptions()
    guard case .run(_, let path) = try Self.narrow.parse(words, globals: options) else {
      throw UsageError("nothing to run")
    }
    return (options, path)
  }

  @Test("what is laid down holds, whether it is named or not")
  func laidDown() throws {
    let (options, path) = try options(["company", "init", "--siret", "1"])
    #expect(path == ["company", "init"])
    #expect(options.db == "theirs.db")
    #expect(options.quiet)
    let named = ["company", "init", "--siret", "1", "--registration-rights", "open", "--quiet"]
    #expect(try self.options(named).options.quiet)
  }

  @Test(
    "what is closed is unknown",
    arguments: [
      ("convention sign 1", "unknown command \"convention\""),
      ("echo x", "unknown command \"echo\""),
      ("internal", "unknown command \"internal\""),
      ("__complete c", "unknown command \"__complete\""),
      ("company list --db x", "unknown option --db"),
      ("--db=x company list", "unknown option --db"),
      ("company init --siret 1 --city x", "unknown option --city"),
      ("--version", "unknown option --version"),
      (
        "company init --siret 1 --registration-rights restricted",
        "--registration-rights cannot be \"restricted\""
      ),
    ])
  func closed(line: String, message: String) throws {
    let error = #expect(throws: UsageError.self) {
      try options(line.split(separator: " ").map(String.init))
    }
    #expect(error?.message == message)
    // Nor does a suggestion tell of it.
    #expect(error?.hint?.contains("did you mean") != true)
  }

  @Test("help shows what is open and can be chosen, and examples that it takes")
  func help() {
    let all = Self.narrow.help(path: [])
    #expect(all.contains("company") && !all.contains("convention") && !all.contains("--db"))
    #expect(all.contains("--json") && !all.contains("--quiet"))
    let page = Self.narrow.help(path: ["company", "init"])
    #expect(page.contains("--siret") && !page.contains("--registration-rights RIGHTS"))
    #expect(!page.contains("demo company init --siret 37962734200015"))
  }

  @Test("the tool itself stays whole")
  func whole() throws {
    #expect(try Self.narrow.parse(["company", "list"], globals: nil).isRun)
    #expect(tool.help(path: []).contains("convention"))
    #expect(
      try read("company init --siret 1 --registration-rights restricted", as: CompanyInit.self)
        .registrationRights == .restricted)
  }
}

extension Invocation {
  fileprivate var isRun: Bool {
    if case .run = self { true } else { false }
  }
}
