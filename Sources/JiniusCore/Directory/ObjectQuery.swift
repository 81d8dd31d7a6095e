internal import SQLite

/// Takes a JSON object apart by SQLite's own reader.
enum ObjectQuery {
  /// The value of a member.
  enum Value: Equatable {
    case text(String)
    case null
    /// A number, a truth value, an array or an object.
    case other
  }

  /// The members in their order; nil when the text is no JSON object.
  static func members(
    of text: String, in database: Database
  ) throws -> [(name: String, value: Value)]? {
    let type = try database.row(
      "SELECT CASE WHEN json_valid(\(text)) THEN json_type(\(text)) END"
    ) { try $0.optionalText(0) }
    guard type == "object" else { return nil }
    return try database.rows(
      "SELECT key, type, CASE type WHEN 'text' THEN atom END FROM json_each(\(text))"
    ) { row in
      let name = try row.text(0)
      if let text = try row.optionalText(2) { return (name, .text(text)) }
      return (name, try row.text(1) == "null" ? .null : .other)
    }
  }
}
