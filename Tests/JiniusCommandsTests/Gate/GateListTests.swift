import Foundation
import JiniusCore
import Testing

@testable import JiniusCommands

/// What is open at a distance, against the whole tree of the commands.
@Suite("gate: the list") struct GateListTests {
  @Test("what is listed exists, and each command can be given all that it needs")
  func listed() throws {
    let commands = try TreeCommand.all()
    for (path, openings) in GateList.commands {
      let command = try #require(commands.first { $0.path == path }, "\(path)")
      #expect(Set(openings.keys).subtracting(command.parameters.map(\.title)) == [], "\(path)")
      let needed = command.parameters.filter(\.isRequired).map(\.title)
      #expect(Set(needed).subtracting(openings.keys) == [], "\(path)")
    }
    #expect(GateList.commands.count == GateList.table.count, "a command is listed twice")
  }

  /// What stays closed whatever else is opened, one by one: each is a way out.
  @Test(
    "the operator's commands, and those that make a file, are never listed",
    arguments: [
      "gate", "init", "tick", "completions", "man", "__tree", "__reference", "settings", "outbox",
      "audit", "provider add", "provider update", "training add", "training update", "session add",
      "account create", "account list", "account close", "account erase", "account suspend",
      "account reactivate", "retention",
    ])
  func neverListed(path: String) {
    let words = path.split(separator: " ").map(String.init)
    #expect(!GateList.commands.keys.contains { Array($0.prefix(words.count)) == words })
  }

  @Test("each command that is listed asks for itself whether the account may")
  func guarded() {
    let listed = GuardTests.plays.filter { GateList.commands[$0.path] != nil }
    #expect(listed.count == GateList.commands.count)
    for play in listed {
      #expect(![.operatorship, .nobody].contains(play.permission), "\(play.testDescription)")
    }
  }

  @Test("no option that names a file, the database, or who acts is ever open")
  func neverOpen() throws {
    let closed = ["--db", "--as", "--output", "--force", "--file", "--config", "--key"]
    for command in try TreeCommand.all() {
      for (title, opening) in GateList.commands[command.path] ?? [:] where opening != .only("-") {
        let placeholder = command.parameters.first { $0.title == title }?.placeholder
        // A registration's key is a script's word for it, and no file.
        #expect(!closed.contains(title) || placeholder == "KEY", "\(command.path)")
        #expect(!["FILE", "PATH", "FOLDER"].contains(placeholder), "\(command.path) \(title)")
      }
    }
  }

  @Test("a command that is not listed does not exist at a distance")
  func closedCommands() throws {
    let sandbox = try Sandbox.withClaire()
    for command in try TreeCommand.all() where GateList.commands[command.path] == nil {
      for line in [command.line, command.line + " --dry-run", "help " + command.line] {
        let answer = try sandbox.gate(line + " --json", ["--dry-run"])
        #expect(answer.status == .notPermitted, "\(line)")
        #expect(answer.errors.contains(#""code":"gate_refused""#), "\(line)")
        #expect(answer.errors.contains(#""reason":"closed_command""#), "\(line)")
        #expect(answer.output == "", "\(line)")
      }
    }
  }

  @Test("a parameter that is not listed does not exist at a distance")
  func closedOptions() throws {
    let sandbox = try Sandbox.withClaire()
    var count = 0
    for command in try TreeCommand.all() {
      guard let openings = GateList.commands[command.path] else { continue }
      let options = command.parameters.filter { $0.kind != "argument" && openings[$0.title] == nil }
      let spellings = options.flatMap(\.spellings) + ["--as", "--db", "--version"]
      for spelling in spellings {
        for word in [spelling, "\(spelling)=x", "\(spelling) x"] {
          let answer = try sandbox.gate("\(command.line) \(word)", ["--dry-run"])
          #expect(answer.status == .notPermitted, "\(command.line) \(word): \(answer.errors)")
          #expect(answer.output == "", "\(command.line) \(word)")
          count += 1
        }
      }
    }
    #expect(count > 300)
  }

  @Test("a document goes to standard output, and nowhere else")
  func documents() throws {
    let sandbox = try Sandbox.withClaire()
    let documents = GateList.commands.filter { $0.value["--output"] != nil }
    #expect(documents.count >= 4)
    for (path, openings) in documents {
      #expect(openings["--output"] == .only("-"))
      for word in [
        "--output x", "--output=x", "-o x", "-o=x", "--output=", "--output --", "--force",
      ] {
        let line = path.joined(separator: " ") + " C-000001 \(word)"
        let answer = try sandbox.gate(line, ["--dry-run"])
        let isWordWithoutValue = answer.status == .usage && word == "--output --"
        #expect(answer.status == .notPermitted || isWordWithoutValue, "\(line): \(answer.errors)")
      }
    }
  }
}

/// A command of the tree, hidden ones among them, as `__tree` prints it.
struct TreeCommand {
  struct Parameter {
    let title: String
    let kind: String
    let spellings: [String]
    let placeholder: String?
    let isRequired: Bool
  }

  let path: [String]
  let parameters: [Parameter]
  var line: String { path.joined(separator: " ") }

  static func all() throws -> [TreeCommand] {
    let tree = try JSONSerialization.jsonObject(with: Data(Tool.tool.treeJSON().utf8))
    return leaves(try #require(tree as? [String: Any]))
  }

  private static func leaves(_ node: [String: Any]) -> [TreeCommand] {
    if let nodes = node["commands"] as? [[String: Any]] { return nodes.flatMap(leaves) }
    let parameters = node["parameters"] as? [[String: Any]] ?? []
    return [
      TreeCommand(
        path: node["path"] as? [String] ?? [], parameters: parameters.compactMap(Parameter.init))
    ]
  }
}

extension TreeCommand.Parameter {
  init?(_ json: [String: Any]) {
    guard let kind = json["kind"] as? String, let name = json["name"] as? String else { return nil }
    self.init(
      title: kind == "argument" ? name.uppercased() : "--" + name, kind: kind,
      spellings: json["spellings"] as? [String] ?? [], placeholder: json["placeholder"] as? String,
      isRequired: json["required"] as? Bool ?? false)
  }
}
