internal import CommandLineKit

struct Completions: GuardedCommand {
  static let name = "completions"
  static let summary = "Print the completion script of a shell."
  static let permission = Permission.nobody
  static let examples = [
    "jinius completions bash > ~/.local/share/bash-completion/completions/jinius"
  ]

  @Argument("Which shell.") var shell: Shell

  func run(in console: Console) throws {
    try console.world.output.write(Tool.tool.completion(shell: shell))
  }
}

struct Man: GuardedCommand {
  static let name = "man"
  static let summary = "Print the manual page."
  static let permission = Permission.nobody
  static let examples = ["jinius man > jinius.1"]

  func run(in console: Console) throws {
    try console.world.output.write(Tool.tool.manual())
  }
}

struct Reference: GuardedCommand {
  static let name = "__reference"
  static let summary = "Print the reference of the commands, in Markdown."
  static let permission = Permission.nobody
  static let examples: [String] = []
  static let isHidden = true

  func run(in console: Console) throws {
    try console.world.output.write(Tool.tool.reference())
  }
}

struct Tree: GuardedCommand {
  static let name = "__tree"
  static let summary = "Print the tree of the commands, in JSON."
  static let permission = Permission.nobody
  static let examples: [String] = []
  static let isHidden = true

  func run(in console: Console) throws {
    try console.world.output.write(Tool.tool.treeJSON() + "\n")
  }
}
