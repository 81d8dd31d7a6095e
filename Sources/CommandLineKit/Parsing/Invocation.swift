/// What the words ask for.
public enum Invocation<Context> {
  /// Run the command; the path holds its words, such as `["company", "init"]`.
  case run(any Command<Context>, path: [String])
  /// Print the text, which ends with a newline, on standard output.
  case help(String)
  /// Print the version.
  case version
}

extension CommandLineTool {
  /// Reads the words that follow the program's name.
  ///
  /// First every word is checked, which throws `UsageError`; only when all are right is any value
  /// made of them, which throws `ValueError`. Give an instance of the `globals` type to read the
  /// shared options from afterwards; commands that declare the group see the same values.
  public func parse(
    _ words: [String], globals given: (any ParameterGroup)? = nil
  ) throws -> Invocation<Context> {
    if words.isEmpty { return .help(help(path: [])) }
    if words.first == "__complete" && narrowing == nil {
      return .help(completionLines(for: words.dropFirst()))
    }

    var reader = Reader(self, globals: given ?? globals?.init())
    if wantsFlag("--help", in: words) || wantsFlag("-h", in: words) {
      try? reader.walk(words[...])
      return .help(help(path: reader.path))
    }
    try reader.walk(words[...])
    switch reader.request {
    case .version: return .version
    case .help(let subject): return .help(try help(on: subject))
    case .command: break
    }
    let command = try reader.finish()
    for slot in reader.slots { try slot.convert() }
    return .run(command, path: reader.path)
  }
}

/// Whether the flag stands among the words, before any `--`; of use when they cannot be parsed.
public func wantsFlag(_ flag: String, in words: [String]) -> Bool {
  words.prefix { $0 != "--" }.contains(flag)
}
