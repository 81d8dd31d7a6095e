internal import SQLite

/// Conventions with what a list shows of them. The joins are pinned: each row is reached by its
/// key, whatever the size of the tables.
enum ConventionQuery {
  static func page(
    space: Int?, status: ConventionStatus?, after id: Int, limit: Int, now: Instant,
    in database: Database
  ) throws -> [ConventionView] {
    try database.rows(
      listing(space: space, status: status, after: id, limit: limit, now: now)
    ) { try view($0, now: now) }
  }

  static func find(
    _ number: ConventionNumber, now: Instant, in database: Database
  ) throws -> ConventionView? {
    try database.row("\(selection(from: "convention")) WHERE convention.id = \(number.row)") {
      try view($0, now: now)
    }
  }

  /// The statement of a list; a test looks at its plan.
  static func listing(
    space: Int?, status: ConventionStatus?, after id: Int, limit: Int, now: Instant
  ) -> SQL {
    let order: SQL = "ORDER BY convention.id LIMIT \(limit)"
    guard let space else {
      guard let status else {
        return "\(selection(from: "convention")) WHERE convention.id > \(id) \(order)"
      }
      let chosen = numbers(in: status, after: id, limit: limit, now: now)
      return """
        \(selection(from: "(\(chosen)) AS chosen CROSS JOIN convention ON convention.id = chosen.id"))
        \(order)
        """
    }
    let narrowed: SQL = status.map { " AND \(isIn($0, now: now))" } ?? ""
    return """
      \(selection(from: "convention"))
      WHERE convention.space_id = \(space) AND convention.id > \(id)\(narrowed) \(order)
      """
  }

  /// The next numbers in a status, through the indexes alone. An open procedure past its deadline
  /// is stored as signing and counts as awaiting.
  private static func numbers(
    in status: ConventionStatus, after id: Int, limit: Int, now: Instant
  ) -> SQL {
    let live: SQL = status == .signing ? "AND \(isIn(.signing, now: now))" : ""
    let stored: SQL =
      """
      SELECT id FROM (SELECT id FROM convention WHERE state = \(status) AND id > \(id) \(live)
        ORDER BY id LIMIT \(limit))
      """
    guard status == .awaitingSignature else { return stored }
    return """
      \(stored) UNION
      SELECT convention_id FROM signing_procedure
      WHERE signing_procedure.state = 'open' AND expires_at <= \(now) AND convention_id > \(id)
      """
  }

  private static func isIn(_ status: ConventionStatus, now: Instant) -> SQL {
    let isLive: SQL =
      """
      EXISTS (SELECT 1 FROM signing_procedure
        WHERE convention_id = convention.id AND signing_procedure.state = 'open'
          AND expires_at > \(now))
      """
    return switch status {
    case .signing: "convention.state = 'signing' AND \(isLive)"
    case .awaitingSignature:
      """
      (convention.state = 'awaiting_signature'
        OR convention.state = 'signing' AND NOT \(isLive))
      """
    case .signed, .void: "convention.state = \(status)"
    }
  }

  private static func selection(from source: SQL) -> SQL {
    """
    SELECT convention.id, convention.kind, convention.state, space.siren, space.name, owner.email,
      establishment.siret, registration.id, session.code, training.title, person.email,
      person.given_name, person.family_name, convention.created_at, convention.signed_at,
      signing_procedure.email, signing_procedure.launched_at, signing_procedure.expires_at
    FROM \(source)
    CROSS JOIN registration ON registration.convention_id = convention.id
    CROSS JOIN space ON space.id = convention.space_id
    CROSS JOIN session ON session.id = registration.session_id
    CROSS JOIN training ON training.id = session.training_id
    CROSS JOIN account AS person ON person.id = registration.participant_id
    LEFT JOIN establishment ON establishment.id = convention.establishment_id
    LEFT JOIN account AS owner ON owner.id = space.owner_id
    LEFT JOIN signing_procedure ON signing_procedure.id = (
      SELECT max(newest.id) FROM signing_procedure AS newest
      WHERE newest.convention_id = convention.id AND newest.state IN ('open', 'signed'))
    """
  }

  private static func view(_ row: borrowing Row, now: Instant) throws -> ConventionView {
    let stored: ConventionStatus = try row.value(2)
    let expiresAt: Instant? = try row.value(17)
    let isLapsed = stored == .signing && (expiresAt.map { now >= $0 } ?? true)
    let status = isLapsed ? .awaitingSignature : stored
    let siren: SIREN? = try row.value(3)
    return ConventionView(
      number: ConventionNumber(row: try row.int(0)), kind: try row.value(1), status: status,
      space: try siren.map { .company($0, name: try row.text(4)) }
        ?? .individual(try row.value(5)),
      establishment: try row.value(6), registration: RegistrationNumber(row: try row.int(7)),
      session: try row.value(8), training: try row.text(9), participant: try row.value(10),
      participantName: try PersonName(given: row.text(11), family: row.text(12)),
      createdAt: try row.value(13), signedAt: try row.value(14),
      signatory: status == .signing || status == .signed ? try row.value(15) : nil,
      launchedAt: status == .signing ? try row.value(16) : nil,
      expiresAt: status == .signing ? expiresAt : nil)
  }
}
