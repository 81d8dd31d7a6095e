/// The commands of a tool, noun by noun.
public indirect enum CommandTree<Context>: Sendable {
  /// A verb.
  case command(any Command<Context>.Type)
  /// A noun, its summary, and what stands under it.
  case group(String, String, [CommandTree])
  /// A heading over some nouns in the help; it's no word of the command line.
  case section(String, [CommandTree])
}

extension CommandTree {
  var name: String {
    switch self {
    case .command(let type): type.name
    case .group(let name, _, _), .section(let name, _): name
    }
  }

  var summary: String {
    switch self {
    case .command(let type): type.summary
    case .group(_, let summary, _): summary
    case .section: ""
    }
  }

  var isHidden: Bool {
    if case .command(let type) = self { type.isHidden } else { false }
  }

  /// What can be typed next: sections are looked through.
  var children: [CommandTree] {
    switch self {
    case .command: []
    case .group(_, _, let nodes), .section(_, let nodes):
      nodes.flatMap { if case .section = $0 { $0.children } else { [$0] } }
    }
  }

  var visibleChildren: [CommandTree] { children.filter { !$0.isHidden } }

  func child(_ name: String) -> CommandTree? {
    switch self {
    case .command: return nil
    case .group(_, _, let nodes), .section(_, let nodes):
      for node in nodes {
        if case .section = node {
          if let found = node.child(name) { return found }
        } else if node.name == name {
          return node
        }
      }
      return nil
    }
  }

  /// Calls the body with each node below this one and its path, parents first.
  func forEach(
    from path: [String] = [], _ body: (_ path: [String], _ node: CommandTree) -> Void
  ) {
    for child in children {
      body(path + [child.name], child)
      child.forEach(from: path + [child.name], body)
    }
  }
}
