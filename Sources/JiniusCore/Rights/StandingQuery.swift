internal import SQLite

/// How an account stands towards spaces, read through its own rows alone: the cost is that of one
/// account, whatever the size of the database.
enum StandingQuery {
  /// The roles of an account in a space, over all its establishments; nil where it is no
  /// interlocutor of it.
  static func roles(
    of account: Int, in space: Int, _ database: Database
  ) throws -> Set<Role>? {
    var roles: Set<Role>?
    try database.forEach(
      """
      SELECT administrator, training_manager, billing_manager, participant FROM interlocutor
      WHERE space_id = \(space) AND account_id = \(account) AND removed_at IS NULL
      """
    ) { row in
      let columns = [Role.administrator, .trainingManager, .billingManager, .participant]
      var held = roles ?? []
      for (index, role) in columns.enumerated() where try row.bool(index) { held.insert(role) }
      roles = held
    }
    return roles
  }

  /// How an account stands towards every space that it has to do with, in one statement however many
  /// they are, and a second where one of them changed the preset matrix. What is lent to them is not
  /// among it: only whether anything may be.
  static func survey(
    of account: Int, in database: Database
  ) throws -> (standings: [Int: Standing], mayBeLentTo: Bool) {
    var standings: [Int: Standing] = [:]
    var (hasEdits, mayBeLentTo) = (false, false)
    try database.forEach(
      """
      SELECT space_id, administrator, training_manager, billing_manager, participant, 0,
        EXISTS (SELECT 1 FROM right_edit WHERE space_id = interlocutor.space_id),
        EXISTS (SELECT 1 FROM delegation WHERE to_space_id = interlocutor.space_id)
      FROM interlocutor WHERE account_id = \(account) AND removed_at IS NULL
      UNION ALL SELECT id, 0, 0, 0, 0, 1, 0, 0 FROM space WHERE owner_id = \(account)
      """
    ) { row in
      var standing = standings[try row.int(0)] ?? Standing()
      let columns = [Role.administrator, .trainingManager, .billingManager, .participant]
      for (index, role) in columns.enumerated() where try row.bool(index + 1) {
        standing.roles.insert(role)
      }
      standing.isOwner = try standing.isOwner || row.bool(5)
      standing.isInterlocutor = try standing.isInterlocutor || !row.bool(5)
      standings[try row.int(0)] = standing
      hasEdits = try hasEdits || row.bool(6)
      mayBeLentTo = try mayBeLentTo || row.bool(7)
    }
    if hasEdits {
      for (space, edits) in try RightTable.edits(ofSpacesOf: account, in: database) {
        standings[space]?.matrix = RightMatrix(edits: edits)
      }
    }
    return (standings, mayBeLentTo)
  }

  /// How an account stands towards every space that it has to do with.
  static func standings(of account: Int, in database: Database) throws -> [Int: Standing] {
    try survey(of: account, in: database).standings
  }

  /// The spaces of an account: its own, and those in which it is an interlocutor.
  static func spaces(of account: Int, in database: Database) throws -> [Int] {
    try standings(of: account, in: database).keys.sorted()
  }
}
