internal import SHA2
internal import SQLite

/// The definitions of all tables, indexes and triggers, to the letter. A trigger that somebody
/// planted would run inside our transactions, and the key would vouch for what it writes: where a
/// definition is not ours, the key is not taken from its place.
enum SchemaText {
  /// The SHA-256 of the definitions that each version has, the first one's first. A test computes
  /// them.
  static let digests = [
    "1461774b5eaae7085591e4afe86dfad63a741e586fd5134d993d4c623609e08d",
    "12241c8eddbcdfd75ebda800642885e311821c01c649734e896f7475f22db411",
    "7f2139488e15fda24c88f2938f4071d7695b9d3f3cc17755b230c3e3f3b1101c",
    "b19d2166beb39f57f138453325cb1d8153bcc536fea5054042bcbef2bb2dca67",
  ]

  /// What keeps the journal from a slip of the hand. Where it was taken off, the chain still tells
  /// what was done, and nothing runs that is not ours.
  static let guards: Set = [
    "trigger journal_is_never_changed", "trigger journal_is_never_cut",
    "trigger journal_is_never_replaced",
  ]

  /// Refuses tables that are not defined as a version of ours defined them. A table that somebody
  /// keeps beside ours does nothing by itself.
  ///
  /// - Parameter lacking: what may have been taken off.
  static func require(
    version: Int, in database: Database, path: String, lacking: Set<String> = guards
  ) throws {
    if try sha256(in: database) == digests[version - 1] { return }
    let found = Set(try definitions(in: database))
    let due = Set(try Schema.definitions(version: version))
    let own = Set(due.map(\.name))
    let others = found.subtracting(due).filter { !$0.isTable || own.contains($0.name) }.map(\.name)
    let missing = own.subtracting(found.map(\.name)).subtracting(lacking)
    if others.isEmpty && missing.isEmpty { return }
    throw StoreError.redefined(path: path, objects: others.sorted() + missing.sorted())
  }

  static func sha256(in database: Database) throws -> String {
    var text: [UInt8] = []
    for definition in try definitions(in: database) {
      text += Array("\(definition.sql.utf8.count):".utf8) + Array(definition.sql.utf8)
    }
    return SHA256.hash(text).hex
  }

  /// What something in the tables is called, and the words that made it.
  struct Definition: Hashable {
    let name: String
    let isTable: Bool
    let sql: String
  }

  /// All that stands in the schema, but for SQLite's own notes on how its indexes are filled.
  static func definitions(in database: Database) throws -> [Definition] {
    try database.rows(
      """
      SELECT type || ' ' || name, type = 'table', sql FROM sqlite_schema
      WHERE sql IS NOT NULL
        AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))
      ORDER BY type, name
      """
    ) { Definition(name: try $0.text(0), isTable: try $0.bool(1), sql: try $0.text(2)) }
  }
}

extension Schema {
  /// What a new file of a version has.
  static func definitions(version: Int) throws -> [SchemaText.Definition] {
    try SchemaText.definitions(in: try memory(version: version))
  }

  /// A new file of a version, in memory: tables without rows.
  static func memory(version: Int) throws -> Database {
    let database = try Database(
      path: ":memory:", access: .readWrite, busyTimeout: 0, applicationID: nil)
    try database.migrate(migrations(upTo: version))
    return database
  }
}
