internal import SQLite

/// The table `interlocutor`, with the account of each.
enum InterlocutorTable {
  private static let selection: SQL =
    """
    SELECT interlocutor.id, \(AccountTable.columnsAsCalled), establishment.siret, mobile, can_sign, administrator,
      training_manager, billing_manager, interlocutor.participant
    FROM interlocutor
    CROSS JOIN account ON account.id = interlocutor.account_id
    LEFT JOIN establishment ON establishment.id = interlocutor.establishment_id
    \(ProvisionalNameTable.join(account: "account.id", space: "interlocutor.space_id"))
    WHERE interlocutor.removed_at IS NULL AND
    """
  /// Whoever is suspended or closed administers, signs and manages nothing.
  private static let isUsable: SQL = "account.status NOT IN ('suspended', 'closed', 'anonymised')"

  static func insert(
    space: Int, establishment: Int?, account: Int, roles: Set<Role>, mobile: MobileNumber?,
    canSign: Bool, at: Instant, in database: Database
  ) throws -> Int {
    try database.execute(
      """
      INSERT INTO interlocutor (space_id, establishment_id, account_id, mobile, can_sign,
        administrator, training_manager, billing_manager, participant, created_at)
      VALUES (\(space), \(establishment), \(account), \(mobile), \(canSign),
        \(roles.contains(.administrator)), \(roles.contains(.trainingManager)),
        \(roles.contains(.billingManager)), \(roles.contains(.participant)), \(at))
      """)
    return Int(database.lastInsertID)
  }

  static func update(_ interlocutor: Interlocutor, in database: Database) throws {
    let roles = interlocutor.roles
    try database.execute(
      """
      UPDATE interlocutor
      SET account_id = \(interlocutor.account.id), mobile = \(interlocutor.mobile),
        can_sign = \(interlocutor.canSign), administrator = \(roles.contains(.administrator)),
        training_manager = \(roles.contains(.trainingManager)),
        billing_manager = \(roles.contains(.billingManager)),
        participant = \(roles.contains(.participant))
      WHERE id = \(interlocutor.id)
      """)
  }

  static func remove(_ id: Int, at: Instant, in database: Database) throws {
    try database.execute("UPDATE interlocutor SET removed_at = \(at) WHERE id = \(id)")
  }

  /// All that an account is, in every space.
  static func all(ofAccount account: Int, in database: Database) throws -> [Interlocutor] {
    try database.rows(
      "\(selection) interlocutor.account_id = \(account) ORDER BY interlocutor.id"
    ) { try Interlocutor($0) }
  }

  /// The space of an interlocutor.
  static func space(of id: Int, in database: Database) throws -> Int? {
    try database.row("SELECT space_id FROM interlocutor WHERE id = \(id)") { try $0.int(0) }
  }

  static func find(_ id: Int, in database: Database) throws -> Interlocutor? {
    try database.row("\(selection) interlocutor.id = \(id)") { try Interlocutor($0) }
  }

  /// The interlocutors that an address is in a space: one an establishment at most.
  static func all(
    _ email: EmailAddress, of space: Int, in database: Database
  ) throws -> [Interlocutor] {
    try database.rows(
      """
      \(selection) interlocutor.account_id = (SELECT id FROM account WHERE email = \(email))
        AND +interlocutor.space_id = \(space)
      ORDER BY interlocutor.id
      """
    ) { try Interlocutor($0) }
  }

  /// A space's interlocutors, oldest first; of one establishment where it is given.
  static func page(
    of space: Int, establishment: Int?, after id: Int, limit: Int, in database: Database
  ) throws -> [Interlocutor] {
    let only: SQL = establishment.map { "interlocutor.establishment_id = \($0) AND" } ?? ""
    return try database.rows(
      """
      \(selection) \(only) interlocutor.space_id = \(space) AND interlocutor.id > \(id)
      ORDER BY interlocutor.id LIMIT \(limit)
      """
    ) { try Interlocutor($0) }
  }

  /// Those of an establishment (or of a private person's space) who hold the right to sign (S17).
  static func signatories(
    of space: Int, establishment: Int?, in database: Database
  ) throws -> [Interlocutor] {
    try database.rows(
      """
      \(selection) interlocutor.space_id = \(space) AND can_sign AND \(isUsable)
        AND interlocutor.establishment_id IS \(establishment)
      ORDER BY interlocutor.id
      """
    ) { try Interlocutor($0) }
  }

  /// Those who manage the billing of an establishment.
  static func billingManagers(
    of space: Int, establishment: Int, in database: Database
  ) throws -> [Interlocutor] {
    try database.rows(
      """
      \(selection) interlocutor.space_id = \(space) AND billing_manager AND \(isUsable)
        AND interlocutor.establishment_id = \(establishment)
      ORDER BY interlocutor.id
      """
    ) { try Interlocutor($0) }
  }

  static func administrators(of space: Int, in database: Database) throws -> [Interlocutor] {
    try database.rows(
      """
      \(selection) interlocutor.space_id = \(space) AND administrator AND \(isUsable)
      ORDER BY interlocutor.id
      """
    ) { try Interlocutor($0) }
  }

  /// Whether an address was an interlocutor once, of one establishment where it is given.
  static func wasRemoved(
    _ email: EmailAddress, of space: Int, establishment: SIRET?, in database: Database
  ) throws -> Bool {
    let only: SQL =
      establishment.map {
        "establishment_id = (SELECT id FROM establishment WHERE siret = \($0)) AND"
      } ?? ""
    return try database.row(
      """
      SELECT 1 FROM interlocutor
      WHERE account_id = (SELECT id FROM account WHERE email = \(email)) AND \(only)
        space_id = \(space) AND removed_at IS NOT NULL
      """
    ) { try $0.int(0) } != nil
  }
}

extension Interlocutor {
  fileprivate init(_ row: borrowing Row) throws {
    var roles: Set<Role> = []
    let columns: [(Role, Int)] = [
      (.administrator, 11), (.trainingManager, 12), (.billingManager, 13), (.participant, 14),
    ]
    for (role, column) in columns where try row.bool(column) { roles.insert(role) }
    self.init(
      id: try row.int(0),
      account: try Account(row, from: 1), establishment: try row.value(8), roles: roles,
      mobile: try row.value(9),
      canSign: try row.bool(10))
  }
}
