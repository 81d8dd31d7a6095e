/// A table as the file's own schema describes it.
struct StoredTable {
  /// An index, in the words of the schema.
  struct Index {
    let name: String
    /// Its columns and expressions.
    let terms: [String]
    /// ` AND (…)` for an index of some rows only, or nothing.
    let condition: String
  }

  /// A column that points to a row.
  struct Reference {
    let column: String
    let parent: String
    /// The column that it points to, ready for SQL.
    let key: String
  }

  let name: String
  let hasRowNumbers: Bool
  let indexes: [Index]
  let references: [Reference]

  static func all(in database: Database) throws -> [StoredTable] {
    let names = try database.rows(
      """
      SELECT name, wr FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY name
      """
    ) { (name: try $0.text(0), isWithoutRowNumbers: try $0.bool(1)) }
    return try names.map { name, isWithoutRowNumbers in
      StoredTable(
        name: name, hasRowNumbers: !isWithoutRowNumbers,
        indexes: try indexes(of: name, in: database),
        references: try references(of: name, in: database))
    }
  }

  private static func indexes(of table: String, in database: Database) throws -> [Index] {
    let found = try database.rows(
      """
      SELECT list.name, entry.sql FROM pragma_index_list(\(table)) AS list
      LEFT JOIN sqlite_schema AS entry ON entry.type = 'index' AND entry.name = list.name
      ORDER BY list.name
      """
    ) { (name: try $0.text(0), sql: try $0.optionalText(1)) }
    return try found.map { name, sql in
      if let sql { return Index(name: name, declaration: sql) }
      let columns = try database.rows(
        "SELECT name FROM pragma_index_info(\(name)) ORDER BY seqno"
      ) { quoted(try $0.text(0)) }
      return Index(name: name, terms: columns, condition: "")
    }
  }

  private static func references(of table: String, in database: Database) throws -> [Reference] {
    try database.rows(
      """
      SELECT "from", "table", "to" FROM pragma_foreign_key_list(\(table)) ORDER BY id, seq
      """
    ) { row in
      Reference(
        column: try row.text(0), parent: try row.text(1),
        key: try row.optionalText(2).map(quoted) ?? "rowid")
    }
  }
}

extension StoredTable.Index {
  /// Takes `CREATE INDEX name ON table (terms) WHERE condition` apart.
  fileprivate init(name: String, declaration: String) {
    var terms: [String] = []
    var term = ""
    var depth = 0
    var rest = declaration[...]
    while let character = rest.popFirst() {
      if character == ")" { depth -= 1 }
      if depth == 0 && character == ")" { break }
      if depth == 1 && character == "," {
        terms.append(term)
        term = ""
      } else if depth > 0 {
        term.append(character)
      }
      if character == "(" { depth += 1 }
    }
    let condition = rest.drop { $0.isWhitespace }
    self.init(
      name: name, terms: terms + [term],
      condition: condition.isEmpty ? "" : " AND (\(condition.dropFirst("WHERE".count)))")
  }
}
