import Testing

@testable import SQLite

/// A walk finds what SQLite's own check finds in rows, indexes and references, some rows at a time.
@Suite("issue 8, 6.3: a walk through a database")
struct SoundnessWalkTests {
  let scratch: Scratch
  static let indexes = ["plain", "partial", "expression", "two"]

  /// Two tables with every kind of index, and rows enough for three snapshots.
  init() throws {
    scratch = try Scratch()
    try scratch.open().executeScript(
      """
      CREATE TABLE parent (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
      CREATE TABLE child (
        id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent, name TEXT, at INTEGER,
        UNIQUE (name, at)
      ) STRICT;
      CREATE INDEX "plain" ON child (parent_id);
      CREATE INDEX partial ON child (name) WHERE at IS NULL;
      CREATE INDEX expression ON child (ifnull(at, 0), lower(name)) WHERE at IS NULL OR at IN (1, 2);
      CREATE INDEX two ON child (at, parent_id);
      CREATE TABLE word (name TEXT PRIMARY KEY, parent_id INTEGER REFERENCES parent)
        STRICT, WITHOUT ROWID;
      CREATE TEMP TABLE n AS
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
        SELECT i FROM n;
      INSERT INTO parent SELECT i, 'P' || i FROM n WHERE i <= 9;
      INSERT INTO child SELECT i - 1000, i % 9 + 1, 'Name ' || i, nullif(i % 5, 0) FROM n;
      INSERT INTO word VALUES ('a', 1), ('b', NULL);
      """)
  }

  private func walk(elapsed: @escaping () -> Int = { 0 }) throws -> SoundnessWalk {
    try SoundnessWalk(try scratch.open(.readOnly), elapsed: elapsed)
  }

  @Test("issue 8, 6.3: a sound database is found sound, however short its snapshots are")
  func sound() throws {
    #expect(try walk().damage() == nil)
    #expect(try walk().danglingTables() == [])
    var time = 0
    let slow = try walk {
      time += 60
      return time
    }
    #expect(try slow.damage() == nil)
    // A row a snapshot.
    #expect(time / 60 >= 2 * 2500)
  }

  /// Changes rows behind the back of an index, which is taken out of the schema meanwhile.
  private func change(behind index: String, _ statement: String) throws {
    func schema(_ script: String) throws {
      let database = try scratch.open()
      // SQLITE_DBCONFIG_DEFENSIVE
      try database.configure(1010, false)
      try database.executeScript("PRAGMA writable_schema = ON; \(script)")
    }
    try schema(
      """
      CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE name = '\(index)';
      DELETE FROM sqlite_schema WHERE name = '\(index)';
      """)
    try scratch.open().executeScript(statement)
    try schema("INSERT INTO sqlite_schema SELECT * FROM kept")
  }

  @Test("issue 8, 6.3: a row that an index lacks is named", arguments: indexes)
  func missing(_ index: String) throws {
    try change(behind: index, "INSERT INTO child VALUES (3000, 1, 'New', NULL)")
    #expect(try walk().damage() == .missing(row: 3000, index: index))
  }

  @Test("issue 8, 6.3: so is one that the index holds with another value", arguments: indexes)
  func altered(_ index: String) throws {
    try change(
      behind: index, "UPDATE child SET name = 'New', at = NULL, parent_id = 9 WHERE id = 0")
    #expect(try walk().damage() == .missing(row: 0, index: index))
  }

  @Test("issue 8, 6.3: an index that holds a row that is gone is named", arguments: indexes)
  func gone(_ index: String) throws {
    try change(behind: index, "DELETE FROM child WHERE id = 500")
    #expect(try walk().damage() == .miscounted(index: index))
  }

  @Test(
    "issue 8, 6.3: tables with rows that point to none are named",
    arguments: [
      ("INSERT INTO child VALUES (3000, 10, 'New', NULL)", ["child"]),
      ("INSERT INTO word VALUES ('c', 10)", ["word"]),
      ("DELETE FROM parent WHERE id = 1", ["child", "word"]),
    ])
  func dangling(_ statement: String, _ tables: [String]) throws {
    try scratch.open().executeScript("PRAGMA foreign_keys = OFF; \(statement)")
    #expect(try walk().danglingTables() == tables)
    #expect(try walk().damage() == nil)
  }

  @Test("issue 8, 6.3: a page that cannot be read is damage")
  func page() throws {
    let root = try scratch.open().row("SELECT rootpage FROM sqlite_schema WHERE name = 'child'") {
      try $0.int(0)
    }
    var bytes = try scratch.read()
    let start = (try #require(root) - 1) * 4096
    bytes.replaceSubrange(start..<start + 64, with: [UInt8](repeating: 0xFF, count: 64))
    try scratch.write(bytes)
    #expect(databaseError { _ = try walk().damage() }?.kind == .corrupt)
  }
}
