internal import SQLite

/// A platform as its table has it.
struct PlatformRow {
  let id: Int
  let name: String
  let address: String?
  let createdAt: Instant
  let removedAt: Instant?
}

/// The table `platform`.
enum PlatformTable {
  private static let selection: SQL =
    "SELECT id, name, address, created_at, removed_at FROM platform"

  static func insert(
    name: String, address: WebAddress?, at: Instant, in database: Database
  ) throws -> Int {
    try database.execute(
      """
      INSERT INTO platform (name, folded, address, created_at)
      VALUES (\(name), \(Folded(name).description), \(address?.description), \(at))
      """)
    return Int(database.lastInsertID)
  }

  static func find(_ name: String, in database: Database) throws -> PlatformRow? {
    try database.row(
      "\(selection) WHERE folded = \(Folded(name).description) AND removed_at IS NULL"
    ) { try PlatformRow($0) }
  }

  static func find(_ id: Int, in database: Database) throws -> PlatformRow? {
    try database.row("\(selection) WHERE id = \(id)") { try PlatformRow($0) }
  }

  static func wasRemoved(_ name: String, in database: Database) throws -> Bool {
    try database.row(
      """
      SELECT 1 FROM platform
      WHERE folded = \(Folded(name).description) AND removed_at IS NOT NULL LIMIT 1
      """
    ) { _ in true } ?? false
  }

  /// Those that stand, oldest first.
  static func page(after id: Int, limit: Int, in database: Database) throws -> [PlatformRow] {
    try database.rows(
      """
      \(selection) WHERE removed_at IS NULL AND id > \(id) ORDER BY id LIMIT \(limit)
      """
    ) { try PlatformRow($0) }
  }

  static func change(_ id: Int, address: WebAddress?, in database: Database) throws {
    try database.execute(
      "UPDATE platform SET address = \(address?.description) WHERE id = \(id)")
  }

  static func remove(_ id: Int, at: Instant, in database: Database) throws {
    try database.execute("UPDATE platform SET removed_at = \(at) WHERE id = \(id)")
  }
}

extension PlatformRow {
  fileprivate init(_ row: borrowing Row) throws {
    self.init(
      id: try row.int(0), name: try row.text(1), address: try row.optionalText(2),
      createdAt: try row.value(3), removedAt: try row.value(4))
  }
}
