internal import CSQLite

/// One row of a result, readable only while its statement stands on it.
///
/// Columns count from 0. A NULL, another type or a missing column throws `unexpectedType`.
///
///     let people = try database.rows("SELECT id, name, town FROM person") { row in
///       Person(id: try row.int(0), name: try row.text(1), town: try row.optionalText(2))
///     }
public struct Row: ~Copyable {
  private let handle: OpaquePointer
  private let sql: String

  init(_ handle: OpaquePointer, sql: String) {
    self.handle = handle
    self.sql = sql
  }

  /// The number of columns.
  public var count: Int { Int(sqlite3_data_count(handle)) }

  /// The value of a column, in the type that is asked for: `let state: State = try row.value(3)`.
  public func value<Value: SQLValue>(_ column: Int) throws(DatabaseError) -> Value {
    guard let value = Value(stored: try stored(column)) else {
      throw unexpected(column, "is not a \(Value.self)")
    }
    return value
  }

  /// What a column holds, whatever it is.
  public func stored(_ column: Int) throws(DatabaseError) -> StoredValue {
    guard (0..<count).contains(column) else { throw unexpected(column, "does not exist") }
    let index = Int32(column)
    switch sqlite3_column_type(handle, index) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, index))
    case SQLITE_TEXT: return .text(try text(at: index))
    case SQLITE_BLOB: return .blob(try bytes(sqlite3_column_blob(handle, index), at: index))
    default: throw unexpected(column, "is a REAL")
    }
  }

  /// An integer.
  public func int(_ column: Int) throws(DatabaseError) -> Int { try value(column) }

  /// A boolean, stored as 0 or 1.
  public func bool(_ column: Int) throws(DatabaseError) -> Bool { try value(column) }

  /// A text, which must be UTF-8.
  public func text(_ column: Int) throws(DatabaseError) -> String { try value(column) }

  /// A blob.
  public func blob(_ column: Int) throws(DatabaseError) -> [UInt8] { try value(column) }

  /// An integer, or nil for NULL.
  public func optionalInt(_ column: Int) throws(DatabaseError) -> Int? { try value(column) }

  /// A boolean, or nil for NULL.
  public func optionalBool(_ column: Int) throws(DatabaseError) -> Bool? { try value(column) }

  /// A text, or nil for NULL.
  public func optionalText(_ column: Int) throws(DatabaseError) -> String? { try value(column) }

  /// A blob, or nil for NULL.
  public func optionalBlob(_ column: Int) throws(DatabaseError) -> [UInt8]? { try value(column) }
}

extension Row {
  /// A text, NULs included.
  private func text(at index: Int32) throws(DatabaseError) -> String {
    let start = UnsafeRawPointer(sqlite3_column_text(handle, index))
    let bytes = UnsafeRawBufferPointer(start: start, count: try byteCount(start, at: index))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw unexpected(Int(index), "is not UTF-8")
    }
    return text
  }

  private func bytes(_ start: UnsafeRawPointer?, at index: Int32) throws(DatabaseError) -> [UInt8] {
    [UInt8](UnsafeRawBufferPointer(start: start, count: try byteCount(start, at: index)))
  }

  /// The size of the value at `start`: an empty blob has no address, nor has one out of memory.
  private func byteCount(
    _ start: UnsafeRawPointer?, at index: Int32
  ) throws(DatabaseError) -> Int {
    let count = Int(sqlite3_column_bytes(handle, index))
    guard start != nil || count == 0 else {
      throw DatabaseError(code: SQLITE_NOMEM, message: "out of memory", sql: sql)
    }
    return count
  }

  private func unexpected(_ column: Int, _ fault: String) -> DatabaseError {
    let name = sqlite3_column_name(handle, Int32(clamping: column)).map { String(cString: $0) }
    return DatabaseError(
      kind: .unexpectedType, code: SQLITE_MISMATCH,
      message: "column \(column) (\(name ?? "?")) \(fault)", sql: sql)
  }
}
