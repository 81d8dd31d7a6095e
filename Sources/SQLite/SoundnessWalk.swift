/// Looks whether a database of any size is sound, some rows in a snapshot, so that nobody who writes
/// waits for the whole: every row can be read and stands in each index, no index holds more, and every
/// reference points to a row.
///
/// SQLite's own `integrity_check` also follows the pages that nothing uses, and compares with every
/// CHECK, but holds writers up until it has done.
public struct SoundnessWalk {
  /// What is not sound.
  public enum Damage: Equatable, Sendable {
    /// A row that an index does not hold.
    case missing(row: Int, index: String)
    /// An index that holds more entries than there are rows for it, or fewer.
    case miscounted(index: String)
    /// SQLite's own words.
    case told(String)
  }

  /// How many rows one snapshot sees at most, and for how many milliseconds it reads them.
  private static let (rowsAtOnce, milliseconds) = (1000, 50)

  private let database: Database
  private let elapsed: () -> Int
  private let tables: [StoredTable]

  /// - Parameter elapsed: the milliseconds since some beginning.
  public init(_ database: Database, elapsed: @escaping () -> Int) throws {
    self.database = database
    self.elapsed = elapsed
    tables = try StoredTable.all(in: database)
  }

  /// The first damage; nil where every row and every index is sound.
  public func damage() throws -> Damage? {
    for table in tables {
      if let damage = try damage(of: table) { return damage }
    }
    return nil
  }

  /// The tables with rows that point to none.
  public func danglingTables() throws -> [String] {
    try tables.filter { table in
      guard table.hasRowNumbers else {
        return try database.row("SELECT 1 FROM pragma_foreign_key_check(\(table.name))") { _ in }
          != nil
      }
      return try !table.references.isEmpty && firstRow(of: table) { try dangles($0, table) } != nil
    }.map(\.name).sorted()
  }

  // MARK: Tables

  private func damage(of table: StoredTable) throws -> Damage? {
    guard table.hasRowNumbers else {
      let words = try database.row(
        SQL(text: "PRAGMA integrity_check(\(quoted(table.name)))")
      ) { try $0.text(0) }
      return words == "ok" ? nil : .told(words ?? "")
    }
    if let damage = try firstRow(of: table, { try missing($0, table) }) { return damage }
    return try table.indexes.lazy.compactMap { index in
      try isMiscounted(index, table) ? Damage.miscounted(index: index.name) : nil
    }.first
  }

  /// Walks the rows of a table, and looks at each stretch of them, until something is found.
  private func firstRow<Found>(
    of table: StoredTable, _ look: (_ stretch: SQL) throws -> Found?
  ) throws -> Found? {
    var last = Int.min
    while let end = try end(of: table, behind: last) {
      if let found = try look("rowid > \(last) AND rowid <= \(end)") { return found }
      last = end
    }
    return nil
  }

  /// Reads the rows behind one, for as long as a snapshot may, and tells the last; nil at the end.
  private func end(of table: StoredTable, behind row: Int) throws -> Int? {
    let start = elapsed()
    let statement = try database.prepare(
      SQL(text: "SELECT rowid, * FROM \(quoted(table.name)) NOT INDEXED WHERE ")
        + "rowid > \(row) ORDER BY rowid LIMIT \(Self.rowsAtOnce)")
    var last: Int?
    while try statement.step() {
      last = try statement.row.int(0)
      if elapsed() - start >= Self.milliseconds {
        try statement.stop()
        break
      }
    }
    return last
  }

  // MARK: Indexes and references

  /// The first row of a stretch that an index does not hold.
  private func missing(_ stretch: SQL, _ table: StoredTable) throws -> Damage? {
    for index in table.indexes {
      let columns = index.terms.enumerated().map { "\($1) AS term\($0)" }.joined(separator: ", ")
      let matches = index.terms.enumerated().map { "\($1) IS term\($0)" }.joined(separator: " AND ")
      let row = try database.row(
        SQL(text: "SELECT line FROM (SELECT rowid AS line, \(columns) FROM \(quoted(table.name)) ")
          + "NOT INDEXED WHERE \(stretch)" + SQL(text: index.condition)
          + SQL(text: ") WHERE NOT EXISTS (SELECT 1 FROM \(quoted(table.name)) ")
          + SQL(text: "INDEXED BY \(quoted(index.name)) WHERE \(matches) AND rowid = line")
          + SQL(text: "\(index.condition)) LIMIT 1")
      ) { try $0.int(0) }
      if let row { return .missing(row: row, index: index.name) }
    }
    return nil
  }

  /// Whether an index and its table differ in their numbers of rows, counted in one snapshot.
  private func isMiscounted(_ index: StoredTable.Index, _ table: StoredTable) throws -> Bool {
    let count = { (source: String, condition: String) in
      "(SELECT count(*) FROM \(quoted(table.name)) \(source) \(condition))"
    }
    // Without any condition SQLite counts the shortest index, whichever it is told.
    let condition = "WHERE true\(index.condition)"
    let ofTable = count("NOT INDEXED", index.condition.isEmpty ? "" : condition)
    let ofIndex = count("INDEXED BY \(quoted(index.name))", condition)
    return try database.row(SQL(text: "SELECT \(ofTable) <> \(ofIndex)")) { try $0.bool(0) }
      ?? true
  }

  /// A row of a stretch that points to none.
  private func dangles(_ stretch: SQL, _ table: StoredTable) throws -> Int? {
    for reference in table.references {
      let child = quoted(table.name) + "." + quoted(reference.column)
      let row = try database.row(
        SQL(text: "SELECT rowid FROM \(quoted(table.name)) NOT INDEXED WHERE ") + stretch
          + SQL(text: " AND \(child) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ")
          + SQL(
            text: "\(quoted(reference.parent)) AS parent WHERE parent.\(reference.key) = \(child))")
          + " LIMIT 1"
      ) { try $0.int(0) }
      if let row { return row }
    }
    return nil
  }
}

/// A name as SQL takes it for one, whatever stands in it.
func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
