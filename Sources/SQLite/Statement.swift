internal import CSQLite

/// A compiled statement, checked out of the connection's cache and given back by its end.
///
/// Not copyable: it cannot be finalised twice, nor outlive its connection, nor be forgotten open.
struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let sql: String
  private let database: Database

  /// Wraps a statement that nothing else uses.
  init(_ handle: OpaquePointer, sql: String, in database: Database) {
    self.handle = handle
    self.sql = sql
    self.database = database
  }

  deinit {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    database.statements.giveBack(handle, sql: sql)
  }

  /// Sets the values of the `?`: there must be as many.
  borrowing func bind(_ values: [StoredValue]) throws(DatabaseError) {
    guard sqlite3_bind_parameter_count(handle) == values.count else {
      throw DatabaseError(
        code: SQLITE_MISUSE, message: "\(values.count) values for another number of ?", sql: sql)
    }
    var index: Int32 = 0
    for value in values {
      index += 1
      try check(bind(value, at: index))
    }
  }

  /// Advances to the next row: false after the last.
  borrowing func step() throws(DatabaseError) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw database.failure(code, sql: sql)
  }

  /// Ends a statement that has rows left; what it wrote is committed here, and may be refused here.
  borrowing func stop() throws(DatabaseError) {
    try check(sqlite3_reset(handle))
  }

  /// The row on which the statement stands.
  var row: Row { Row(handle, sql: sql) }

  private borrowing func bind(_ value: StoredValue, at index: Int32) -> Int32 {
    switch value {
    case .null:
      return sqlite3_bind_null(handle, index)
    case .integer(let integer):
      return sqlite3_bind_int64(handle, index, integer)
    case .text(var text):
      return text.withUTF8 {
        csqlite_bind_text(handle, index, $0.baseAddress, UInt64($0.count))
      }
    case .blob(let bytes):
      return bytes.withUnsafeBytes {
        csqlite_bind_blob(handle, index, $0.baseAddress, UInt64($0.count))
      }
    }
  }

  private borrowing func check(_ code: Int32) throws(DatabaseError) {
    guard code == SQLITE_OK else { throw database.failure(code, sql: sql) }
  }
}
