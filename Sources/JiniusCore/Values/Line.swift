/// Text on one line: a title, a place, a company's name.
public struct Line: TextValue {
  /// Normalised (NFC) and trimmed.
  public let description: String

  /// Reads 1…300 characters.
  public init(_ text: String) throws(InvalidValue) {
    try self.init(text, limit: 300)
  }

  /// Reads 1…`limit` characters.
  public init(_ text: String, limit: Int) throws(InvalidValue) {
    description = try CleanText(text, as: .text, limit: limit).text
  }
}

/// Text on several lines: a programme, an objective, a reason.
public struct Passage: TextValue {
  /// Normalised (NFC) and trimmed; lines end in LF.
  public let description: String

  /// Reads 1…10,000 characters.
  public init(_ text: String) throws(InvalidValue) {
    description = try CleanText(text, as: .text, limit: 10_000, lineFeeds: true).text
  }
}
