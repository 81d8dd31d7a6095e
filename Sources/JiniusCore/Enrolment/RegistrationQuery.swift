internal import SQLite

/// Which registrations a list shows.
public struct RegistrationFilter: Sendable {
  /// Of one space.
  public var space: SpaceReference?
  /// For one session.
  public var session: Code?
  /// Of one person.
  public var participant: EmailAddress?
  /// By the name that a script gave.
  public var key: RegistrationKey?
  /// Of one establishment of the space.
  public var establishment: SIRET?

  /// A filter; nil does not narrow.
  public init(
    space: SpaceReference?, session: Code?, participant: EmailAddress?,
    key: RegistrationKey? = nil, establishment: SIRET? = nil
  ) {
    self.space = space
    self.session = session
    self.participant = participant
    self.key = key
    self.establishment = establishment
  }
}

/// Registrations with what a list shows of them. The joins are pinned: each row is reached by its
/// key, whatever the size of the tables.
enum RegistrationQuery {
  static func page(
    visible: Visibility, session: Int?, participant: EmailAddress?, key: RegistrationKey? = nil,
    after id: Int, limit: Int, clock: StandingClock, in database: Database
  ) throws -> [Registration] {
    try VisibilityQuery.page(visible, limit: limit, in: database) { part in
      numbers(
        visible: part, session: session, participant: participant, key: key, after: id,
        limit: limit)
    } rows: {
      try rows(
        "registration.id IN (\($0)) ORDER BY registration.id LIMIT \(limit)", clock, in: database)
    }
  }

  /// The next numbers that a list shows: each key of what is visible is walked through its own
  /// index, and no further than the page.
  static func numbers(
    visible: Visibility, session: Int?, participant: EmailAddress?, key: RegistrationKey? = nil,
    after id: Int, limit: Int
  ) -> SQL {
    var narrowed: SQL = ""
    if let key { narrowed += " AND key = \(key)" }
    if let session { narrowed += " AND session_id = \(session)" }
    if let participant {
      narrowed += " AND participant_id = (SELECT id FROM account WHERE email = \(participant))"
    }
    let streams = keys(visible).map { key -> SQL in
      """
      SELECT id FROM (SELECT id FROM registration WHERE \(key)\(narrowed) AND id > \(id)
        ORDER BY id LIMIT \(limit))
      """
    }
    return streams.joined(separator: " UNION ALL ")
  }

  private static func keys(_ visible: Visibility) -> [SQL] {
    switch visible {
    case .everything: ["true"]
    case .nothing: ["false"]
    case .space(let space): ["space_id = \(space)"]
    case .establishment(let establishment): ["establishment_id = \(establishment)"]
    case .person(let person, let space, let establishment):
      [
        "participant_id = \(person) AND +space_id = \(space)"
          + (establishment.map { " AND +establishment_id = \($0)" } ?? "")
      ]
    case .paid(let payers): payers.map { "payer_id = \($0)" }
    case .own(let person, let spaces):
      ["participant_id = \(person)"] + spaces.map { "space_id = \($0)" }
    }
  }

  static func find(
    _ number: RegistrationNumber, clock: StandingClock, in database: Database
  ) throws -> Registration? {
    try rows("registration.id = \(number.row)", clock, in: database).first
  }

  static func selection(_ condition: SQL, _ clock: StandingClock) -> SQL {
    """
    SELECT registration.id, space.siren, space.name, owner.email, establishment.siret,
      session.code, training.title, session.starts_at, person.email,
      \(ProvisionalNameTable.columns(of: "person")), convention.id, registration.withdrawn,
      registration.confirmed_at, registration.cancelled_at, registration.cancel_reason,
      registration.created_at, payer.siret,
      iif(registration.key LIKE '% %', NULL, registration.key), course.title, course.starts_at,
      \(ConventionStandingQuery.columns(clock))
    FROM registration
    CROSS JOIN space ON space.id = registration.space_id
    CROSS JOIN session ON session.id = registration.session_id
    CROSS JOIN training ON training.id = session.training_id
    CROSS JOIN account AS person ON person.id = registration.participant_id
    CROSS JOIN convention ON convention.id = registration.convention_id
    \(ProvisionalNameTable.join(account: "person.id", space: "registration.space_id"))
    \(ConventionStandingQuery.join)
    LEFT JOIN course ON course.id = ifnull(convention.course_id, pending.course_id)
    LEFT JOIN establishment ON establishment.id = convention.establishment_id
    LEFT JOIN account AS owner ON owner.id = space.owner_id
    LEFT JOIN establishment AS payer ON payer.id = registration.payer_id
    WHERE \(condition)
    """
  }

  private static func rows(
    _ condition: SQL, _ clock: StandingClock, in database: Database
  ) throws -> [Registration] {
    try database.rows(selection(condition, clock)) { row in
      let standing = try ConventionStandingQuery.standing(row, from: 21, clock)
      let convention = standing.status(at: clock.now)
      let isFrozen = convention == .signing || convention.hasSignedFile
      let (title, startsAt) = (
        isFrozen ? try row.optionalText(19) : nil, isFrozen ? try row.value(20) as Instant? : nil
      )
      let status = RegistrationStatus(
        confirmedAt: try row.value(13), cancelledAt: try row.value(14),
        isWithdrawn: try row.bool(12), convention: convention, now: clock.now)
      let siren: SIREN? = try row.value(1)
      return Registration(
        number: RegistrationNumber(row: try row.int(0)), key: try row.value(18),
        space: try siren.map { .company($0, name: try row.text(2)) }
          ?? .individual(try row.value(3)),
        establishment: try row.value(4), payer: try row.value(17), session: try row.value(5),
        training: try title ?? row.text(6),
        startsAt: try startsAt ?? row.value(7), participant: try row.value(8),
        participantName: try PersonName(given: row.text(9), family: row.text(10)),
        convention: ConventionNumber(row: try row.int(11)), conventionStatus: convention,
        status: status,
        availableActions: status.isLive ? standing.registrationActions(at: clock.now) : [],
        cancelReason: try row.optionalText(15), createdAt: try row.value(16))
    }
  }
}

extension RegistrationStatus {
  /// Where a registration stands. It is confirmed from an instant on: a private person's contract only
  /// once he can no longer withdraw.
  init(
    confirmedAt: Instant?, cancelledAt: Instant?, isWithdrawn: Bool, convention: ConventionStatus,
    now: Instant
  ) {
    if cancelledAt != nil {
      self = isWithdrawn ? .withdrawn : .cancelled
    } else if let confirmedAt, confirmedAt <= now {
      self = .confirmed
    } else {
      self = convention == .void ? .neverSigned : .pending
    }
  }

  /// Whether it was not ended by anybody.
  var isLive: Bool { self != .cancelled && self != .withdrawn }
}
