public import SQLite

/// The table `pledge`.
enum PledgeTable {
  /// A pledge that somebody is still to confirm, with whose company it is for.
  struct Unconfirmed {
    let id: Int
    let space: Int
    let account: Int
    let company: String
  }

  private static let columns: SQL = "at, version, wording, typed_by, confirmed_at"

  static func insert(
    account: Int, space: Int, typedBy: Pledge.Typist, at: Instant, in database: Database
  ) throws {
    try database.execute(
      """
      INSERT INTO pledge (space_id, account_id, at, version, wording, typed_by, confirmed_at)
      VALUES (\(space), \(account), \(at), \(Pledge.currentVersion), \(Pledge.currentWording),
        \(typedBy), \(typedBy == .account ? at : nil))
      """)
  }

  static func all(of space: Int, in database: Database) throws -> [Pledge] {
    try database.rows(
      """
      SELECT account.email, \(columns)
      FROM pledge CROSS JOIN account ON account.id = pledge.account_id
      WHERE space_id = \(space) ORDER BY pledge.id
      """
    ) { try Pledge(account: $0.value(0), $0, from: 1) }
  }

  /// The pledges of a person, with whose companies they are for.
  static func all(
    of account: EmailAddress, _ id: Int, in database: Database
  ) throws -> [(company: SIREN, pledge: Pledge)] {
    try database.rows(
      """
      SELECT space.siren, \(columns)
      FROM pledge CROSS JOIN space ON space.id = pledge.space_id
      WHERE account_id = \(id) ORDER BY pledge.id
      """
    ) { (try $0.value(0), try Pledge(account: account, $0, from: 1)) }
  }

  /// What a person is still to confirm, oldest first; in one space where it is given.
  static func unconfirmed(
    of account: Int, in space: Int? = nil, _ database: Database
  ) throws -> [Unconfirmed] {
    let only: SQL = space.map { "AND +pledge.space_id = \($0)" } ?? ""
    return try database.rows(
      """
      SELECT pledge.id, pledge.space_id, space.name
      FROM pledge CROSS JOIN space ON space.id = pledge.space_id
      WHERE pledge.account_id = \(account) AND confirmed_at IS NULL \(only) ORDER BY pledge.id
      """
    ) { row in
      Unconfirmed(
        id: try row.int(0), space: try row.int(1), account: account, company: try row.text(2))
    }
  }

  static func confirm(_ id: Int, at: Instant, in database: Database) throws {
    try database.execute(
      "UPDATE pledge SET confirmed_at = \(at) WHERE id = \(id) AND confirmed_at IS NULL")
    if database.changes != 1 { throw BrokenInvariant("pledge \(id) was confirmed already") }
  }
}

extension Pledge {
  /// Reads the columns behind whose it is.
  fileprivate init(account: EmailAddress, _ row: borrowing Row, from first: Int) throws {
    self.init(
      account: account, at: try row.value(first), version: try row.text(first + 1),
      wording: try row.text(first + 2), typedBy: try row.value(first + 3),
      confirmedAt: try row.value(first + 4))
  }
}

extension Pledge.Typist: SQLValue {}
