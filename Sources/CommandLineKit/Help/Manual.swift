extension CommandLineTool {
  /// The manual page of the whole tool, in mdoc; the date is written as in `November 21, 2026`.
  public func manual(date: String = "") -> String {
    var page = """
      .Dd \(date)
      .Dt \(name.uppercased()) 1
      .Os
      .Sh NAME
      .Nm \(name)
      .Nd \(line(summary.hasSuffix(".") ? String(summary.dropLast()) : summary))
      .Sh SYNOPSIS
      .Nm
      .Ar command
      .Op Ar options

      """
    if !examples.isEmpty { page += ".Sh EXAMPLES\n" + display(examples) }
    page += ".Sh COMMANDS\n"
    root.forEach { path, node in
      guard case .command(let type) = node, !node.isHidden else { return }
      page += ".Ss \(path.joined(separator: " "))\n\(text(type.summary))"
      page += display([usage(path: path), ""] + type.examples)
      page += text(type.discussion) + list(parameters(of: type))
    }
    if !globalParameters.isEmpty { page += ".Sh GLOBAL OPTIONS\n" + list(globalParameters) }
    for topic in topics {
      page += ".Sh \(line(topic.name.uppercased()))\n" + text(topic.summary)
      page += display(topic.text.split(separator: "\n").map(String.init))
    }
    return page
  }

  private func list(_ parameters: [Parameter]) -> String {
    if parameters.isEmpty { return "" }
    let items = parameters.map { ".It \(line($0.label))\n\(text($0.description))" }
    return ".Bl -tag -width Ds\n" + items.joined() + ".El\n"
  }

  private func display(_ lines: [String]) -> String {
    ".Bd -literal -offset indent\n" + lines.map { text(commandLine($0)) }.joined() + ".Ed\n"
  }

  private func text(_ text: String) -> String {
    text.split(separator: "\n").map { line(String($0)) + "\n" }.joined()
  }

  /// The line with what roff would take for its own escaped.
  private func line(_ text: String) -> String {
    var line = text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : ""
    for character in text {
      switch character {
      case "\\": line += "\\e"
      case "-": line += "\\-"
      default: line.append(character)
      }
    }
    return line
  }
}
