/// A whole command-line tool: its name, its commands, and all that is derived from them.
public struct CommandLineTool<Context>: Sendable {
  /// The word that starts it.
  public let name: String
  /// `X.Y.Z`.
  public let version: String
  /// One sentence.
  public let summary: String
  /// Command lines shown first in the tool's help.
  public let examples: [String]
  /// Subjects of `help` that aren't commands.
  public let topics: [HelpTopic]
  let globals: (any ParameterGroup.Type)?
  let root: CommandTree<Context>
  /// What of it is open; nil for all.
  let narrowing: Narrowing?

  /// A tool. The parameters of `globals` are accepted at any depth, before the noun too.
  public init(
    name: String, version: String, summary: String, examples: [String] = [],
    tree: [CommandTree<Context>], topics: [HelpTopic] = [],
    globals: (any ParameterGroup.Type)? = nil
  ) {
    self.init(
      name: name, version: version, summary: summary, examples: examples, tree: tree,
      topics: topics, globals: globals, narrowing: nil)
  }

  init(
    name: String, version: String, summary: String, examples: [String],
    tree: [CommandTree<Context>], topics: [HelpTopic] = [], globals: (any ParameterGroup.Type)?,
    narrowing: Narrowing?
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.examples = examples
    self.topics = topics
    self.globals = globals
    self.root = .group(name, summary, tree)
    self.narrowing = narrowing
  }

  var globalParameters: [Parameter] {
    guard let globals else { return [] }
    let parameters = slots(of: globals.init(), sharing: nil).map(\.parameter)
    guard let narrowing else { return parameters }
    return parameters.filter { narrowing.globals[$0.title] == .open }
  }

  func parameters(of type: any Command<Context>.Type) -> [Parameter] {
    slots(of: type.init(), sharing: globals?.init()).map(\.parameter)
  }

  func node(at path: [String]) -> CommandTree<Context>? {
    var node = root
    for name in path {
      guard let next = node.child(name) else { return nil }
      node = next
    }
    return node
  }
}

/// A page of help that belongs to no command, such as `exit-status`.
public struct HelpTopic: Sendable {
  /// The word after `help`.
  public let name: String
  /// One sentence.
  public let summary: String
  /// Paragraphs, one a line; indented lines are kept as they are.
  public let text: String

  /// A page of help.
  public init(name: String, summary: String, text: String) {
    self.name = name
    self.summary = summary
    self.text = text
  }
}
