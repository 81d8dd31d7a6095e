import CommandLineKit
import JiniusCore
import Testing

@testable import JiniusCommands

/// The declaration of the commands, and all that is derived from it.
@Suite("tree of commands") struct TreeTests {
  @Test("the declaration has no fault, and every example parses")
  func faults() {
    #expect(Tool.tool.faults() == [])
  }

  @Test("there is a file for every verb, where one looks for it", arguments: Leaf.all)
  func file(leaf: Leaf) throws {
    if leaf.path.count < 2 { return }
    let folder = leaf.path[0].capitalized
    let name = leaf.path.flatMap { $0.split(separator: "-") }.map(\.capitalized).joined()
    #expect(
      try Recording.text("Sources/JiniusCommands/\(folder)/\(name).swift")
        .contains("struct \(name): GuardedCommand"))
  }

  @Test("every command takes --help, wherever it stands", arguments: Leaf.all)
  func help(leaf: Leaf) throws {
    let atEnd = try answer(leaf.path + ["--help"])
    #expect(atEnd.status == .done)
    #expect(atEnd.output.contains("USAGE\n  jinius \(leaf.path.joined(separator: " "))"))
    #expect(try answer(["help"] + leaf.path) == atEnd)
    #expect(try answer(["--help"] + leaf.path) == atEnd)
    #expect(try answer(leaf.path + ["--json", "-h", "--no-such-option"]) == atEnd)
  }

  @Test(
    "every command takes --json: a failure is one object on standard error", arguments: Leaf.all)
  func json(leaf: Leaf) throws {
    let answer = try answer(leaf.path + ["--json", "--no-such-option"])
    #expect(answer.status == .usage)
    #expect(answer.output == "")
    #expect(answer.errors.hasPrefix(#"{"error":{"code":"usage","message":"unknown option"#))
    #expect(answer.errors.hasSuffix("}}\n"))
  }

  @Test("no page of help is wider than 80 columns", arguments: Leaf.pages)
  func width(path: [String]) throws {
    for line in try answer(["help"] + path).output.split(separator: "\n") {
      #expect(line.unicodeScalars.count <= 80, "\(line)")
    }
  }

  @Test(
    "the manual, the completions and the tree are printed",
    arguments: ["man", "completions bash", "completions zsh", "completions fish", "__tree"])
  func derived(line: String) throws {
    let answer = try answer(line.split(separator: " ").map(String.init))
    #expect(answer.status == .done)
    #expect(answer.output.contains(line.hasPrefix("completions") ? "__complete" : "signatories"))
    #expect(answer.errors == "")
  }

  @Test("completion follows the words so far")
  func completion() throws {
    let lines = try answer(["__complete", "convention", "sig"]).output.split(separator: "\n")
    #expect(lines.map { $0.prefix { $0 != "\t" } } == ["sign", "signatories"])
  }

  private func answer(_ words: [String]) throws -> Words.Answer { try Words.run(words) }
}

/// A verb of the tree.
struct Leaf: Sendable, CustomTestStringConvertible {
  let path: [String]
  var testDescription: String { path.joined(separator: " ") }

  /// Every command that help shows.
  static let all = paths(isLeaf: true).map { Leaf(path: $0) }
  /// The root, nouns, verbs and topics.
  static let pages =
    [[]] + paths(isLeaf: false) + paths(isLeaf: true) + Tool.tool.topics.map { [$0.name] }

  private static func paths(isLeaf: Bool) -> [[String]] {
    var paths: [[String]] = []
    for tree in CommandIndex.tree {
      tree.visit { path, leaf in if leaf == isLeaf { paths.append(path) } }
    }
    return paths
  }
}

extension CommandTree {
  /// Calls the body with the path of each noun and verb that is shown.
  fileprivate func visit(from path: [String] = [], _ body: ([String], _ isLeaf: Bool) -> Void) {
    switch self {
    case .command(let type): if !type.isHidden { body(path + [type.name], true) }
    case .group(let name, _, let nodes):
      body(path + [name], false)
      for node in nodes { node.visit(from: path + [name], body) }
    case .section(_, let nodes): for node in nodes { node.visit(from: path, body) }
    }
  }
}
