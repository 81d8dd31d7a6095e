internal import SQLite

/// The table `delegation`: rights lent by a structure to another.
enum DelegationTable {
  private static let selection: SQL =
    """
    SELECT delegation.id, giver.siren, holder.siren, action, delegation.state, expires_at,
      delegation.created_at, from_space_id, to_space_id, replaced_at
    FROM delegation
    CROSS JOIN space AS giver ON giver.id = from_space_id
    CROSS JOIN space AS holder ON holder.id = to_space_id
    """

  static func insert(
    from giver: Int, to holder: Int, _ action: Action, expiresAt: Instant, at: Instant,
    in database: Database
  ) throws -> Int {
    try database.execute(
      """
      INSERT INTO delegation (id, from_space_id, to_space_id, action, state, expires_at, created_at)
      VALUES (\(try NumberingTable.next(.letter, in: database)), \(giver), \(holder), \(action),
        'proposed', \(expiresAt), \(at))
      """)
    return Int(database.lastInsertID)
  }

  static func find(_ id: Int, in database: Database) throws -> Delegation? {
    try database.row("\(selection) WHERE delegation.id = \(id)") { try Delegation($0) }
  }

  /// The one of an action between two structures that is neither revoked nor replaced.
  static func standing(
    from giver: Int, to holder: Int, _ action: Action, in database: Database
  ) throws -> Delegation? {
    try database.row(
      """
      \(selection) WHERE from_space_id = \(giver) AND to_space_id = \(holder)
        AND action = \(action) AND delegation.state <> 'revoked' AND replaced_at IS NULL
      """
    ) { try Delegation($0) }
  }

  /// How many were proposed between two structures since an instant.
  static func count(
    from giver: Int, to holder: Int, since instant: Instant, in database: Database
  ) throws -> Int {
    try database.row(
      """
      SELECT count(*) FROM delegation
      WHERE from_space_id = \(giver) AND to_space_id = \(holder) AND created_at > \(instant)
      """
    ) { try $0.int(0) } ?? 0
  }

  /// Takes one out of the way of a later one.
  static func replace(_ id: Int, at now: Instant, in database: Database) throws {
    try database.execute("UPDATE delegation SET replaced_at = \(now) WHERE id = \(id)")
  }

  static func page(
    of space: Int?, after id: Int, limit: Int, in database: Database
  ) throws -> [Delegation] {
    let only: SQL = space.map { "(from_space_id = \($0) OR to_space_id = \($0)) AND" } ?? ""
    return try database.rows(
      "\(selection) WHERE \(only) delegation.id > \(id) ORDER BY delegation.id LIMIT \(limit)"
    ) { try Delegation($0) }
  }

  /// What a space has lent and to whom, accepted and not over.
  static func inForce(
    from giver: Int, at now: Instant, in database: Database
  ) throws -> [(action: Action, holder: Int)] {
    try database.rows(
      """
      SELECT action, to_space_id FROM delegation
      WHERE from_space_id = \(giver) AND state = 'active' AND expires_at > \(now)
        AND replaced_at IS NULL
      """
    ) { (try $0.value(0), try $0.int(1)) }
  }

  /// The spaces that lent an action, and to which of those in which an account is an interlocutor.
  static func inForce(
    _ action: Action, toSpacesOf account: Int, at now: Instant, in database: Database
  ) throws -> [(giver: Int, holder: Int)] {
    try database.rows(
      """
      SELECT from_space_id, to_space_id
      FROM interlocutor CROSS JOIN delegation ON delegation.to_space_id = interlocutor.space_id
      WHERE interlocutor.account_id = \(account) AND removed_at IS NULL
        AND delegation.action = \(action) AND delegation.state = 'active'
        AND delegation.expires_at > \(now) AND replaced_at IS NULL
      """
    ) { (try $0.int(0), try $0.int(1)) }
  }

  static func move(
    _ id: Int, from: Delegation.State, to: Delegation.State, in database: Database
  ) throws {
    try database.execute(
      "UPDATE delegation SET state = \(to) WHERE id = \(id) AND state = \(from)")
    if database.changes != 1 { throw BrokenInvariant("delegation \(id) did not move") }
  }
}

extension Delegation {
  fileprivate init(_ row: borrowing Row) throws {
    self.init(
      id: try row.int(0), from: try row.value(1), to: try row.value(2), action: try row.value(3),
      state: try row.value(4), expiresAt: try row.value(5), createdAt: try row.value(6),
      replacedAt: try row.value(9), fromSpace: try row.int(7), toSpace: try row.int(8))
  }
}

extension Delegation.State: SQLValue {}
