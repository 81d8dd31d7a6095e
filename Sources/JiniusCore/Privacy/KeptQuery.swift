internal import SQLite

/// What the law keeps of a person, record by record.
enum KeptQuery {
  /// A signed convention or contract, of which he is the participant, the signatory or the owner.
  struct Signed {
    let convention: ConventionNumber
    let kind: ConventionKind
    let isConsumers: Bool
    let endsAt: Instant
  }

  static func signed(of account: Int, in database: Database) throws -> [Signed] {
    try database.rows(
      """
      SELECT convention.id, convention.kind, \(SignedQuery.isConsumers), \(SignedQuery.endsAt)
      \(SignedQuery.source)
      WHERE convention.signed_at IS NOT NULL AND document.content IS NOT NULL AND convention.id IN (
        SELECT convention_id FROM registration
        WHERE id IN (\(RegistrationQuery.concerning(account)))
        UNION
        SELECT convention_id FROM signing_procedure
        WHERE account_id = \(account) AND state = 'signed')
      GROUP BY convention.id ORDER BY convention.id
      """
    ) { row in
      Signed(
        convention: ConventionNumber(row: try row.int(0)), kind: try row.value(1),
        isConsumers: try row.bool(2), endsAt: try row.value(3))
    }
  }

  /// A registration, with the convention that was never signed where it has one.
  struct Enrolled {
    let registration: RegistrationNumber
    let isCancelled: Bool
    let endedAt: Instant
    let convention: ConventionNumber
    let isSigned: Bool
  }

  static func registrations(of account: Int, in database: Database) throws -> [Enrolled] {
    try database.rows(
      """
      SELECT registration.id, cancelled_at IS NOT NULL, ifnull(cancelled_at, session.ends_at),
        convention.id, convention.signed_at IS NOT NULL
      FROM registration
      CROSS JOIN session ON session.id = registration.session_id
      CROSS JOIN convention ON convention.id = registration.convention_id
      WHERE registration.id IN (\(RegistrationQuery.concerning(account)))
      ORDER BY registration.id
      """
    ) { row in
      Enrolled(
        registration: RegistrationNumber(row: try row.int(0)), isCancelled: try row.bool(1),
        endedAt: try row.value(2), convention: ConventionNumber(row: try row.int(3)),
        isSigned: try row.bool(4))
    }
  }

  static func pledges(
    of account: Int, in database: Database
  ) throws -> [(company: String, at: Instant)] {
    try database.rows(
      """
      SELECT space.name, pledge.at FROM pledge CROSS JOIN space ON space.id = pledge.space_id
      WHERE pledge.account_id = \(account) ORDER BY pledge.id
      """
    ) { (try $0.text(0), try $0.value(1)) }
  }

  /// How many entries of the journal are by him or about his account, and when the newest was made.
  static func journal(
    of account: Int, in database: Database
  ) throws -> (count: Int, newest: Instant?) {
    let found = try database.row(
      """
      SELECT count(*), max(at) FROM (
        SELECT number, at FROM journal WHERE actor_kind = 'account' AND actor_id = \(account)
        UNION SELECT number, at FROM journal WHERE subject = 'account' AND subject_id = \(account))
      """
    ) { (count: try $0.int(0), newest: try $0.value(1) as Instant?) }
    return found ?? (0, nil)
  }
}

/// Signed conventions with what their time depends on.
enum SignedQuery {
  /// The tables.
  static let source: SQL =
    """
    FROM convention
    CROSS JOIN registration ON registration.convention_id = convention.id
    CROSS JOIN session ON session.id = registration.session_id
    CROSS JOIN training ON training.id = session.training_id
    CROSS JOIN provider ON provider.id = training.provider_id
    CROSS JOIN document ON document.id = convention.signed_document_id
    """

  /// Whether it is a private person's from 120 € on (D213-1). VAT counts: they are what he pays.
  static let isConsumers: SQL =
    """
    max(convention.kind = 'individual_contract' AND training.price_cents
      * (CASE provider.vat WHEN 'standard' THEN 120 ELSE 100 END) >= 1200000)
    """

  /// When the contract ended: with its session, unless somebody went back on it.
  static let endsAt: SQL =
    "max(ifnull(convention.terminated_at, max(convention.signed_at, session.ends_at)))"
}
