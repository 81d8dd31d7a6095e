public import SQLite

/// The table `signing_procedure`.
enum ProcedureTable {
  private static let selection: SQL =
    """
    SELECT id, convention_id, interlocutor_id, account_id, given_name, family_name, email, mobile, document_id,
      nonce, launched_at, expires_at, read_at, state, ended_at, reason, platform, timestamp,
      reminders, lease_code_id, lease_until, platform_id, anchor_id, course_id, billed_id
    FROM signing_procedure
    """

  static func insert(
    _ procedure: SigningProcedure, tokenHash: [UInt8], in database: Database
  ) throws -> Int {
    try database.execute(
      """
      INSERT INTO signing_procedure (convention_id, interlocutor_id, account_id, given_name,
        family_name, email, mobile, document_id, nonce, token_hash, launched_at, expires_at, state,
        platform, platform_id, timestamp, read_at, course_id, billed_id)
      VALUES (\(procedure.convention.row), \(procedure.interlocutor), \(procedure.account),
        \(procedure.name.given),
        \(procedure.name.family), \(procedure.email), \(procedure.mobile),
        \(procedure.document), \(procedure.nonce), \(tokenHash), \(procedure.launchedAt),
        \(procedure.expiresAt), 'open', \(procedure.platform), \(procedure.declared),
        \(procedure.timestamp), \(procedure.readAt), \(procedure.course), \(procedure.billed))
      """)
    return Int(database.lastInsertID)
  }

  /// The procedures that a condition chooses, oldest first.
  static func rows(_ condition: SQL, in database: Database) throws -> [SigningProcedure] {
    try database.rows("\(selection) WHERE \(condition) ORDER BY id") { try SigningProcedure($0) }
  }

  static func find(_ id: Int, in database: Database) throws -> SigningProcedure? {
    try database.row("\(selection) WHERE id = \(id)") { try SigningProcedure($0) }
  }

  static func find(tokenHash: [UInt8], in database: Database) throws -> SigningProcedure? {
    try database.row("\(selection) WHERE token_hash = \(tokenHash)") { try SigningProcedure($0) }
  }

  /// The newest procedure of a convention, whatever became of it.
  static func newest(
    of convention: ConventionNumber, in database: Database
  ) throws -> SigningProcedure? {
    try database.row(
      "\(selection) WHERE convention_id = \(convention.row) ORDER BY id DESC LIMIT 1"
    ) { try SigningProcedure($0) }
  }

  /// Every procedure of a convention, oldest first.
  static func all(
    of convention: ConventionNumber, in database: Database
  ) throws -> [SigningProcedure] {
    try database.rows("\(selection) WHERE convention_id = \(convention.row) ORDER BY id") {
      try SigningProcedure($0)
    }
  }

  /// When a convention was launched the last times.
  static func launches(
    of convention: ConventionNumber, newest limit: Int, in database: Database
  ) throws -> [Instant] {
    try database.rows(
      """
      SELECT launched_at FROM signing_procedure WHERE convention_id = \(convention.row)
      ORDER BY id DESC LIMIT \(limit)
      """
    ) { try $0.value(0) }
  }

  /// The open procedures of a signatory.
  static func open(
    of interlocutor: Int, in database: Database
  ) throws -> [SigningProcedure] {
    try database.rows(
      "\(selection) WHERE interlocutor_id = \(interlocutor) AND state = 'open' ORDER BY id"
    ) { try SigningProcedure($0) }
  }

  /// The open procedures of a person, in all spaces.
  static func open(
    ofAccount account: Int, in database: Database
  ) throws -> [SigningProcedure] {
    try database.rows(
      "\(selection) WHERE account_id = \(account) AND state = 'open' ORDER BY id"
    ) { try SigningProcedure($0) }
  }

  /// Open procedures whose deadline has passed and that are not being sealed, the oldest deadline
  /// first.
  static func due(at now: Instant, limit: Int, in database: Database) throws -> [SigningProcedure] {
    try database.rows(
      """
      \(selection)
      WHERE state = 'open' AND expires_at <= \(now) AND ifnull(lease_until, 0) <= \(now)
      ORDER BY expires_at LIMIT \(limit)
      """
    ) { try SigningProcedure($0) }
  }

  /// Open procedures that end before an instant, and were reminded so many times at most.
  static func toRemind(
    beyond count: Int, within end: Instant, of now: Instant, limit: Int, in database: Database
  ) throws -> [SigningProcedure] {
    try database.rows(
      """
      \(selection)
      WHERE state = 'open' AND expires_at > \(now) AND expires_at <= \(end)
        AND reminders <= \(count) AND platform IS NULL
      ORDER BY expires_at LIMIT \(limit)
      """
    ) { try SigningProcedure($0) }
  }

  static func markReminded(_ id: Int, count: Int, in database: Database) throws {
    try database.execute("UPDATE signing_procedure SET reminders = \(count) WHERE id = \(id)")
  }

  /// A right code holds the procedure until an instant.
  static func lease(
    _ id: Int, to lease: SigningProcedure.Lease, in database: Database
  ) throws {
    try database.execute(
      """
      UPDATE signing_procedure SET lease_code_id = \(lease.code), lease_until = \(lease.until)
      WHERE id = \(id) AND state = 'open'
      """)
    if database.changes != 1 { throw BrokenInvariant("procedure \(id) was not open") }
  }

  /// Gives a hold up before its time; the code stays used.
  static func endLease(_ id: Int, of code: Int, at: Instant, in database: Database) throws {
    try database.execute(
      """
      UPDATE signing_procedure SET lease_until = \(at)
      WHERE id = \(id) AND lease_code_id = \(code) AND lease_until > \(at)
      """)
  }

  /// Notes the certificate of the platform's that the signature ended at.
  static func note(anchor: Int, of id: Int, in database: Database) throws {
    try database.execute("UPDATE signing_procedure SET anchor_id = \(anchor) WHERE id = \(id)")
  }

  /// The conventions that a platform has not given back, the first ones.
  static func handedOver(
    to platform: Int, at now: Instant, limit: Int, in database: Database
  ) throws -> [ConventionNumber] {
    try database.rows(
      """
      SELECT convention_id FROM signing_procedure
      WHERE platform_id = \(platform) AND state = 'open' AND expires_at > \(now)
      ORDER BY convention_id LIMIT \(limit)
      """
    ) { ConventionNumber(row: try $0.int(0)) }
  }

  static func markRead(_ id: Int, at: Instant, in database: Database) throws {
    try database.execute(
      "UPDATE signing_procedure SET read_at = \(at) WHERE id = \(id) AND read_at IS NULL")
  }

  /// Ends an open procedure; one that has ended already is a bug.
  static func end(
    _ id: Int, as state: SigningProcedure.State, reason: String?, at: Instant, in database: Database
  ) throws {
    try database.execute(
      """
      UPDATE signing_procedure SET state = \(state), ended_at = \(at), reason = \(reason),
        lease_code_id = NULL, lease_until = NULL
      WHERE id = \(id) AND state = 'open'
      """)
    if database.changes != 1 { throw BrokenInvariant("procedure \(id) was not open") }
  }
}

extension SigningProcedure {
  fileprivate init(_ row: borrowing Row) throws {
    self.init(
      id: try row.int(0), convention: ConventionNumber(row: try row.int(1)),
      interlocutor: try row.int(2), account: try row.int(3),
      name: try PersonName(given: row.text(4), family: row.text(5)), email: try row.value(6),
      mobile: try row.value(7), document: try row.int(8), nonce: try row.blob(9),
      launchedAt: try row.value(10), expiresAt: try row.value(11), readAt: try row.value(12),
      state: try row.value(13), endedAt: try row.value(14), reason: try row.optionalText(15),
      platform: try row.optionalText(16), declared: try row.optionalInt(21),
      anchor: try row.optionalInt(22), course: try row.optionalInt(23),
      billed: try row.optionalInt(24),
      timestamp: try row.value(17), reminders: try row.int(18),
      lease: try row.optionalInt(19).map { .init(code: $0, until: try row.value(20)) })
  }
}

extension SigningProcedure.State: SQLValue {}
extension TimestampPolicy: SQLValue {}
