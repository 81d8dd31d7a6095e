/// A type whose values are written as one word of a command line.
public protocol ArgumentValue: SendableMetatype {
  /// Reads the word; what it throws reaches the caller inside a `ValueError`.
  init(argument: String) throws
  /// What stands for the value in help, in capitals: `EMAIL`.
  static var placeholder: String { get }
  /// Every word that is accepted, or none when they cannot be listed.
  static var choices: [String] { get }
  /// What each choice is called besides, in their order: a word that is accepted as well. None where
  /// they have no other name.
  static var choiceLabels: [String] { get }
  /// Whether the word has the right form at all; a wrong form is a `UsageError`.
  static func accepts(_ word: String) -> Bool
}

extension ArgumentValue {
  /// No list: any word may do.
  public static var choices: [String] { [] }

  /// No other names.
  public static var choiceLabels: [String] { [] }

  /// One of the choices if there are any, and otherwise any word.
  public static func accepts(_ word: String) -> Bool {
    let choices = choices
    return choices.isEmpty || choices.contains(word)
  }
}

extension String: ArgumentValue {
  /// The word itself.
  public init(argument: String) { self = argument }
  /// Stands for any text.
  public static var placeholder: String { "TEXT" }
}

/// A word was read that has not the form of its type.
struct MalformedWord: Error {
  let word: String
}

extension Int: ArgumentValue {
  /// A decimal integer.
  public init(argument: String) throws {
    guard let number = Int(argument) else { throw MalformedWord(word: argument) }
    self = number
  }
  /// Stands for a decimal integer.
  public static var placeholder: String { "NUMBER" }
  /// Whether the word is a decimal integer that a machine word can hold.
  public static func accepts(_ word: String) -> Bool { Int(word) != nil }
}

extension ArgumentValue where Self: RawRepresentable<String> & CaseIterable {
  /// The case whose raw value is the word.
  public init(argument: String) throws {
    guard let value = Self(rawValue: argument) else { throw MalformedWord(word: argument) }
    self = value
  }
  /// The raw values, in the order of the cases.
  public static var choices: [String] { allCases.map { $0.rawValue } }
  /// Whether the word is one of the raw values.
  public static func accepts(_ word: String) -> Bool { Self(rawValue: word) != nil }
  /// The type's name: `RegistrationRights` gives `REGISTRATION-RIGHTS`.
  public static var placeholder: String { kebabCase("\(Self.self)").uppercased() }
}
