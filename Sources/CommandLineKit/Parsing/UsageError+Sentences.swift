extension UsageError {
  /// What is wrong, in a sentence without capital or full stop.
  public var message: String {
    switch problem {
    case .unknownCommand(let word, _): "unknown command \(quoted(word))"
    case .commandMissing: "\(quoted(command.joined(separator: " "))) needs a command"
    case .unknownOption(let option, _): "unknown option \(excerpt(option))"
    case .missing(let titles, _): "missing \(titles.joined(separator: ", "))"
    case .unexpectedOperand(let word, _): "unexpected word \(quoted(word))"
    case .valueMissing(let option, _): "\(option) needs a value"
    case .unexpectedValue(let option): "\(option) takes no value"
    case .givenTwice(let title): "\(title) is given twice"
    case .notAChoice(let title, let word, _, _): "\(title) cannot be \(quoted(word))"
    case .malformed(let title, let word, let placeholder):
      "\(title) is not a \(placeholder.lowercased()): \(quoted(word))"
    case .other(let message, _): message
    }
  }

  /// What to do about it, if anything can be said.
  public var hint: String? {
    switch problem {
    case .unknownCommand(_, let meant?): "did you mean \(quoted(meant.joined(separator: " ")))?"
    case .unknownOption(_, let meant?): "did you mean \(meant)?"
    case .unknownCommand, .unknownOption, .unexpectedValue, .malformed: seeHelp
    case .commandMissing(let choices, _): "one of: \(choices.joined(separator: ", "))"
    case .missing(_, let usage), .unexpectedOperand(_, let usage): "usage: \(usage)"
    case .valueMissing(let option, let next?):
      "for a value that begins with a dash: \(option)=\(excerpt(next))"
    case .valueMissing: seeHelp
    case .givenTwice: "give it once"
    case .notAChoice(_, _, let choices, let meant):
      (meant.map { "did you mean \(quoted($0))? " } ?? "")
        + "one of: \(choices.joined(separator: ", "))"
    case .other(_, let hint): hint
    }
  }

  /// The help to show with the error, when a noun stands alone.
  public var help: String? {
    if case .commandMissing(_, let help) = problem { help } else { nil }
  }

  private var seeHelp: String? {
    command.isEmpty ? nil : "see \(quoted((command + ["--help"]).joined(separator: " ")))"
  }

  private func quoted(_ word: String) -> String { "\"\(excerpt(word))\"" }
}
