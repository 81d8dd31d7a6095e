import Foundation
import SQLite
import Testing

@Suite struct MigrationTests {
  let scratch: Scratch
  let database: Database

  init() throws {
    scratch = try Scratch()
    database = try scratch.open()
  }

  private let first = Migration("CREATE TABLE a (id INTEGER PRIMARY KEY); INSERT INTO a VALUES (1)")
  private let second = Migration(
    "CREATE TABLE b (a INTEGER REFERENCES a); INSERT INTO b VALUES (1)")

  @Test("a new file gets them all, an old one those that it lacks, and none twice")
  func versions() throws {
    try database.migrate([])
    #expect(try database.userVersion == 0)
    try database.migrate([first])
    #expect(try database.userVersion == 1)
    for _ in 1...2 {
      try database.migrate([first, second])
      #expect(try database.userVersion == 2)
      #expect(try database.ints("SELECT a FROM b") == [1])
    }
    #expect(try database.ints("PRAGMA foreign_keys") == [1])
  }

  @Test("nothing is locked nor written when there is nothing to do")
  func upToDate() throws {
    try database.migrate([first])
    let reader = try scratch.open(.readOnly, busyTimeout: 0)
    try database.transaction(.immediate) { try reader.migrate([first]) }
  }

  @Test("where one fails none is applied, and what stood before stays")
  func failing() throws {
    try database.migrate([first])
    let broken = Migration("CREATE TABLE c (a); INSERT INTO nowhere VALUES (1)")
    #expect(throws: DatabaseError.self) { try database.migrate([first, second, broken]) }
    #expect(try database.userVersion == 1)
    #expect(try tables() == ["a"])
    #expect(try database.ints("PRAGMA foreign_keys") == [1])
    try database.migrate([first, second])
    #expect(try tables() == ["a", "b"])
  }

  @Test("a version that is not known is refused, and the file is left as it is")
  func newer() throws {
    for found: Int32 in [3, .max, -1] {
      try database.setUserVersion(found)
      let before = try scratch.read()
      #expect(throws: MigrationError.newer(found: Int(found), known: 2)) {
        try database.migrate([first, second])
      }
      #expect(try scratch.read() == before)
    }
  }

  @Test("a table that others refer to can be rebuilt")
  func rebuild() throws {
    try database.migrate([
      first, second,
      Migration { database in
        try database.executeScript(
          """
          CREATE TABLE new_a (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
          INSERT INTO new_a SELECT id, 'one' FROM a;
          DROP TABLE a;
          ALTER TABLE new_a RENAME TO a;
          """)
      },
    ])
    #expect(try database.ints("SELECT a.id FROM b JOIN a ON a.id = b.a") == [1])
    let error = databaseError { try database.execute("INSERT INTO b VALUES (2)") }
    #expect(error?.isDanglingReference == true)
    #expect(databaseError { try database.execute("DELETE FROM a") }?.isDanglingReference == true)
  }

  @Test("one that leaves a row pointing to none is refused")
  func dangling() throws {
    let careless = Migration("DELETE FROM a")
    try database.migrate([first, second])
    #expect(throws: MigrationError.danglingReferences(version: 3, tables: ["b"])) {
      try database.migrate([first, second, careless])
    }
    #expect(try database.userVersion == 2)
    #expect(try database.ints("SELECT id FROM a") == [1])
  }

  @Test("when several migrate at once, each migration is applied once")
  func race() throws {
    let path = scratch.file
    DispatchQueue.concurrentPerform(iterations: 8) { [first, second] _ in
      #expect(throws: Never.self) {
        let database = try Database(path: path, access: .readWrite, applicationID: nil)
        try database.migrate([first, second])
      }
    }
    #expect(try database.ints("SELECT a FROM b") == [1])
  }

  private func tables() throws -> [String] {
    try database.rows("SELECT name FROM sqlite_schema ORDER BY name") { row in try row.text(0) }
  }
}
