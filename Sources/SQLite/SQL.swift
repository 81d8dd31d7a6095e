/// One SQL statement, or a piece of one, with its bound values.
///
/// An interpolated value is bound, never spliced, so no text of a user can become SQL:
///
///     let named: SQL = "name = \(name)"
///     try database.execute("DELETE FROM person WHERE \(named) AND town = \(town)")
public struct SQL: Sendable {
  /// The text, with a `?` for each value.
  public private(set) var text: String

  /// The values of the `?`, in order.
  public private(set) var values: [StoredValue]

  /// The same statement followed by `right`.
  public static func + (left: SQL, right: SQL) -> SQL {
    SQL(text: left.text + right.text, values: left.values + right.values)
  }

  /// Appends `right`.
  public static func += (left: inout SQL, right: SQL) {
    left.text += right.text
    left.values += right.values
  }

  init(text: String, values: [StoredValue] = []) {
    self.text = text
    self.values = values
  }
}

extension Sequence<SQL> {
  /// The pieces in one, `separator` between them: `conditions.joined(separator: " AND ")`.
  public func joined(separator: SQL) -> SQL {
    reduce(nil) { (whole: SQL?, piece) in whole.map { $0 + separator + piece } ?? piece } ?? ""
  }
}

extension SQL: ExpressibleByStringInterpolation {
  /// A fixed text.
  public init(stringLiteral text: String) {
    self.init(text: text)
  }

  /// A text with values and pieces.
  public init(stringInterpolation parts: Interpolation) {
    self = parts.sql
  }

  /// Gathers the literal text and the values of a `SQL` literal.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var sql = SQL(text: "")

    /// An empty piece.
    public init(literalCapacity: Int, interpolationCount: Int) {
      sql.text.reserveCapacity(literalCapacity + interpolationCount)
      sql.values.reserveCapacity(interpolationCount)
    }

    /// Appends fixed text.
    public mutating func appendLiteral(_ literal: String) {
      sql.text += literal
    }

    /// Binds `value`.
    public mutating func appendInterpolation(_ value: some SQLValue) {
      sql.text += "?"
      sql.values.append(value.stored)
    }

    /// Binds `value`, NULL for nil.
    public mutating func appendInterpolation(_ value: (some SQLValue)?) {
      sql.text += "?"
      sql.values.append(value.stored)
    }

    /// Splices a piece of SQL with its own bound values.
    public mutating func appendInterpolation(_ piece: SQL) {
      sql += piece
    }

    /// Splices a fixed text, such as a list of columns; only a literal of the program can be one.
    public mutating func appendInterpolation(raw fragment: StaticString) {
      sql.text += fragment.description
    }
  }
}
