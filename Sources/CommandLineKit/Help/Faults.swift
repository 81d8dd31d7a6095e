extension CommandLineTool {
  /// What is wrong with the declaration itself, a sentence each; a test asserts that it's empty.
  public func faults() -> [String] {
    var faults = faults(of: globalParameters, in: "global options", besides: [])
    faults += globalParameters.filter { $0.isRequired || $0.kind == .argument }
      .map { "global options: \($0.title) must be an option that may be left out" }
    faults += repeated(root.children.map(\.name) + topics.map(\.name) + ["help"])
      .map { "\(name): two subjects are called \($0)" }
    root.forEach { path, node in
      let title = path.joined(separator: " ")
      if node.summary.isEmpty { faults.append("\(title): no summary") }
      if node.name.isEmpty || node.name.hasPrefix("-") || node.name.contains(" ") {
        faults.append("\(title): the name is not a word")
      }
      guard case .command(let type) = node else {
        faults += repeated(node.children.map(\.name)).map { "\(title): two verbs are called \($0)" }
        return
      }
      let taken = ["--help", "-h", "--version"] + globalParameters.flatMap(\.spellings)
      faults += self.faults(of: parameters(of: type), in: title, besides: taken)
      faults += exampleFaults(of: type, at: path)
    }
    return faults
  }

  private func faults(
    of parameters: [Parameter], in title: String, besides taken: [String]
  ) -> [String] {
    var faults = repeated(taken + parameters.flatMap(\.spellings)).map {
      "\(title): two options are called \($0)"
    }
    for parameter in parameters {
      if parameter.help.isEmpty { faults.append("\(title): \(parameter.title) has no help") }
      if parameter.name.isEmpty || parameter.name.hasPrefix("-") {
        faults.append("\(title): \(parameter.title) has no name")
      }
    }
    let arguments = parameters.filter { $0.kind == .argument }
    for (argument, next) in zip(arguments, arguments.dropFirst()) {
      if argument.isRepeatable || !argument.isRequired && next.isRequired {
        faults.append("\(title): \(next.title) cannot follow \(argument.title)")
      }
    }
    return faults
      + repeated(arguments.map(\.name)).map { "\(title): two arguments are called \($0)" }
  }

  private func exampleFaults(of type: any Command<Context>.Type, at path: [String]) -> [String] {
    let title = path.joined(separator: " ")
    if type.examples.isEmpty && !type.isHidden { return ["\(title): no example"] }
    var faults: [String] = []
    for example in type.examples {
      var isShown = false
      for words in shellCalls(of: name, in: example) {
        var reader = Reader(self, globals: globals?.init())
        do {
          try reader.walk(words[...])
          _ = try reader.finish()
          if reader.path == path { isShown = true }
        } catch {
          faults.append("\(title): \(error.message), in the example: \(example)")
          isShown = true
        }
      }
      if !isShown { faults.append("\(title): the example shows another command: \(example)") }
    }
    return faults
  }

  private func repeated(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { !seen.insert($0).inserted }
  }
}
