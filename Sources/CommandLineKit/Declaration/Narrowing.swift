/// What of a tool stays open to somebody who is let into a part of it only; the rest does not exist
/// for him: parser, help and suggestions know nothing of it.
public struct Narrowing: Sendable {
  /// How far a parameter is open.
  public enum Opening: Equatable, Sendable {
    /// As it is declared.
    case open
    /// It holds this word, and cannot be named.
    case fixed(String)
    /// It holds this word, and may be given this word.
    case only(String)
  }

  let globals: [String: Opening]
  let commands: [[String]: [String: Opening]]

  /// Opens some parameters by their titles (`--email`, `COMPANY`): of the tool, and of each command
  /// that is open, by its path.
  public init(globals: [String: Opening], commands: [[String]: [String: Opening]]) {
    self.globals = globals
    self.commands = commands
  }

  /// The slots that are open, each holding the word that is laid down for it.
  func narrow(_ slots: [Slot], to openings: [String: Opening]) -> [Slot] {
    slots.filter { slot in
      guard let opening = openings[slot.parameter.title] else { return false }
      slot.opening = opening
      return true
    }
  }
}

extension Slot {
  /// Whether it can be named on the line.
  var isNameable: Bool {
    if case .fixed = opening { false } else { true }
  }

  /// The word that is laid down for it.
  var wordLaidDown: String? {
    switch opening {
    case .open: nil
    case .fixed(let word), .only(let word): word
    }
  }
}

extension CommandLineTool {
  /// The same tool for somebody to whom not all of it is open.
  public func narrowed(to narrowing: Narrowing, examples: [String]) -> CommandLineTool {
    CommandLineTool(
      name: name, version: version, summary: summary, examples: examples,
      tree: root.narrowed(to: Set(narrowing.commands.keys))?.nodes ?? [], globals: globals,
      narrowing: narrowing)
  }

  /// What a person sees of a command's parameters.
  func openParameters(of type: any Command<Context>.Type, at path: [String]) -> [Parameter] {
    let parameters = parameters(of: type)
    guard let openings = narrowing.map({ $0.commands[path] ?? [:] }) else { return parameters }
    return parameters.filter { openings[$0.title] == .open }
  }

  /// Whether every call of the tool in a line of shell stays within what is open.
  func isOpen(example: String) -> Bool {
    narrowing == nil
      || shellCalls(of: name, in: example).allSatisfy { words in
        var reader = Reader(self, globals: globals?.init())
        return (try? reader.walk(words[...])) != nil
      }
  }
}

extension CommandTree {
  /// What stands below a node, sections among it.
  fileprivate var nodes: [CommandTree] {
    switch self {
    case .command: []
    case .group(_, _, let nodes), .section(_, let nodes): nodes
    }
  }

  /// The node with the commands at some paths only; nil if none is left.
  fileprivate func narrowed(to paths: Set<[String]>, from path: [String] = []) -> CommandTree? {
    switch self {
    case .command: return paths.contains(path) ? self : nil
    case .group(let name, let summary, let nodes):
      let left = nodes.compactMap { $0.narrowed(to: paths, from: $0.path(below: path)) }
      return left.isEmpty ? nil : .group(name, summary, left)
    case .section(let title, let nodes):
      let left = nodes.compactMap { $0.narrowed(to: paths, from: $0.path(below: path)) }
      return left.isEmpty ? nil : .section(title, left)
    }
  }

  private func path(below path: [String]) -> [String] {
    if case .section = self { path } else { path + [name] }
  }
}
