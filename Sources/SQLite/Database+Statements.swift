internal import CSQLite

extension Database {
  /// Runs one statement to its end.
  public func execute(_ sql: SQL) throws(DatabaseError) {
    let statement = try prepare(sql)
    while try statement.step() {}
  }

  /// Runs many statements that bind nothing, such as a schema; stops at the first error.
  public func executeScript(_ text: String) throws(DatabaseError) {
    guard !text.utf8.contains(0) else {
      throw DatabaseError(code: SQLITE_MISUSE, message: "a NUL in a script", sql: text)
    }
    try text.withCString { start in
      Result { () throws(DatabaseError) in
        var rest = start
        while rest.pointee != 0 {
          let (handle, tail) = try compile(rest)
          defer { sqlite3_finalize(handle) }
          rest = tail
          guard let handle else { continue }
          var code = SQLITE_ROW
          while code == SQLITE_ROW { code = sqlite3_step(handle) }
          guard code == SQLITE_DONE else {
            throw failure(code, sql: String(cString: sqlite3_sql(handle)))
          }
        }
      }
    }.get()
  }

  /// What `make` reads in each row; the statement is closed before this returns.
  public func rows<T>(_ sql: SQL, _ make: (borrowing Row) throws -> T) throws -> [T] {
    let statement = try prepare(sql)
    var rows: [T] = []
    while try statement.step() { rows.append(try make(statement.row)) }
    return rows
  }

  /// What `make` reads in the first row; nil if there is none.
  public func row<T>(_ sql: SQL, _ make: (borrowing Row) throws -> T) throws -> T? {
    let statement = try prepare(sql)
    guard try statement.step() else { return nil }
    let row = try make(statement.row)
    try statement.stop()
    return row
  }

  /// Calls `body` on each row, for results too long to be held.
  public func forEach(_ sql: SQL, _ body: (borrowing Row) throws -> Void) throws {
    let statement = try prepare(sql)
    while try statement.step() { try body(statement.row) }
  }

  /// How SQLite would run a statement, a line a step: for the tests of a schema's indexes.
  public func queryPlan(_ sql: SQL) throws -> [String] {
    try rows("EXPLAIN QUERY PLAN \(sql)") { row in try row.text(3) }
  }

  /// Compiles one statement, or takes it from the cache, and binds its values.
  func prepare(_ sql: SQL) throws(DatabaseError) -> Statement {
    let handle =
      if let idle = statements.take(sql.text) { idle } else { try compileOnly(sql.text) }
    let statement = Statement(handle, sql: sql.text, in: self)
    try statement.bind(sql.values)
    return statement
  }

  /// Compiles a text that must be one statement.
  private func compileOnly(_ text: String) throws(DatabaseError) -> OpaquePointer {
    try text.withCString { start in
      Result { () throws(DatabaseError) in
        let (handle, tail) = try compile(start)
        let isAlone = text.utf8.dropFirst(tail - start).allSatisfy { $0 == 32 || 9...13 ~= $0 }
        guard let handle, isAlone else {
          sqlite3_finalize(handle)
          throw DatabaseError(code: SQLITE_MISUSE, message: "not one statement", sql: text)
        }
        return handle
      }
    }.get()
  }

  /// Compiles the first statement at `text`, nil for blanks and comments, and finds what follows it.
  private func compile(
    _ text: UnsafePointer<CChar>
  ) throws(DatabaseError) -> (OpaquePointer?, UnsafePointer<CChar>) {
    var statement: OpaquePointer?
    var tail: UnsafePointer<CChar>?
    let code = sqlite3_prepare_v3(handle, text, -1, 0, &statement, &tail)
    guard code == SQLITE_OK, let tail else { throw failure(code, sql: String(cString: text)) }
    return (statement, tail)
  }
}
