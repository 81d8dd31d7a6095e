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

  /// How an account stands towards every space that it has to do with, in three statements however
  /// many they are. What is lent to it is not among them.
  static func standings(of account: Int, in database: Database) throws -> [Int: Standing] {
    var standings: [Int: Standing] = [:]
    try database.forEach(
      """
      SELECT space_id, administrator, training_manager, billing_manager, participant, 0
      FROM interlocutor WHERE account_id = \(account) AND removed_at IS NULL
      UNION ALL SELECT id, 0, 0, 0, 0, 1 FROM space WHERE owner_id = \(account)
      """
    ) { row in
      var standing = standings[try row.int(0)] ?? Standing()
      let columns = [Role.administrator, .trainingManager, .billingManager, .participant]
      for (index, role) in columns.enumerated() where try row.bool(index + 1) {
        standing.roles.insert(role)
      }
      standing.isOwner = try standing.isOwner || row.bool(5)
      standings[try row.int(0)] = standing
    }
    for (space, edits) in try RightTable.edits(ofSpacesOf: account, in: database) {
      standings[space]?.matrix = RightMatrix(edits: edits)
    }
    return standings
  }

  /// The spaces of an account: its own, and those in which it is an interlocutor.
  static func spaces(of account: Int, in database: Database) throws -> [Int] {
    try standings(of: account, in: database).keys.sorted()
  }
}
