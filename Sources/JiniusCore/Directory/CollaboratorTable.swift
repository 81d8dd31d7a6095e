internal import SQLite

/// The table `collaborator`, with the account of each.
enum CollaboratorTable {
  private static let selection: SQL =
    """
    SELECT collaborator.id, joined_at, left_at, \(AccountTable.columnsAsCalled), by_registration
    FROM collaborator CROSS JOIN account ON account.id = collaborator.account_id
    \(ProvisionalNameTable.join(account: "account.id", space: "collaborator.space_id"))
    """

  static func insert(
    account: Int, space: Int, byRegistration: Bool, at: Instant, in database: Database
  ) throws -> Int {
    try database.execute(
      """
      INSERT INTO collaborator (space_id, account_id, by_registration, joined_at)
      VALUES (\(space), \(account), \(byRegistration), \(at))
      """)
    return Int(database.lastInsertID)
  }

  /// Somebody whom a registration brought in is there by somebody's hand from now on.
  static func adopt(_ id: Int, in database: Database) throws {
    try database.execute("UPDATE collaborator SET by_registration = 0 WHERE id = \(id)")
  }

  static func leave(_ id: Int, at: Instant, in database: Database) throws {
    try database.execute(
      "UPDATE collaborator SET left_at = \(at) WHERE id = \(id) AND left_at IS NULL")
    if database.changes != 1 { throw BrokenInvariant("collaborator \(id) had left") }
  }

  /// The newest entry of a person in a directory: present, or the last time that he left.
  static func newest(
    _ email: EmailAddress, of space: Int, in database: Database
  ) throws -> Collaborator? {
    try database.row(
      """
      \(selection)
      WHERE collaborator.account_id = (SELECT id FROM account WHERE email = \(email))
        AND +collaborator.space_id = \(space)
      ORDER BY collaborator.id DESC LIMIT 1
      """
    ) { try Collaborator($0) }
  }

  /// A directory after a number, oldest first; with those who left, or without.
  static func page(
    of space: Int, withFormer: Bool, after id: Int, limit: Int, in database: Database
  ) throws -> [Collaborator] {
    let only: SQL = withFormer ? "" : "AND left_at IS NULL"
    return try database.rows(
      """
      \(selection) WHERE collaborator.space_id = \(space) AND collaborator.id > \(id) \(only)
      ORDER BY collaborator.id LIMIT \(limit)
      """
    ) { try Collaborator($0) }
  }

  /// The entries of a person in all directories, oldest first, with whose directory each is.
  static func entries(
    of account: Int, in database: Database
  ) throws -> [(company: SIREN, entry: Collaborator)] {
    try database.rows(
      """
      SELECT collaborator.id, joined_at, left_at, \(AccountTable.columnsAsCalled), by_registration,
        space.siren
      FROM collaborator
      CROSS JOIN account ON account.id = collaborator.account_id
      CROSS JOIN space ON space.id = collaborator.space_id
      \(ProvisionalNameTable.join(account: "account.id", space: "space.id"))
      WHERE collaborator.account_id = \(account) ORDER BY collaborator.id
      """
    ) { (try $0.value(11), try Collaborator($0)) }
  }
}

extension Collaborator {
  fileprivate init(_ row: borrowing Row) throws {
    self.init(
      id: try row.int(0), account: try Account(row, from: 3), joinedAt: try row.value(1),
      leftAt: try row.value(2), isByRegistration: try row.bool(10))
  }
}
