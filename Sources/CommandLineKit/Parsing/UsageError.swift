/// The words of a command line that make no sense; the command has not begun.
public struct UsageError: Error, Equatable {
  /// What is wrong with the words.
  public enum Problem: Equatable, Sendable {
    /// No such command; `meant` is the nearest one, from the tool's name on.
    case unknownCommand(String, meant: [String]?)
    /// A noun without its verb.
    case commandMissing(choices: [String], help: String)
    /// No such option; `meant` is the nearest one.
    case unknownOption(String, meant: String?)
    /// Everything required that isn't there.
    case missing([String], usage: String)
    /// A word too many.
    case unexpectedOperand(String, usage: String)
    /// An option at the end of the line, or before another one.
    case valueMissing(String, next: String?)
    /// `--flag=value`.
    case unexpectedValue(String)
    /// An option given twice that is taken once.
    case givenTwice(String)
    /// A word outside the list of those accepted.
    case notAChoice(String, String, choices: [String], meant: String?)
    /// A word that has not the form of its type, such as letters for a number.
    case malformed(String, String, placeholder: String)
    /// What a declaration cannot say, such as two options that exclude each other.
    case other(String, hint: String?)
  }

  /// What is wrong.
  public let problem: Problem
  /// The command as far as it was understood, from the tool's name on.
  public let command: [String]

  /// An error in the words of a command.
  public init(_ problem: Problem, command: [String] = []) {
    self.problem = problem
    self.command = command
  }

  /// An error that a command finds itself, before it does anything.
  public init(_ message: String, hint: String? = nil) {
    self.init(.other(message, hint: hint))
  }
}

/// A word of the right form whose value is wrong; no command has begun.
public struct ValueError: Error {
  /// `--siret`, or `COMPANY` for an argument.
  public let parameter: String
  /// The word given.
  public let value: String
  /// What the type of the value said of it.
  public let underlying: any Error

  /// A value that is found wrong beside others, or outside the command line.
  public init(parameter: String, value: String, underlying: any Error) {
    self.parameter = parameter
    self.value = value
    self.underlying = underlying
  }
}
