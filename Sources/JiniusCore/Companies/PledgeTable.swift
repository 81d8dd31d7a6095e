internal import SQLite

/// The table `pledge`.
enum PledgeTable {
  static func insert(account: Int, space: Int, at: Instant, in database: Database) throws {
    try database.execute(
      """
      INSERT INTO pledge (space_id, account_id, at, version, wording)
      VALUES (\(space), \(account), \(at), \(Pledge.currentVersion), \(Pledge.currentWording))
      """)
  }

  static func all(of space: Int, in database: Database) throws -> [Pledge] {
    try database.rows(
      """
      SELECT account.email, at, version, wording
      FROM pledge CROSS JOIN account ON account.id = pledge.account_id
      WHERE space_id = \(space) ORDER BY pledge.id
      """
    ) { row in
      Pledge(
        account: try row.value(0), at: try row.value(1), version: try row.text(2),
        wording: try row.text(3))
    }
  }
}
