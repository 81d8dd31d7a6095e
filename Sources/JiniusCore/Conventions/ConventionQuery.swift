internal import SQLite

/// Conventions with what a list shows of them. The joins are pinned: each row is reached by its
/// key, whatever the size of the tables.
enum ConventionQuery {
  static func page(
    visible: Visibility, status: ConventionStatus?, after id: Int, limit: Int,
    clock: StandingClock, sight: ContactSight, in database: Database
  ) throws -> [ConventionView] {
    let page: SQL = "ORDER BY convention.id LIMIT \(limit)"
    func rows(_ condition: SQL) throws -> [ConventionView] {
      try database.rows("\(selection(clock)) WHERE \(condition) \(page)") {
        try view($0, clock, sight: sight)
      }
    }
    if visible == .everything && status == nil { return try rows("convention.id > \(id)") }
    return try VisibilityQuery.page(visible, limit: limit, in: database) { part in
      numbers(part, status, after: id, limit: limit, now: clock.now)
    } rows: {
      try rows("convention.id IN (\($0))")
    }
  }

  /// The next numbers that a list shows.
  static func numbers(
    _ visible: Visibility, _ status: ConventionStatus?, after id: Int, limit: Int, now: Instant
  ) -> SQL {
    streams(
      visible, status, after: id, page: "ORDER BY convention.id LIMIT \(limit)", now: now
    ).joined(separator: " UNION ALL ")
  }

  /// The numbers of the first conventions that await a signature or are being signed, and of the
  /// latest that were signed: so many of each at least.
  static func heads(visible: Visibility, limit: Int, now: Instant) -> SQL {
    [ConventionStatus.awaitingSignature, .signing, .signed].flatMap { status in
      let order: SQL = status == .signed ? "DESC" : "ASC"
      let page: SQL = "ORDER BY convention.id \(order) LIMIT \(limit)"
      return streams(visible, status, after: 0, page: page, now: now)
    }.joined(separator: " UNION ALL ")
  }

  static func find(
    _ number: ConventionNumber, clock: StandingClock, sight: ContactSight, in database: Database
  ) throws -> ConventionView? {
    try database.row("\(selection(clock)) WHERE convention.id = \(number.row)") {
      try view($0, clock, sight: sight)
    }
  }

  /// The numbers that a list shows, each stream walked through an index of its own: no further than
  /// the page, or to the end of the few that are about one person.
  private static func streams(
    _ visible: Visibility, _ status: ConventionStatus?, after id: Int, page: SQL, now: Instant
  ) -> [SQL] {
    let alternatives = status.map { isIn($0, now: now) } ?? ["true"]
    func stream(_ condition: SQL) -> SQL {
      """
      SELECT id FROM (SELECT convention.id FROM convention
        WHERE \(condition) AND convention.id > \(id) \(page))
      """
    }
    func space(_ space: Int) -> [SQL] {
      alternatives.map { stream("convention.space_id = \(space) AND \($0)") }
    }
    func registered(_ key: SQL) -> SQL {
      """
      SELECT convention.id FROM registration
      CROSS JOIN convention ON convention.id = registration.convention_id
      WHERE \(key)
        AND (\(alternatives.joined(separator: " OR "))) AND +convention.id > \(id)
      """
    }
    switch visible {
    case .everything where status == .awaitingSignature:
      return [
        stream("convention.state = 'awaiting_signature' AND \(isWaitedFor(now))"),
        lapsed(isWaitedFor(now), after: id, now: now),
      ]
    case .everything where status == .void:
      return [
        stream("convention.state = 'void'"), forgotten(after: id, now: now),
        lapsed("NOT \(isWaitedFor(now))", after: id, now: now),
      ]
    case .everything: return alternatives.map(stream)
    case .nothing: return [stream("false")]
    case .space(let id): return space(id)
    case .establishment(let id):
      // Each state is walked apart: the index has them behind one another.
      let states: [SQL] =
        status == nil
        ? ConventionStatus.allCases.map { "convention.state = \($0)" } : alternatives
      return states.map { stream("convention.establishment_id = \(id) AND \($0)") }
    case .person(let id, let space, let establishment):
      let only: SQL = establishment.map { "AND +convention.establishment_id = \($0)" } ?? ""
      return [
        registered(
          "registration.participant_id = \(id) AND +convention.space_id = \(space) \(only)")
      ]
    case .own(let id, let spaces):
      return [registered("registration.participant_id = \(id)")] + spaces.flatMap(space)
    case .paid(let payers): return payers.map { registered("registration.payer_id = \($0)") }
    }
  }

  /// What is stored as signing, and is no more since its deadline has passed. The `+` keeps SQLite
  /// from walking through every open procedure in the order of the conventions.
  private static func lapsed(_ condition: SQL, after id: Int, now: Instant) -> SQL {
    """
    SELECT convention_id AS id FROM signing_procedure
    CROSS JOIN convention ON convention.id = signing_procedure.convention_id
    WHERE signing_procedure.state = 'open' AND expires_at <= \(now)
      AND ifnull(lease_until, 0) <= \(now) AND +convention_id > \(id) AND \(condition)
    """
  }

  /// What is stored as awaiting, and void since nobody signed it long after its session.
  private static func forgotten(after id: Int, now: Instant) -> SQL {
    """
    SELECT convention.id FROM convention
    WHERE convention.state = 'awaiting_signature'
      AND convention.session_ends_at <= \(lastWaitedFor(now)) AND +convention.id > \(id)
    """
  }

  /// Whose session ended then, or before, is waited for no longer.
  private static func lastWaitedFor(_ now: Instant) -> Instant {
    now.adding(days: -LifeCycle.unsignedDays)
  }

  /// Whether a signature may still be waited for: where nobody knows of an end, it may.
  static func isWaitedFor(_ now: Instant) -> SQL {
    "ifnull(convention.session_ends_at > \(lastWaitedFor(now)), 1)"
  }

  /// Whether a convention's open procedure can be signed.
  static func isLive(_ now: Instant) -> SQL {
    """
    EXISTS (SELECT 1 FROM signing_procedure
      WHERE convention_id = convention.id AND signing_procedure.state = 'open'
        AND (expires_at > \(now) OR lease_until > \(now)))
    """
  }

  /// What a status comes down to for one convention: one condition or the other, each of which an
  /// index of its own can walk.
  private static func isIn(_ status: ConventionStatus, now: Instant) -> [SQL] {
    let (isLive, isWaitedFor) = (isLive(now), isWaitedFor(now))
    return switch status {
    case .signing: ["convention.state = 'signing' AND \(isLive)"]
    case .awaitingSignature:
      [
        "convention.state = 'awaiting_signature' AND \(isWaitedFor)",
        "convention.state = 'signing' AND NOT \(isLive) AND \(isWaitedFor)",
      ]
    case .void:
      [
        "convention.state = 'void'",
        "convention.state = 'awaiting_signature' AND NOT \(isWaitedFor)",
        "convention.state = 'signing' AND NOT \(isLive) AND NOT \(isWaitedFor)",
      ]
    case .signed, .terminated: ["convention.state = \(status)"]
    }
  }

  /// With the procedure that is open, or that signed it.
  private static func selection(_ clock: StandingClock) -> SQL {
    """
    SELECT convention.id, convention.kind, course.title, space.siren, space.name, owner.email,
      establishment.siret, registration.id, session.code, training.title, person.email,
      \(ProvisionalNameTable.columns(of: "person")), convention.created_at, convention.signed_at,
      pending.email, pending.launched_at, pending.expires_at, convention.seal,
      convention.space_id, pending.platform, pending.anchor_id, pending.platform_id,
      convention.terminated_at, registration.confirmed_at, session.starts_at, course.starts_at,
      session.ends_at, course.ends_at, session.place, course.place, training.price_cents,
      course.price_cents, billed.siret, billed_space.name,
      \(ConventionStandingQuery.columns(clock))
    FROM convention
    CROSS JOIN registration ON registration.convention_id = convention.id
    CROSS JOIN space ON space.id = convention.space_id
    CROSS JOIN session ON session.id = registration.session_id
    CROSS JOIN training ON training.id = session.training_id
    CROSS JOIN account AS person ON person.id = registration.participant_id
    \(ProvisionalNameTable.join(account: "person.id", space: "convention.space_id"))
    LEFT JOIN establishment ON establishment.id = convention.establishment_id
    LEFT JOIN account AS owner ON owner.id = space.owner_id
    LEFT JOIN signing_procedure AS pending ON pending.id = (
      SELECT max(newest.id) FROM signing_procedure AS newest
      WHERE newest.convention_id = convention.id AND newest.state IN ('open', 'signed'))
    LEFT JOIN course ON course.id = ifnull(convention.course_id, pending.course_id)
    LEFT JOIN establishment AS billed ON billed.id = ifnull(
      CASE WHEN convention.signed_at IS NOT NULL OR pending.expires_at > \(clock.now)
        THEN pending.billed_id END,
      ifnull(registration.payer_id, space.billing_establishment_id))
    LEFT JOIN space AS billed_space ON billed_space.id = billed.space_id
    """
  }

  private static func view(
    _ row: borrowing Row, _ clock: StandingClock, sight: ContactSight
  ) throws -> ConventionView {
    let standing = try ConventionStandingQuery.standing(row, from: 35, clock)
    let status = standing.status(at: clock.now)
    let kind: ConventionKind = try row.value(1)
    // What was frozen, once it is read and signed.
    let isFrozen = status == .signing || status.hasSignedFile
    let title = isFrozen ? try row.optionalText(2) : nil
    // Of what an earlier release froze, today's catalogue tells what it can.
    func frozen(_ column: Int) throws -> Int {
      try isFrozen && row.optionalText(2) != nil ? column + 1 : column
    }
    let billed: SIRET? = try row.value(33)
    let siren: SIREN? = try row.value(3)
    let signatory: EmailAddress? = try row.value(15)
    let isWhole = sight.isWhole(in: try row.int(19))
    return ConventionView(
      number: ConventionNumber(row: try row.int(0)), kind: kind, status: status,
      availableActions: standing.actions(at: clock.now),
      space: try siren.map { .company($0, name: try row.text(4)) }
        ?? .individual(try row.value(5)),
      establishment: try row.value(6), registration: RegistrationNumber(row: try row.int(7)),
      session: try row.value(8), training: try title ?? row.text(9),
      sessionStartsAt: try row.value(frozen(25)), sessionEndsAt: try row.value(frozen(27)),
      place: try row.text(frozen(29)), price: Money(sum: try row.int(frozen(31))),
      billed: try billed.map { ($0, try row.text(34)) }, participant: try row.value(10),
      participantName: try PersonName(given: row.text(11), family: row.text(12)),
      createdAt: try row.value(13), signedAt: try row.value(14),
      withdrawableUntil: status.hasSignedFile && kind == .individualContract
        ? try row.value(24) : nil,
      terminatedAt: try row.value(23), seal: try row.value(18),
      platform: isFrozen ? try row.optionalText(20) : nil,
      platformIsDeclared: isFrozen
        ? try row.optionalText(20).map { _ in try row.optionalInt(22) != nil } : nil,
      platformSignature: try PlatformSignature(
        of: row.optionalText(20), anchor: row.optionalInt(21), isSigned: status.hasSignedFile),
      signatory: isFrozen ? signatory?.shown(whole: isWhole) : nil,
      launchedAt: status == .signing ? try row.value(16) : nil,
      expiresAt: status == .signing ? try row.value(17) : nil)
  }
}
