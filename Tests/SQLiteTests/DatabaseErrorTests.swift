@testable import SQLite
import Testing

@Suite struct DatabaseErrorTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  @Test("a full disk is full, and undoes the transaction")
  func full() throws {
    let database = try scratch.open()
    try database.executeScript("CREATE TABLE t (a); PRAGMA max_page_count = 5")
    let error = databaseError {
      try database.transaction(.immediate) {
        for _ in 0..<9 { try database.execute("INSERT INTO t VALUES (zeroblob(4000))") }
      }
    }
    #expect(error?.kind == .full)
    #expect(try database.ints("SELECT count(*) FROM t") == [0])
  }

  @Test("each constraint says which it is, and never the value")
  func constraints() throws {
    let database = try scratch.open()
    try database.executeScript(
      """
      CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b TEXT NOT NULL DEFAULT '',
        c TEXT CHECK (c <> 'secret'), d INTEGER REFERENCES t) STRICT;
      INSERT INTO t (id, a) VALUES (1, 'secret');
      """)
    let statements: [(SQL, Int32, String)] = [
      ("INSERT INTO t (id) VALUES (\(1))", 1555, "UNIQUE constraint failed: t.id"),
      ("INSERT INTO t (a) VALUES (\("secret"))", 2067, "UNIQUE constraint failed: t.a"),
      ("INSERT INTO t (b) VALUES (\(String?.none))", 1299, "NOT NULL constraint failed: t.b"),
      ("INSERT INTO t (c) VALUES (\("secret"))", 275, "CHECK constraint failed: c <> 'secret'"),
      ("INSERT INTO t (d) VALUES (\(9))", 787, "FOREIGN KEY constraint failed"),
      (
        "INSERT INTO t (d) VALUES (\("secret"))", 3091,
        "cannot store TEXT value in INTEGER column t.d"
      ),
    ]
    for (sql, code, message) in statements {
      let error = databaseError { try database.execute(sql) }
      #expect(error?.kind == .constraint)
      #expect(error?.kind == .constraint)
      #expect(error?.primaryCode == 19)
      #expect(error?.code == code)
      #expect(error?.message == message)
      #expect(error?.sql == sql.text)
      #expect(error?.isDuplicate == [1555, 2067].contains(code))
      #expect(error?.isDanglingReference == (code == 787))
    }
  }

  @Test("a page overwritten is corrupt when it is read, not when the file is opened")
  func corrupt() throws {
    try scratch.open().executeScript("CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(2000))")
    var bytes = try scratch.read()
    for index in 4096..<bytes.count { bytes[index] = 0x55 }
    try scratch.write(bytes)
    let database = try scratch.open(.readOnly)
    #expect(databaseError { try database.execute("SELECT a FROM t") }?.kind == .corrupt)
  }

  @Test("SQL that SQLite does not accept tells its text")
  func syntax() throws {
    let database = try scratch.open()
    let error = databaseError { try database.execute("SELEC \("secret")") }
    #expect(error?.kind == .other)
    #expect(error?.code == 1)
    #expect(error?.message == "near \"SELEC\": syntax error")
    #expect(error?.sql == "SELEC ?")
  }

  @Test(
    "every primary code has its kind",
    arguments: [
      (5, .busy), (517, .busy), (19, .constraint), (13, .full), (8, .readOnly), (1032, .readOnly),
      (11, .corrupt), (267, .corrupt), (26, .notADatabase), (14, .cannotOpen), (3, .cannotOpen),
      (9, .interrupted), (10, .inputOutput), (778, .inputOutput), (1, .other), (20, .other),
      (7, .other),
    ] as [(Int32, DatabaseError.Kind)])
  func kinds(_ code: Int32, _ kind: DatabaseError.Kind) {
    let error = DatabaseError(code: code, message: "")
    #expect(error.kind == kind)
    #expect(error.isReadOnly == (kind == .readOnly))
    #expect(error.cannotOpen == (kind == .cannotOpen))
  }
}
