extension CommandLineTool {
  /// The help of the tool (an empty path), of a noun or of a verb: at most 80 columns.
  public func help(path: [String]) -> String {
    guard let node = node(at: path) else { return help(path: path.dropLast()) }
    var parts = [wrap(node.summary)]
    func add(_ title: String, _ body: String) {
      if !body.isEmpty { parts.append("\(title)\n\(body)") }
    }

    add(
      "USAGE",
      fill(usage(path: path).split(separator: " "), indent: 2, continuation: "", hanging: 6))
    switch node {
    case .command(let type):
      let parameters = openParameters(of: type, at: path)
      add(
        "EXAMPLES", type.examples.filter(isOpen(example:)).map(commandLine).joined(separator: "\n"))
      if !type.discussion.isEmpty { parts.append(wrap(type.discussion)) }
      add("ARGUMENTS", columns(rows(parameters.filter { $0.kind == .argument })))
      add("OPTIONS", columns(rows(parameters.filter { $0.kind != .argument })))
    case .group(_, _, let nodes):
      if path.isEmpty { add("EXAMPLES", examples.map(commandLine).joined(separator: "\n")) }
      let plain = nodes.filter { if case .section = $0 { false } else { !$0.isHidden } }
      add("COMMANDS", columns(plain.map { ($0.name, $0.summary) }))
      for section in nodes {
        guard case .section(let title, _) = section else { continue }
        let rows = section.visibleChildren.map { ($0.name, $0.summary) }
        add("\(title.uppercased()) COMMANDS", columns(rows))
      }
    case .section: break
    }
    if path.isEmpty {
      add("GLOBAL OPTIONS", columns(rows(globalParameters)))
      add("TOPICS", columns(topics.map { ($0.name, $0.summary) }))
      parts.append("\"\(name) help COMMAND\" and \"\(name) help TOPIC\" say more.")
    } else {
      add("GLOBAL OPTIONS", wrap(globalParameters.map(\.label).joined(separator: ", "), indent: 2))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// What `help WORDS` shows: a topic, or the page of a command.
  func help(on words: [String]) throws(UsageError) -> String {
    if words.count == 1, let topic = topics.first(where: { $0.name == words[0] }) {
      return wrap("\(topic.summary)\n\n\(topic.text)") + "\n"
    }
    var path: [String] = []
    for word in words {
      guard let node = node(at: path) else { break }
      if node.child(word) == nil {
        if case .command = node { break }
        let names = node.visibleChildren.map(\.name) + (path.isEmpty ? topics.map(\.name) : [])
        let meant = nearest(word, in: names).map { [name, "help"] + path + [$0] }
        throw UsageError(.unknownCommand(word, meant: meant), command: [name] + path)
      }
      path.append(word)
    }
    return help(path: path)
  }

  /// The line to type, with what is required in full: `tool noun verb COMPANY --email EMAIL`, and
  /// `(--last | LETTER)` for what is required of several.
  func usage(path: [String]) -> String {
    var words = [name] + path
    guard case .command(let type) = node(at: path) else {
      return (words + ["COMMAND", "[options]"]).joined(separator: " ")
    }
    let parameters = openParameters(of: type, at: path)
    let choices = type.wordRules.compactMap { $0.isChoice ? $0.names : nil }.map { names in
      parameters.filter { !Set($0.words).isDisjoint(with: names) }
    }
    let offered = Set(choices.joined().map(\.title))
    for parameter in parameters where parameter.kind == .argument || parameter.isRequired {
      if offered.contains(parameter.title) { continue }
      words.append(parameter.isRequired ? parameter.usage : "[\(parameter.usage)]")
    }
    words += choices.map { "(" + $0.map(\.usage).joined(separator: " | ") + ")" }
    let hasMore = parameters.contains {
      $0.kind != .argument && !$0.isRequired && !offered.contains($0.title)
    }
    if hasMore || globals != nil { words.append("[options]") }
    return words.joined(separator: " ")
  }

  private func rows(_ parameters: [Parameter]) -> [(label: String, text: String)] {
    parameters.map { ($0.label, $0.description) }
  }
}

extension Parameter {
  /// `COMPANY`, `-o, --output FILE`, `--[no-]can-sign`.
  var label: String {
    switch kind {
    case .argument: title
    case .toggle: "--[no-]\(name)"
    case .option, .flag:
      (short.map { "-\($0), " } ?? "") + title + (placeholder.map { " " + $0 } ?? "")
    }
  }

  /// `COMPANY`, `--output FILE`, `--role ROLE...`.
  fileprivate var usage: String {
    (kind == .toggle ? label : title) + (placeholder.map { kind == .option ? " " + $0 : "" } ?? "")
      + (isRepeatable ? "..." : "")
  }

  /// The words that rules know it by.
  fileprivate var words: [String] { kind == .argument ? [title] : spellings }

  /// The help and, in brackets, what the declaration says.
  var description: String {
    var notes: [String] = []
    if kind == .option && isRequired { notes.append("required") }
    if kind == .argument && !isRequired { notes.append("optional") }
    if isRepeatable { notes.append("repeatable") }
    if let defaultText { notes.append("default: \(defaultText)") }
    if !choices.isEmpty { notes.append("one of: \(choices.joined(separator: ", "))") }
    return notes.isEmpty ? help : "\(help) [\(notes.joined(separator: "; "))]"
  }
}
