/// A shell that a completion script can be made for.
public enum Shell: String, CaseIterable, Sendable {
  /// GNU bash.
  case bash
  /// The Z shell.
  case zsh
  /// The friendly interactive shell.
  case fish
}

extension Shell: ArgumentValue {}

extension CommandLineTool {
  /// What could stand in place of the last word, which is empty when nothing is typed yet.
  public func completions(for words: [String]) -> [(value: String, note: String)] {
    let partial = words.last ?? ""
    var reader = Reader(self, globals: globals?.init())
    do { try reader.walk(words.dropLast()[...]) } catch {
      guard case .valueMissing(let option, next: nil) = error.problem else { return [] }
      return choices(of: option, in: reader).filter { $0.value.hasPrefix(partial) }
    }
    if let equals = partial.utf8.firstIndex(of: UInt8(ascii: "=")), partial.hasPrefix("-"),
      !reader.optionsEnded
    {
      let option = partial[..<equals]
      return choices(of: String(option), in: reader)
        .map { (value: "\(option)=\($0.value)", note: $0.note) }
        .filter { $0.value.hasPrefix(partial) }
    }

    var found: [(value: String, note: String)] = []
    if case .help(let subject) = reader.request {
      found = subjects(after: subject)
    } else if let operand = reader.operandSlot {
      found = operand.parameter.choices.map { ($0, operand.parameter.help) }
    } else {
      found = reader.node.visibleChildren.map { ($0.name, $0.summary) }
      if reader.path.isEmpty { found.append(("help", "Show the help of a command.")) }
    }
    if !reader.optionsEnded && (partial.hasPrefix("-") || found.isEmpty) {
      found += options(in: reader)
    }
    return found.filter { $0.value.hasPrefix(partial) }
  }

  /// The completions as the scripts read them: a value, a tab and a note on each line.
  func completionLines(for words: ArraySlice<String>) -> String {
    let words = words.first == "--" ? words.dropFirst() : words
    return completions(for: Array(words)).map { "\($0.value)\t\($0.note)\n" }.joined()
  }

  /// A script for the shell, to be sourced: it asks the tool itself at each completion.
  public func completion(shell: Shell) -> String {
    let function = "_" + name.map { $0.isLetter || $0.isNumber ? $0 : "_" }
    switch shell {
    case .bash:
      return """
        \(function)() {
          local word words=()
          for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do [[ $word == = ]] || words+=("$word"); done
          [[ ${COMP_WORDS[COMP_CWORD]} == = ]] && words+=("")
          mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" __complete -- "${words[@]}" 2>/dev/null | cut -f1)
        }
        complete -o default -F \(function) \(name)

        """
    case .zsh:
      return """
        #compdef \(name)
        \(function)() {
          local line lines=()
          for line in "${(@f)$("${words[1]}" __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
            [[ -n $line ]] && lines+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
          done
          if (( $#lines )); then _describe '\(name)' lines; else _files; fi
        }
        compdef \(function) \(name)

        """
    case .fish:
      return """
        function \(function)
          set -l words (commandline -opc) (commandline -ct)
          $words[1] __complete -- $words[2..-1] 2>/dev/null
        end
        complete -c \(name) -a '(\(function))'

        """
    }
  }

  private func choices(
    of option: String, in reader: Reader<Context>
  ) -> [(value: String, note: String)] {
    let slot = reader.slots.first { $0.parameter.spellings.contains(option) }
    guard let parameter = slot?.parameter else { return [] }
    return parameter.choices.map { ($0, parameter.help) }
  }

  private func subjects(after words: [String]) -> [(value: String, note: String)] {
    let nodes = node(at: words)?.visibleChildren ?? []
    let topics = words.isEmpty ? topics.map { (value: $0.name, note: $0.summary) } : []
    return nodes.map { ($0.name, $0.summary) } + topics
  }

  private func options(in reader: Reader<Context>) -> [(value: String, note: String)] {
    let open = reader.slots.filter { $0.words.isEmpty || $0.parameter.isRepeatable }
    let own = open.flatMap { slot in
      slot.parameter.spellings.filter { $0.hasPrefix("--") }
        .map { (value: $0, note: slot.parameter.help) }
    }
    return own + [("--help", "Show this help.")]
  }
}
