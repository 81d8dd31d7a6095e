import CommandLineKit
import Testing

@Suite("shared options") struct GroupsTests {
  @Test(
    "are accepted at any depth",
    arguments: [
      "--json company list", "company --json list", "company list --json",
      "company list --limit 3 --json",
    ])
  func depth(words: String) throws {
    let options = CommonOptions()
    _ = try tool.parse(words.split(separator: " ").map(String.init), globals: options)
    #expect(options.json)
    #expect(!options.quiet)
  }

  @Test("reach both the command that declares the group and the caller") func shared() throws {
    let options = CommonOptions()
    let words = [
      "--db", "x", "company", "init", "-q", "--siret", "1", "--registration-rights=open",
    ]
    guard case .run(let command, _) = try tool.parse(words, globals: options) else {
      throw Unexpected(words: words)
    }
    #expect(options.db == "x")
    #expect((command as? CompanyInit)?.common.db == "x")
    #expect((command as? CompanyInit)?.common.quiet == true)
  }

  @Test("can be seen when the words make no sense") func wanted() {
    #expect(wantsFlag("--json", in: ["company", "lst", "--json"]))
    #expect(!wantsFlag("--json", in: ["echo", "--", "--json"]))
  }

  struct Range: ParameterGroup {
    @Option("First.", default: 1) var first: Int
    @Option("Last.") var last: Int
  }

  struct Show: Command {
    static let name = "show"
    static let summary = "Show."
    static let examples = ["demo show --last 2"]
    @Group var range: Range
    func run(in context: Diary) throws { context.entries = ["\(range.first)-\(range.last)"] }
  }

  @Test("a group may belong to a few commands only") func own() throws {
    let tool = CommandLineTool<Diary>(
      name: "demo", version: "1", summary: "A demo.", tree: [.command(Show.self)])
    #expect(tool.faults() == [])
    guard case .run(let command, _) = try tool.parse(["show", "--last=9"]) else {
      throw Unexpected(words: [])
    }
    let diary = Diary()
    try command.run(in: diary)
    #expect(diary.entries == ["1-9"])
    #expect(try usageError("show", in: tool).message == "missing --last")
  }
}
