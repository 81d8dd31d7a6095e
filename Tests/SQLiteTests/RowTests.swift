import SQLite
import Testing

@Suite struct RowTests {
  let database: Database

  init() throws {
    database = try Database.inMemory()
  }

  @Test(
    "a value of another type is an error",
    arguments: [
      ("NULL", ["int", "bool", "text", "blob", "state"]),
      ("12", ["bool", "text", "blob", "state", "optionalBlob", "optionalText"]),
      ("1.5", ["int", "bool", "text", "blob", "state", "optionalInt"]),
      ("'12'", ["int", "bool", "blob", "state", "optionalInt"]),
      ("x'31'", ["int", "bool", "text", "state", "optionalText"]),
      ("CAST(x'ff' AS TEXT)", ["int", "text", "state", "optionalText"]),
      ("CAST(x'610062c3' AS TEXT)", ["text"]),
    ])
  func mismatch(_ literal: String, _ readers: [String]) throws {
    for reader in readers {
      let error = databaseError { try read("SELECT \(literal) AS it", 0, as: reader) }
      #expect(error?.kind == .unexpectedType, "\(reader)")
      #expect(error?.message.hasPrefix("column 0 (it) is") == true)
      #expect(error?.sql == "SELECT \(literal) AS it")
    }
  }

  @Test("a column that does not exist is an error", arguments: [-1, 1, .max, .min])
  func missingColumn(_ column: Int) throws {
    for reader in ["int", "optionalInt", "optionalText"] {
      #expect(databaseError { try read("SELECT 1", column, as: reader) }?.kind == .unexpectedType)
    }
  }

  @Test("the error does not tell the value")
  func privacy() throws {
    let error = databaseError {
      try database.forEach("SELECT \("secret") AS name") { row in _ = try row.int(0) }
    }
    #expect(error?.sql == "SELECT ? AS name")
    #expect(error?.message == "column 0 (name) is not a Int")
    #expect(error.map { "\($0)".contains("secret") } == false)
  }

  @Test("a text stored as UTF-16 reads as it is")
  func utf16() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    try database.executeScript("PRAGMA encoding = 'UTF-16'; CREATE TABLE t (a TEXT)")
    try database.execute("INSERT INTO t VALUES (\("a\0é🧾"))")
    #expect(try database.row("SELECT a FROM t") { row in try row.text(0) } == "a\0é🧾")
  }

  private func read(_ text: String, _ column: Int, as reader: String) throws {
    try database.forEach(SQL(stringLiteral: text)) { row in
      switch reader {
      case "int": _ = try row.int(column)
      case "bool": _ = try row.bool(column)
      case "text": _ = try row.text(column)
      case "blob": _ = try row.blob(column)
      case "optionalInt": _ = try row.optionalInt(column)
      case "optionalText": _ = try row.optionalText(column)
      case "optionalBlob": _ = try row.optionalBlob(column)
      default: let _: State = try row.value(column)
      }
    }
  }
}
