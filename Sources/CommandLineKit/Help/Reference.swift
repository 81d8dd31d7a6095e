extension CommandLineTool {
  /// Every command in Markdown, for the documentation.
  public func reference() -> String {
    var text = "# `\(name)`\n\n\(summary)\n"
    if !globalParameters.isEmpty {
      text += "\n## Global options\n\n" + table(globalParameters)
    }
    root.forEach { path, node in
      if node.isHidden { return }
      let title = ([name] + path).joined(separator: " ")
      text += "\n\(String(repeating: "#", count: path.count + 1)) `\(title)`\n\n\(node.summary)\n"
      guard case .command(let type) = node else { return }
      if !type.discussion.isEmpty { text += "\n\(type.discussion)\n" }
      text += "\n```text\n\(usage(path: path))\n```\n"
      text += "\n```sh\n\(type.examples.joined(separator: "\n"))\n```\n"
      let parameters = parameters(of: type)
      if !parameters.isEmpty { text += "\n" + table(parameters) }
    }
    for topic in topics {
      text += "\n## \(topic.name)\n\n\(topic.summary)\n\n```text\n\(topic.text)\n```\n"
    }
    return text
  }

  private func table(_ parameters: [Parameter]) -> String {
    "| | |\n|---|---|\n"
      + parameters.map { "| `\($0.label)` | \(cell($0.description)) |\n" }.joined()
  }

  private func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      .split(separator: "\n").joined(separator: " ")
  }
}
