import CSQLite
import Testing

@testable import SQLite

@Suite struct StatementTests {
  let database: Database

  init() throws {
    database = try Database.inMemory()
  }

  struct Stop: Error {}

  @Test("no statement is left open, whatever throws")
  func closed() throws {
    try database.executeScript("CREATE TABLE t (a INTEGER UNIQUE); INSERT INTO t VALUES (1), (2)")
    #expect(throws: Stop.self) { try database.rows("SELECT a FROM t") { _ in throw Stop() } }
    #expect(throws: Stop.self) { try database.forEach("SELECT a FROM t") { _ in throw Stop() } }
    #expect(throws: Stop.self) { try database.row("SELECT a FROM t") { _ in throw Stop() } }
    #expect(throws: DatabaseError.self) { try database.execute("INSERT INTO t VALUES (\(1))") }
    #expect(throws: DatabaseError.self) {
      try database.transaction(.immediate) { try database.execute("SELECT nothing") }
    }
    #expect(throws: DatabaseError.self) { try database.executeScript("SELECT 1; SELECT nothing") }
    #expect(try database.row("SELECT a FROM t ORDER BY a") { row in try row.int(0) } == 1)
    #expect(busyStatements == 0)
    database.statements.finalizeAll()
    #expect(sqlite3_next_stmt(database.handle, nil) == nil)
  }

  @Test("what RETURNING gives in its first row is committed, and its refusal is thrown")
  func returning() throws {
    try database.executeScript(
      """
      CREATE TABLE a (id INTEGER PRIMARY KEY);
      CREATE TABLE b (a INTEGER REFERENCES a DEFERRABLE INITIALLY DEFERRED);
      """)
    let insert: SQL = "INSERT INTO a VALUES (\(5)), (\(6)) RETURNING id"
    #expect(try database.row(insert) { row in try row.int(0) } == 5)
    #expect(try database.ints("SELECT id FROM a") == [5, 6])
    let error = databaseError {
      _ = try database.row("INSERT INTO b VALUES (\(9)) RETURNING a") { row in try row.int(0) }
    }
    #expect(error?.isDanglingReference == true)
    #expect(try database.ints("SELECT count(*) FROM b") == [0])
  }

  @Test("a text that is not one statement is refused", arguments: ["", " ", "-- a", "\0", ";"])
  func nothing(_ text: String) throws {
    #expect(databaseError { try database.execute(SQL(text: text)) }?.code == SQLITE_MISUSE)
  }

  @Test(
    "what follows the statement is refused, blanks aside",
    arguments: [
      ("SELECT 1; ", true), ("SELECT 1;\n\t", true), ("SELECT 1; SELECT 2", false),
      ("SELECT 1\0", false), ("SELECT 1;;", false),
    ])
  func tail(_ text: String, _ isAccepted: Bool) throws {
    #expect((databaseError { try database.execute(SQL(text: text)) } == nil) == isAccepted)
  }

  @Test("as many values as question marks")
  func parameterCount() throws {
    #expect(throws: DatabaseError.self) { try database.execute("SELECT ?") }
    #expect(throws: DatabaseError.self) { try database.execute("SELECT ?, \(1)") }
  }

  @Test("a script runs every statement, blanks and comments aside")
  func script() throws {
    try database.executeScript(
      "; ; -- one\nCREATE TABLE t (a);; INSERT INTO t VALUES (1) /* two */ ; SELECT a FROM t;\n")
    try database.executeScript("")
    #expect(try database.ints("SELECT a FROM t") == [1])
    let error = databaseError { try database.executeScript("DELETE FROM t; DELETE FROM u; SELECT") }
    #expect(error?.sql == " DELETE FROM u; SELECT")
    #expect(databaseError { try database.executeScript("SELECT 1\0; junk") }?.code == SQLITE_MISUSE)
  }

  @Test("the same text inside its own loop is another statement")
  func nested() throws {
    let numbers: SQL = "SELECT value FROM json_each('[1, 2, 3]')"
    var seen: [Int] = []
    try database.forEach(numbers) { row in
      seen += [try row.int(0)] + (try database.ints(numbers))
    }
    #expect(seen == [1, 1, 2, 3, 2, 1, 2, 3, 3, 1, 2, 3])
  }

  @Test("more texts than the cache holds")
  func manyTexts() throws {
    for number in 0..<500 {
      #expect(try database.ints(SQL(text: "SELECT \(number % 90)")) == [number % 90])
    }
    #expect(busyStatements == 0)
  }

  @Test("a cached statement follows a change of the schema")
  func schemaChange() throws {
    try database.executeScript("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    #expect(try database.row("SELECT * FROM t") { row in row.count } == 1)
    try database.executeScript("ALTER TABLE t ADD COLUMN b")
    #expect(try database.row("SELECT * FROM t") { row in row.count } == 2)
    try database.executeScript("DROP TABLE t")
    #expect(throws: DatabaseError.self) { try database.execute("SELECT * FROM t") }
  }

  @Test("changes and the last id are those of the last write")
  func changes() throws {
    try database.executeScript("CREATE TABLE t (id INTEGER PRIMARY KEY, a)")
    try database.execute("INSERT INTO t (a) VALUES (1), (2), (3)")
    #expect(database.lastInsertID == 3)
    try database.execute("UPDATE t SET a = 0 WHERE id > \(1)")
    #expect(database.changes == 2)
    try database.execute("UPDATE t SET a = 0 WHERE id > \(9)")
    #expect(database.changes == 0)
  }

  @Test("the plan names the index")
  func plan() throws {
    try database.executeScript("CREATE TABLE t (a); CREATE INDEX t_a ON t (a)")
    #expect(
      try database.queryPlan("SELECT a FROM t WHERE a = \(1)")
        == ["SEARCH t USING COVERING INDEX t_a (a=?)"])
  }

  private var busyStatements: Int {
    var count = 0
    var statement = sqlite3_next_stmt(database.handle, nil)
    while let open = statement {
      count += sqlite3_stmt_busy(open) == 0 ? 0 : 1
      statement = sqlite3_next_stmt(database.handle, open)
    }
    return count
  }
}
