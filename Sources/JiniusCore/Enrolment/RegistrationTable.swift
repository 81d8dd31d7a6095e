internal import SQLite

/// The table `registration`.
enum RegistrationTable {
  /// What rules ask of a registration.
  struct Row {
    let space: Int
    let convention: ConventionNumber
    let session: Int
    let participant: Int
    let isCancelled: Bool
  }

  static func insert(
    space: Int, establishment: Int?, session: Int, participant: Int,
    convention: ConventionNumber, payer: Int?, key: RegistrationKey?, at: Instant,
    in database: Database
  ) throws -> RegistrationNumber {
    try database.execute(
      """
      INSERT INTO registration (id, space_id, establishment_id, session_id, participant_id,
        convention_id, payer_id, key, created_at)
      VALUES (\(try NumberingTable.next(.registration, in: database)), \(space),
        \(establishment), \(session), \(participant), \(convention.row), \(payer), \(key), \(at))
      """)
    return RegistrationNumber(row: Int(database.lastInsertID))
  }

  /// The live registration of a person for a session: one at most.
  static func live(
    session: Int, participant: Int, in database: Database
  ) throws -> (number: RegistrationNumber, space: Int)? {
    try database.row(
      """
      SELECT id, space_id FROM registration
      WHERE session_id = \(session) AND participant_id = \(participant) AND cancelled_at IS NULL
      """
    ) { (RegistrationNumber(row: try $0.int(0)), try $0.int(1)) }
  }

  /// The registration whose key this text is, whatever became of it.
  static func find(
    _ key: String, of space: Int, in database: Database
  ) throws -> RegistrationNumber? {
    try database.row(
      "SELECT id FROM registration WHERE space_id = \(space) AND key = \(key)"
    ) { RegistrationNumber(row: try $0.int(0)) }
  }

  /// Gives a registration that has none a name of a script's.
  static func name(
    _ number: RegistrationNumber, _ key: RegistrationKey, in database: Database
  ) throws {
    try database.execute(
      "UPDATE registration SET key = \(key) WHERE id = \(number.row) AND key IS NULL")
    if database.changes != 1 { throw BrokenInvariant("\(number) has a key already") }
  }

  /// What a cancellation must know.
  static func find(
    _ number: RegistrationNumber, in database: Database
  ) throws -> Row? {
    try database.row(
      """
      SELECT space_id, convention_id, session_id, participant_id, cancelled_at IS NOT NULL
      FROM registration WHERE id = \(number.row)
      """
    ) { row in
      Row(
        space: try row.int(0), convention: ConventionNumber(row: try row.int(1)),
        session: try row.int(2), participant: try row.int(3), isCancelled: try row.bool(4))
    }
  }

  static func cancel(
    _ number: RegistrationNumber, reason: String?, at: Instant, in database: Database
  ) throws {
    try database.execute(
      """
      UPDATE registration SET cancelled_at = \(at), cancel_reason = \(reason)
      WHERE id = \(number.row) AND cancelled_at IS NULL
      """)
    if database.changes != 1 { throw BrokenInvariant("\(number) was cancelled already") }
  }

  /// Ends the live registrations of a contract that somebody went back on.
  ///
  /// - Returns: their sessions, in each of which a seat is free now.
  static func withdraw(
    from convention: ConventionNumber, at: Instant, in database: Database
  ) throws -> [(number: RegistrationNumber, session: Int)] {
    let ended = try database.rows(
      """
      SELECT id, session_id FROM registration
      WHERE convention_id = \(convention.row) AND cancelled_at IS NULL ORDER BY id
      """
    ) { (number: RegistrationNumber(row: try $0.int(0)), session: try $0.int(1)) }
    try database.execute(
      """
      UPDATE registration SET cancelled_at = \(at), withdrawn = 1
      WHERE convention_id = \(convention.row) AND cancelled_at IS NULL
      """)
    return ended
  }

  /// From when on the registrations of a convention are confirmed; what lies ahead is to be told
  /// then.
  static func confirm(
    _ convention: ConventionNumber, from instant: Instant, at now: Instant, in database: Database
  ) throws {
    let due = instant > now ? instant : nil
    try database.execute(
      """
      UPDATE registration SET confirmed_at = \(instant), confirmation_due_at = \(due)
      WHERE convention_id = \(convention.row) AND cancelled_at IS NULL
      """)
  }

  /// Registrations whose confirmation is to be told, and whether they stand.
  static func toConfirm(
    at now: Instant, limit: Int, in database: Database
  ) throws -> [(number: RegistrationNumber, stands: Bool)] {
    try database.rows(
      """
      SELECT registration.id, registration.cancelled_at IS NULL AND convention.state = 'signed'
      FROM registration INDEXED BY registration_to_confirm
      CROSS JOIN convention ON convention.id = registration.convention_id
      WHERE confirmation_due_at <= \(now) AND registration.confirmed_at <= \(now)
      ORDER BY confirmation_due_at, registration.id LIMIT \(limit)
      """
    ) { (RegistrationNumber(row: try $0.int(0)), try $0.bool(1)) }
  }

  static func markConfirmationTold(
    _ number: RegistrationNumber, in database: Database
  ) throws {
    try database.execute(
      "UPDATE registration SET confirmation_due_at = NULL WHERE id = \(number.row)")
  }
}
