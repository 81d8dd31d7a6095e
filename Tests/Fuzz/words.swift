// modules: CommandLineKit
import CommandLineKit

private final class Nobody {}

private struct Common: ParameterGroup {
  @Flag("Print JSON.") var json: Bool
  @Option("The database.") var db: String?
}

private enum Rights: String, CaseIterable, ArgumentValue { case open, restricted }

private struct Make: Command {
  static let name = "make"
  static let summary = "Make something."
  static let examples = ["demo thing make x --seats 3"]
  @Argument("What.") var what: String
  @Argument("More.") var others: [String]
  @Option("Who may.", default: .open) var rights: Rights
  @Option("Seats.", short: "s", default: 20) var seats: Int
  @Option("Who pays.") var payer: [String]
  @Flag("Force it.", short: "f") var force: Bool
  @Toggle("May sign.") var canSign: Bool?
  @Group var common: Common
  func run(in context: Nobody) throws {}
}

private let tool = CommandLineTool<Nobody>(
  name: "demo", version: "1.2.3", summary: "Make things.",
  tree: [.group("thing", "Things.", [.command(Make.self)])],
  topics: [HelpTopic(name: "topic", summary: "A topic.", text: "Text.")], globals: Common.self)

/// The words of a command, and what is shown of them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let words = texts(given(start, count))
  switch try? tool.parse(words) {
  case .run(let command, let path): hold(path == ["thing", "make"] && command is Make, "the path")
  case .help(let text): hold(!text.isEmpty || words.first == "__complete", "help says something")
  case .version, nil: break
  }
  _ = tool.completions(for: words)
  let shown = visible(words.joined(separator: " "))
  hold(!shown.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }, "nothing is steered")
  return 0
}
