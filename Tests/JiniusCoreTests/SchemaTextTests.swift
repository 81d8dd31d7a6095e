import SQLite
import Testing

@testable import JiniusCore

@Suite struct SchemaTextTests {
  @Test(arguments: 1...Schema.version)
  func `issue 8, 5.1: the definitions of a version are those that are expected`(version: Int)
    throws
  {
    let database = try Schema.memory(version: version)
    let digest = try SchemaText.sha256(in: database)
    #expect(digest == SchemaText.digests[version - 1], "it is \(digest)")
    try SchemaText.require(version: version, in: database, path: "x.db")
  }

  @Test func `every version has its digest`() {
    #expect(SchemaText.digests.count == Schema.version)
  }

  @Test(arguments: [
    ("CREATE TRIGGER evil AFTER UPDATE ON convention BEGIN SELECT 1; END", ["trigger evil"]),
    ("CREATE VIEW evil AS SELECT 1", ["view evil"]),
    ("CREATE INDEX evil ON account (lower(email))", ["index evil"]),
    ("DROP INDEX letter_due", ["index letter_due"]),
    (
      "DROP TRIGGER journal_is_never_cut; CREATE TRIGGER journal_is_never_cut BEFORE UPDATE ON "
        + "convention BEGIN SELECT 1; END", ["trigger journal_is_never_cut"]
    ),
    ("ALTER TABLE account ADD COLUMN evil TEXT", ["table account"]),
  ])
  func `issue 8, 5.1: what is defined otherwise is named`(change: String, objects: [String]) throws
  {
    let database = try Schema.memory(version: Schema.version)
    try database.executeScript(change)
    #expect(throws: StoreError.redefined(path: "x.db", objects: objects)) {
      try SchemaText.require(version: Schema.version, in: database, path: "x.db")
    }
  }

  @Test func `a guard of the journal that was taken off is told by doctor alone`() throws {
    let database = try Schema.memory(version: Schema.version)
    try database.executeScript("DROP TRIGGER journal_is_never_cut")
    try SchemaText.require(version: Schema.version, in: database, path: "x.db")
    let lack = StoreError.redefined(path: "x.db", objects: ["trigger journal_is_never_cut"])
    #expect(throws: lack) {
      try SchemaText.require(
        version: Schema.version, in: database, path: "x.db", lacking: [])
    }
  }

  @Test(arguments: [
    "INSERT INTO setting VALUES ('a', 'b'); ANALYZE", "CREATE TABLE own_notes (text UNIQUE)",
  ])
  func `SQLite's own notes on its indexes, and a table beside ours, do no harm`(change: String)
    throws
  {
    let database = try Schema.memory(version: Schema.version)
    try database.executeScript(change)
    try SchemaText.require(version: Schema.version, in: database, path: "x.db")
  }
}
