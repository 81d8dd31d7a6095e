import SQLite
import Testing

@Suite struct BindingTests {
  let database: Database

  init() throws {
    database = try Database.inMemory()
  }

  @Test(
    "a hostile text comes back as it went",
    arguments: [
      "'; DROP TABLE person; --", "", "%_", "?1 ?2 :name", "a\0b", "\0", "é", "e\u{301}", "🧾",
      "\u{202E}txt", "\r\n", "NULL", "1", String(repeating: "x", count: 100_000),
    ])
  func text(_ text: String) throws {
    let back = try database.row("SELECT \(text), typeof(\(text)), length(CAST(\(text) AS BLOB))") {
      row in (try row.text(0), try row.text(1), try row.int(2))
    }
    #expect(back?.0.utf8.elementsEqual(text.utf8) == true)
    #expect(back?.1 == "text")
    #expect(back?.2 == text.utf8.count)
  }

  @Test("a blob comes back as it went", arguments: [0, 1, 10_000_000])
  func blob(_ count: Int) throws {
    let bytes =
      [UInt8](repeating: 0, count: count / 2) + [UInt8](repeating: 0xff, count: count - count / 2)
    let back = try database.row("SELECT \(bytes), typeof(\(bytes))") { row in
      (try row.blob(0), try row.text(1))
    }
    #expect(back?.0 == bytes)
    #expect(back?.1 == "blob")
  }

  @Test("an integer comes back as it went", arguments: [0, -1, .max, .min])
  func integer(_ integer: Int) throws {
    #expect(try database.ints("SELECT \(integer)") == [integer])
    #expect(try database.ints("SELECT \(Int64(integer))") == [integer])
  }

  @Test("nil is NULL and a value is not", arguments: [nil, 7])
  func optional(_ value: Int?) throws {
    let back = try database.row("SELECT \(value), \(value) IS NULL") { row in
      (try row.optionalInt(0), try row.bool(1))
    }
    #expect(back?.0 == value)
    #expect(back?.1 == (value == nil))
  }

  @Test("NULL reads as nil in every optional type")
  func nulls() throws {
    try database.forEach("SELECT NULL") { row in
      #expect(try row.optionalInt(0) == nil)
      #expect(try row.optionalBool(0) == nil)
      #expect(try row.optionalText(0) == nil)
      #expect(try row.optionalBlob(0) == nil)
      let state: State? = try row.value(0)
      #expect(state == nil)
    }
  }

  @Test("a raw representable value is its raw value", arguments: State.allCases)
  func rawRepresentable(_ state: State) throws {
    let back: State? = try database.row("SELECT \(state)") { row in try row.value(0) }
    #expect(back == state)
    #expect(try database.row("SELECT \(Optional(state))") { row in try row.text(0) } == "\(state)")
  }

  @Test("a boolean is 0 or 1")
  func booleans() throws {
    #expect(try database.ints("SELECT \(true) UNION ALL SELECT \(false)") == [1, 0])
  }

  @Test("pieces of SQL are joined with their values")
  func composed() throws {
    try database.executeScript("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, town TEXT)")
    for name in ["Ann", "Bob", "Cid"] {
      try database.execute("INSERT INTO person (name, town) VALUES (\(name), \("Lyon"))")
    }
    let columns: SQL = "\(raw: "id")"
    let conditions: [SQL] = ["town = \("Lyon")", "name IN (\(list(["Ann", "Cid", "' OR 1"])))"]
    var query: SQL = "SELECT \(columns) FROM person WHERE \(conditions.joined(separator: " AND "))"
    #expect(query.text == "SELECT id FROM person WHERE town = ? AND name IN (?, ?, ?)")
    #expect(query.values == [.text("Lyon"), .text("Ann"), .text("Cid"), .text("' OR 1")])
    query += " ORDER BY id DESC" + " LIMIT \(5)"
    #expect(try database.ints(query) == [3, 1])
    #expect([SQL]().joined(separator: ", ").text == "")
  }

  private func list(_ names: [String]) -> SQL {
    names.map { "\($0)" }.joined(separator: ", ")
  }
}

enum State: String, SQLValue, CaseIterable {
  case open, closed
}
