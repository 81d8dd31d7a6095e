extension CommandLineTool {
  /// The whole declaration as one line of JSON, members in a fixed order, without a newline.
  public func treeJSON() -> String {
    JSON.object([
      ("name", .string(name)), ("version", .string(version)), ("summary", .string(summary)),
      ("examples", .array(examples.map(JSON.string))),
      ("globals", .array(globalParameters.map(json))),
      (
        "topics",
        .array(
          topics.map { .object([("name", .string($0.name)), ("summary", .string($0.summary))]) })
      ),
      ("commands", .array(root.children.map { json($0, path: []) })),
    ]).text
  }

  private func json(_ node: CommandTree<Context>, path: [String]) -> JSON {
    let path = path + [node.name]
    let head: [(String, JSON)] = [
      ("name", .string(node.name)), ("path", .array(path.map(JSON.string))),
      ("summary", .string(node.summary)), ("hidden", .bool(node.isHidden)),
    ]
    guard case .command(let type) = node else {
      return .object(head + [("commands", .array(node.children.map { json($0, path: path) }))])
    }
    return .object(
      head + [
        ("discussion", .string(type.discussion)),
        ("usage", .string(usage(path: path))),
        ("examples", .array(type.examples.map(JSON.string))),
        ("parameters", .array(parameters(of: type).map(json))),
      ])
  }

  private func json(_ parameter: Parameter) -> JSON {
    .object([
      ("kind", .string(parameter.kind.rawValue)), ("name", .string(parameter.name)),
      ("spellings", .array(parameter.spellings.map(JSON.string))),
      ("help", .string(parameter.help)),
      ("required", .bool(parameter.isRequired)), ("repeatable", .bool(parameter.isRepeatable)),
      ("placeholder", .optional(parameter.placeholder)),
      ("choices", .array(parameter.choices.map(JSON.string))),
      ("default", .optional(parameter.defaultText)),
    ])
  }
}
