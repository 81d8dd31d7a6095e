internal import SQLite

/// Which accounts a space cannot do without: its last administrator stays (S77).
enum NeedQuery {
  /// A space that would be left without administrator if an account were stopped; nil where there is
  /// none. One who never accepted his account does not count, unless it is about another such one.
  static func space(needing account: Int, in database: Database) throws -> String? {
    try database.row(
      """
      SELECT ifnull(space.name, (SELECT email FROM account WHERE account.id = space.owner_id))
      FROM interlocutor AS own
      CROSS JOIN space ON space.id = own.space_id
      CROSS JOIN account ON account.id = own.account_id
      WHERE own.account_id = \(account) AND own.administrator AND own.removed_at IS NULL
        AND NOT EXISTS (
          SELECT 1 FROM interlocutor AS other
          CROSS JOIN account AS peer ON peer.id = other.account_id
          WHERE other.space_id = own.space_id AND other.removed_at IS NULL
            AND other.administrator AND other.account_id <> own.account_id
            AND peer.status NOT IN ('suspended', 'closed', 'anonymised')
            AND (peer.status = 'active' OR account.status <> 'active'))
      LIMIT 1
      """
    ) { try $0.text(0) }
  }

  /// Those of a stretch of accounts who administer anything.
  static func administrators(
    _ accounts: ClosedRange<Int>, in database: Database
  ) throws -> Set<Int> {
    Set(
      try database.rows(
        """
        SELECT DISTINCT account_id FROM interlocutor
        WHERE account_id BETWEEN \(accounts.lowerBound) AND \(accounts.upperBound)
          AND administrator AND removed_at IS NULL
        """
      ) { try $0.int(0) })
  }
}
