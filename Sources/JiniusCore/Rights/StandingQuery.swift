internal import SQLite

/// How an account stands towards spaces, read through its own rows alone: the cost is that of one
/// account, whatever the size of the database.
enum StandingQuery {
  /// The roles of an account in a space, over all its establishments.
  static func roles(
    of account: Int, in space: Int, _ database: Database
  ) throws -> Set<Role> {
    var roles: Set<Role> = []
    try database.forEach(
      """
      SELECT administrator, training_manager, billing_manager, participant FROM interlocutor
      WHERE space_id = \(space) AND account_id = \(account) AND removed_at IS NULL
      """
    ) { row in
      let columns = [Role.administrator, .trainingManager, .billingManager, .participant]
      for (index, role) in columns.enumerated() where try row.bool(index) { roles.insert(role) }
    }
    return roles
  }

  /// The spaces that lent something to those in which an account is an interlocutor.
  static func lenders(to account: Int, at now: Instant, in database: Database) throws -> [Int] {
    try database.rows(
      """
      SELECT DISTINCT delegation.from_space_id
      FROM interlocutor CROSS JOIN delegation ON delegation.to_space_id = interlocutor.space_id
      WHERE interlocutor.account_id = \(account) AND removed_at IS NULL
        AND delegation.state = 'active' AND delegation.expires_at > \(now)
      """
    ) { try $0.int(0) }
  }

  /// The spaces of an account: its own, and those in which it is an interlocutor.
  static func spaces(of account: Int, in database: Database) throws -> [Int] {
    try database.rows(
      """
      SELECT space_id FROM interlocutor WHERE account_id = \(account) AND removed_at IS NULL
      UNION SELECT id FROM space WHERE owner_id = \(account)
      """
    ) { try $0.int(0) }
  }
}
