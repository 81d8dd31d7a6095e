/// What a refused text was meant to be. The raw value never changes: scripts rely on it.
public enum ValueKind: String, Hashable, Sendable, CaseIterable {
  case siren, siret
  case mobile, phone, email
  case name, participant
  case text, code, reference, number
  case postalCode = "postal_code"
  case activityNumber = "activity_number"
  case amount, duration
  case date
  case setting
  case dateTime = "date_time"
  case webAddress = "web_address"
  case professionalNumber = "professional_number"
  case key
}

/// The refusal of a text that is no value of its kind.
public struct InvalidValue: Error, Hashable, Sendable {
  /// What the text was meant to be.
  public let kind: ValueKind
  /// The text as given: neither cut nor escaped, so whoever prints it does both.
  public let value: String
  /// What would have been right, as the end of an English sentence: "expected …".
  public let expected: String
  /// A value that would be accepted and is probably what was meant.
  public let suggestion: String?

  /// Refuses `value`.
  public init(_ kind: ValueKind, _ value: String, expected: String, suggestion: String? = nil) {
    self.kind = kind
    self.value = value
    self.expected = expected
    self.suggestion = suggestion
  }

  /// The stable code of the refusal, such as `invalid_siret`.
  public var code: String { "invalid_\(kind.rawValue)" }
}

/// A value that is read from one text and checked as it is read; `description` is its canonical
/// text.
public protocol TextValue: Hashable, Sendable, CustomStringConvertible {
  /// Reads the value, or says what is wrong.
  init(_ text: String) throws(InvalidValue)
}
