internal import CommandLineKit

/// Why a line from a distance is refused before anything is done.
enum GateRefusal: Error, Equatable {
  case noCommand
  case tooLong(bytes: Int)
  case notUTF8
  /// A control character, or one that turns the direction of writing around.
  case controlCharacter
  case openQuote
  /// A character that means something to a shell, and stands outside quotes.
  case shellCharacter(Character)
  case closedCommand(String)
  case closedOption(String)
  /// A word too many, or a file.
  case closedWord(String)

  /// What the words of a line meant that the open part of the tool does not know; nil where they
  /// only make no sense.
  init?(_ error: UsageError) {
    switch error.problem {
    case .unknownCommand(let word, _): self = .closedCommand(word)
    case .unknownOption(let option, _): self = .closedOption(option)
    case .unexpectedOperand(let word, _): self = .closedWord(word)
    // The streams are the only files.
    case .notAChoice(let title, let word, choices: ["-"], _): self = .closedWord("\(title) \(word)")
    default: return nil
    }
  }

  /// The stable word of the journal.
  var reason: String {
    switch self {
    case .noCommand: "no_command"
    case .tooLong: "too_long"
    case .notUTF8: "not_utf8"
    case .controlCharacter: "control_character"
    case .openQuote: "open_quote"
    case .shellCharacter: "shell_character"
    case .closedCommand: "closed_command"
    case .closedOption: "closed_option"
    case .closedWord: "closed_word"
    }
  }
}
