/// One record: its fields, unquoted.
public struct Record: Equatable, Sendable {
  /// The line of the text on which it begins, from 1.
  public let line: Int
  /// The fields; one at least.
  public let fields: [String]

  /// A record.
  public init(line: Int, fields: [String]) {
    self.line = line
    self.fields = fields
  }
}

/// Where and why a record cannot be read.
public struct RecordError: Error, Equatable, Sendable {
  /// The line on which the record begins, from 1.
  public let line: Int
  /// Which of its fields, from 1.
  public let field: Int
  /// What is wrong.
  public let fault: Fault

  /// What can be wrong with a field.
  public enum Fault: String, Sendable {
    /// A quote inside a field that does not begin with one.
    case strayQuote
    /// Something other than a separator behind a closing quote.
    case textBehindQuote
    /// The text ends before the closing quote.
    case openQuote
    /// Bytes that are no UTF-8, or a NUL.
    case notText
  }

  /// An error.
  public init(line: Int, field: Int, fault: Fault) {
    self.line = line
    self.field = field
    self.fault = fault
  }
}
