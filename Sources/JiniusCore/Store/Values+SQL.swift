public import SQLite

// How values stand in columns: text for what is typed, integers for instants.

extension SQLValue where Self: TextValue {
  /// The value of the column.
  public var stored: StoredValue { .text(description) }

  /// Reads a column; nil when it holds something else.
  public init?(stored: StoredValue) {
    guard case .text(let text) = stored, let value = try? Self(text) else { return nil }
    self = value
  }
}

extension EmailAddress: SQLValue {}
extension SIREN: SQLValue {}
extension SIRET: SQLValue {}
extension Code: SQLValue {}
extension PostalCode: SQLValue {}
extension ActivityNumber: SQLValue {}
extension PhoneNumber: SQLValue {}
extension ProfessionalNumber: SQLValue {}
extension RegistrationKey: SQLValue {}

extension Instant: SQLValue {
  /// The value of the column.
  public var stored: StoredValue { .integer(seconds) }

  /// Reads a column; nil when it holds something else.
  public init?(stored: StoredValue) {
    guard case .integer(let seconds) = stored else { return nil }
    self.init(seconds: seconds)
  }
}

extension MobileNumber: SQLValue {
  /// Reads a column; nil when it holds no number. What an earlier release took stays readable.
  public init?(stored: StoredValue) {
    guard case .text(let text) = stored else { return nil }
    self.init(kept: text)
  }
}
