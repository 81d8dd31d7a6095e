public import CommandLineKit
public import JiniusCore

// How the domain's values are typed. A value that is refused is bad data (65), with the option, the
// value, and what is expected.

extension ArgumentValue where Self: TextValue {
  /// Reads the word as the domain does.
  public init(argument: String) throws { try self.init(argument) }
}

extension SIREN: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "SIREN" }
}

extension SIRET: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "SIRET" }
}

extension EmailAddress: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "EMAIL" }
}

extension MobileNumber: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "MOBILE" }
}

extension Code: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "CODE" }
}

extension PostalCode: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "CODE" }
}

extension ActivityNumber: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "NUMBER" }
}

extension Money: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "EUROS" }
}

extension Minutes: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "DURATION" }
}

extension ParisDateTime: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "DATETIME" }
}

extension WebAddress: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "URL" }
}

extension ConventionNumber: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "CONVENTION" }
}
extension RegistrationNumber: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "REGISTRATION" }
}

extension PayerReference: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "SIREN/SIRET" }
}
extension PhoneNumber: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "PHONE" }
}
extension ProfessionalNumber: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "NUMBER" }
}
extension RegistrationKey: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "KEY" }
}

extension Modality: ArgumentValue {}
extension Profession: ArgumentValue {}
extension VAT: ArgumentValue {}
extension InvitationStatus: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "STATUS" }
}
extension LegalForm: ArgumentValue {}
extension RegistrationRights: ArgumentValue {}
extension Role: ArgumentValue {}
extension ConventionStatus: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "STATUS" }
}
extension WithdrawalStatus: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "STATUS" }
}
extension LetterKind: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "KIND" }
}
extension LetterStatus: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "STATUS" }
}
extension Setting: ArgumentValue {}
extension Action: ArgumentValue {}
extension TimestampPolicy: ArgumentValue {}
extension PayerPolicy: ArgumentValue {}
extension RegistrantQuality: ArgumentValue {}
extension CivilDate: ArgumentValue {
  /// Stands for the value in help.
  public static var placeholder: String { "DATE" }
}

/// A line of text that papers can print.
struct PrintableLine: ArgumentValue {
  static let placeholder = "TEXT"
  let text: String

  init(argument: String) throws {
    text = try Line(argument).description
    try Typefaces.requirePrintable(text)
  }
}

/// What a firm, an establishment or a training body is called, as papers can print it.
struct PrintableName: ArgumentValue {
  static let placeholder = "TEXT"
  let text: String

  init(argument: String) throws {
    text = try Denomination(argument).description
    try Typefaces.requirePrintable(text)
  }
}

/// A passage that papers can print; given empty it stays empty, and a launch will miss it.
struct PrintablePassage: ArgumentValue {
  static let placeholder = "TEXT"
  let text: String

  init(argument: String) throws {
    text = argument.isEmpty ? "" : try Passage(argument).description
    try Typefaces.requirePrintable(text)
  }
}

/// One part of a person's name.
struct NamePart: ArgumentValue {
  static let placeholder = "NAME"
  let text: String

  init(argument: String) throws {
    text = try PersonName.typed(argument)
    try Typefaces.requirePrintable(text)
  }
}

/// A participant: an address, or `"Given Family <address>"` for a newcomer.
struct ParticipantWord: ArgumentValue {
  static let placeholder = "PERSON"
  let reference: PersonReference

  init(argument: String) throws {
    let participant = try Participant(argument)
    if let name = participant.name { try Typefaces.requirePrintable(name.description) }
    reference = PersonReference(email: participant.email, name: participant.name)
  }
}

/// A whole number from 1 on.
struct PositiveNumber: ArgumentValue {
  static let placeholder = "NUMBER"
  let value: Int

  static func accepts(_ word: String) -> Bool { Int(word) != nil }

  init(argument: String) throws {
    guard let number = Int(argument), (1...1_000_000).contains(number) else {
      throw InvalidValue(.number, argument, expected: "a whole number from 1 to 1000000")
    }
    value = number
  }
}

/// The number of a letter or a delegation, which go far in a database that was restored.
struct ListNumber: ArgumentValue {
  static let placeholder = "NUMBER"
  let value: Int

  static func accepts(_ word: String) -> Bool { Int(word) != nil }

  init(argument: String) throws {
    guard let number = Int(argument), number > 0 else {
      throw InvalidValue(.number, argument, expected: "a whole number from 1 on")
    }
    value = number
  }
}

/// Six digits.
struct SixDigits: ArgumentValue {
  static let placeholder = "CODE"
  /// The digits; nil for `-`, which leaves them to standard input.
  let text: String?

  init(argument: String) throws { text = argument == "-" ? nil : try Self.read(argument) }

  /// Six digits, however they are spaced.
  static func read(_ argument: String) throws -> String {
    let digits = argument.filter { $0 != " " }
    guard digits.utf8.count == 6,
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { throw InvalidValue(.code, "", expected: "the six digits of the SMS") }
    return digits
  }
}

/// Whom a letter goes to: an address or a mobile, however it is typed.
struct RecipientWord: ArgumentValue {
  static let placeholder = "EMAIL/MOBILE"
  let text: String

  init(argument: String) throws {
    if argument.contains("@") {
      text = try EmailAddress(argument).description
    } else if let mobile = try? MobileNumber(argument) {
      text = mobile.description
    } else if argument.hasPrefix("+") {
      // Letters of an earlier release went to numbers that no plan knows.
      text = argument
    } else {
      throw InvalidValue(
        .email, argument, expected: "an e-mail address, or a mobile such as +33 6 12 34 56 78")
    }
  }
}

/// A moment as scripts write it, or as a person reads it in a list: `2026-11-20 10:00 (Paris)`.
struct MomentWord: ArgumentValue {
  static let placeholder = "INSTANT"
  let instant: Instant

  init(argument: String) throws {
    if let instant = try? Instant(argument) {
      self.instant = instant
      return
    }
    let words = argument.split(separator: " ").filter { $0 != "(Paris)" }
    guard words.count == 2, let time = try? ParisDateTime(words.joined(separator: "T")) else {
      throw InvalidValue(
        .dateTime, argument, expected: "2026-11-20T09:00:00Z, or 2026-11-20 10:00 in Paris")
    }
    instant = time.instant
  }
}
