import CommandLineKit
import Testing

@testable import CommandLineKit

struct Bad: Command {
  static let name = "bad"
  static let summary = ""
  static let examples: [String] = []
  @Argument("") var words: [String]
  @Argument("More.") var more: String
  @Option("A.", name: "same") var a: String?
  @Option("B.", name: "same") var b: String?
  @Flag("C.") var json: Bool
  @Flag("D.") var help: Bool
  func run(in context: Diary) throws {}
}

struct Lying: Command {
  static let name = "lying"
  static let summary = "Lie."
  static let examples = ["demo lying --bogus", "demo bad x y", "echo hello"]
  func run(in context: Diary) throws {}
}

@Suite("declarations") struct FaultsTests {
  @Test("of the fixture are sound") func sound() {
    #expect(tool.faults() == [])
  }

  @Test("are found unsound") func unsound() {
    let tool = CommandLineTool<Diary>(
      name: "demo", version: "1", summary: "A demo.",
      tree: [.command(Bad.self), .command(Lying.self), .group("bad", "", [])],
      globals: CommonOptions.self)
    #expect(
      tool.faults() == [
        "demo: two subjects are called bad",
        "bad: no summary",
        "bad: two options are called --same",
        "bad: two options are called --json",
        "bad: two options are called --help",
        "bad: WORDS has no help",
        "bad: MORE cannot follow WORDS",
        "bad: no example",
        "lying: unknown option --bogus, in the example: demo lying --bogus",
        "lying: the example shows another command: demo bad x y",
        "lying: the example shows another command: echo hello",
        "bad: no summary",
      ])
  }

  @Test(
    "examples are read as a shell reads them",
    arguments: [
      ("demo a 'b c' \"d 'e\" f\\ g", [["a", "b c", "d 'e", "f g"]]),
      ("X=1 demo a | demo b - > file", [["a"], ["b", "-"]]),
      ("demo a \"Léa <l@x>\" >out; cat", [["a", "Léa <l@x>"]]),
      ("demo a --x=\"$(cat y)\"", [["a", "--x=$(cat y)"]]),
      ("", []),
    ])
  func shell(line: String, calls: [[String]]) {
    #expect(shellCalls(of: "demo", in: line) == calls)
  }
}
