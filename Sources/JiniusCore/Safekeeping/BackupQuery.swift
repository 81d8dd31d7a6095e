internal import SQLite

/// Copies a database while others write in it: first what never changes, some rows in a snapshot;
/// then the rest, and what has come since, in one snapshot, which is what the copy shows.
///
/// The connection is the copy's, with the database attached as `source`.
struct BackupQuery {
  /// How many rows are copied in a snapshot: each takes some hundredths of a second.
  static let (documents, entries) = (100, 5_000)

  private let copy: Database

  /// Begins a copy in an empty file.
  init(of source: String, into path: String) throws {
    copy = try Database(path: path, access: .create, busyTimeout: 10_000, applicationID: nil)
    // What was erased while the copy was made leaves no trace in its free pages.
    try copy.executeScript(
      """
      PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
      PRAGMA secure_delete = ON
      """)
    let literal = source.hasPrefix("/") ? source : "./" + source
    try copy.execute("ATTACH \(literal) AS source")
  }

  /// Copies all that is jinius's.
  func run() throws {
    let parts = try Schema.definitions(version: Schema.version)
    let tables = parts.filter(\.isTable)
    for table in tables { try copy.executeScript(table.sql) }
    for (table, key, size) in [
      ("document", "id", Self.documents), ("journal", "number", Self.entries),
    ] as [(StaticString, StaticString, Int)] {
      while try page(of: table, by: key, size: size) == size {}
    }
    try copy.transaction(.deferred) { try copyTheRest(of: tables) }
    for part in parts where !part.isTable { try copy.executeScript(part.sql) }
    try copy.setApplicationID(Schema.applicationID)
    try copy.setUserVersion(Int32(clamping: Schema.version))
    try copy.executeScript("DETACH source")
  }

  /// - Returns: how many rows came.
  private func page(of table: StaticString, by key: StaticString, size: Int) throws -> Int {
    try copy.execute(
      """
      INSERT INTO main.\(raw: table) SELECT * FROM source.\(raw: table)
      WHERE \(raw: key) > (SELECT ifnull(max(\(raw: key)), 0) FROM main.\(raw: table))
      ORDER BY \(raw: key) LIMIT \(size)
      """)
    return copy.changes
  }

  private func copyTheRest(of tables: [SchemaText.Definition]) throws {
    _ = try page(of: "document", by: "id", size: .max)
    _ = try page(of: "journal", by: "number", size: .max)
    // An erasure takes the content of a paper that was never signed, or the paper itself.
    try copy.execute("DELETE FROM main.document WHERE id NOT IN (SELECT id FROM source.document)")
    try copy.execute(
      """
      UPDATE main.document SET content = NULL
      WHERE content IS NOT NULL
        AND id IN (SELECT id FROM source.document WHERE content IS NULL)
      """)
    for table in tables {
      let name = table.name.dropFirst("table ".count)
      if ["document", "journal"].contains(name) { continue }
      try copy.executeScript("INSERT INTO main.\(name) SELECT * FROM source.\(name)")
    }
  }
}
