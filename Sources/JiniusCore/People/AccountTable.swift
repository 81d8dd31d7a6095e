public import SQLite

/// The table `account`.
enum AccountTable {
  private static let columns: SQL =
    "account.id, account.email, given_name, family_name, profession, account.status, account.created_at"

  static func insert(
    _ email: EmailAddress, _ name: PersonName, profession: Profession?, status: AccountStatus,
    at: Instant, in database: Database
  ) throws -> Account {
    try database.execute(
      """
      INSERT INTO account (email, given_name, family_name, profession, status, created_at)
      VALUES (\(email), \(name.given), \(name.family), \(profession),
        \(status), \(at))
      """)
    return Account(
      id: Int(database.lastInsertID), email: email, name: name, profession: profession,
      status: status, createdAt: at)
  }

  static func find(_ email: EmailAddress, in database: Database) throws -> Account? {
    try database.row("SELECT \(columns) FROM account WHERE email = \(email)") { row in
      try Account(row)
    }
  }

  static func find(_ id: Int, in database: Database) throws -> Account? {
    try database.row("SELECT \(columns) FROM account WHERE id = \(id)") { try Account($0) }
  }

  static func page(after id: Int, limit: Int, in database: Database) throws -> [Account] {
    try database.rows(
      "SELECT \(columns) FROM account WHERE id > \(id) ORDER BY id LIMIT \(limit)"
    ) { try Account($0) }
  }

  static func activate(_ id: Int, in database: Database) throws {
    try database.execute("UPDATE account SET status = 'active' WHERE id = \(id)")
  }
}

extension Account {
  fileprivate init(_ row: borrowing Row) throws {
    self.init(
      id: try row.int(0), email: try row.value(1),
      name: try PersonName(given: row.text(2), family: row.text(3)),
      profession: try row.value(4),
      status: try row.value(5),
      createdAt: try row.value(6))
  }
}

extension AccountStatus: SQLValue {}
extension Profession: SQLValue {}
