internal import SQLite

/// What overviews count and pick. Counting goes through covering indexes, session by session; only
/// what is shown is read from the tables.
enum OverviewQuery {
  /// Whose registrations are looked at.
  enum Subject {
    case space(Int)
    case establishment(Int)
    case person(Int)

    fileprivate var key: SQL {
      switch self {
      case .space(let id): "registration.space_id = \(id)"
      case .establishment(let id): "registration.establishment_id = \(id)"
      case .person(let id): "registration.participant_id = \(id)"
      }
    }
  }

  /// How many live registrations a session has.
  struct SessionCount {
    let session: Int
    let startsAt: Instant
    let endsAt: Instant
    let pending: Int
    let confirmed: Int
  }

  static func sessions(
    of subject: Subject, now: Instant, in database: Database
  ) throws -> [SessionCount] {
    try database.rows(
      """
      SELECT session.id, starts_at, ends_at, registered - confirmed, confirmed
      FROM (\(counts(of: subject, now: now))) CROSS JOIN session ON session.id = session_id
      """
    ) { row in
      SessionCount(
        session: try row.int(0), startsAt: try row.value(1), endsAt: try row.value(2),
        pending: try row.int(3), confirmed: try row.int(4))
    }
  }

  /// The statement that counts; a test looks at its plan.
  static func counts(of subject: Subject, now: Instant) -> SQL {
    """
    SELECT session_id, count(*) AS registered, sum(\(isConfirmed(now))) AS confirmed
    FROM registration WHERE \(subject.key) AND cancelled_at IS NULL GROUP BY session_id
    """
  }

  /// Some live registrations of a subject: the first of some sessions, or the latest.
  struct Pick {
    let sessions: [Int]
    /// Whether they are confirmed.
    let confirmed: Bool
    let latestFirst: Bool
  }

  /// The registrations of some picks, by time, in one statement: of each pick so many at most.
  static func entries(
    of subject: Subject, _ picks: [Pick], clock: StandingClock, in database: Database
  ) throws -> [TrainingEntry] {
    let now = clock.now
    let numbers = picks.filter { !$0.sessions.isEmpty }.map { pick in
      "SELECT id FROM (\(self.numbers(of: subject, pick, now: now)))" as SQL
    }
    if numbers.isEmpty { return [] }
    return try database.rows(
      """
      SELECT registration.id, \(isConfirmed(now)), space.siren, space.name, owner.email,
        person.email, \(ProvisionalNameTable.columns(of: "person")), session.code,
        ifnull(course.title, training.title), ifnull(course.modality, training.modality),
        ifnull(course.programme, training.programme), ifnull(course.place, session.place),
        ifnull(course.starts_at, session.starts_at), ifnull(course.ends_at, session.ends_at),
        registration.convention_id, \(ConventionStandingQuery.columns(clock))
      FROM registration
      CROSS JOIN space ON space.id = registration.space_id
      CROSS JOIN account AS person ON person.id = registration.participant_id
      CROSS JOIN session ON session.id = registration.session_id
      CROSS JOIN training ON training.id = session.training_id
      CROSS JOIN convention ON convention.id = registration.convention_id
      \(ProvisionalNameTable.join(account: "person.id", space: "space.id"))
      \(ConventionStandingQuery.join)
      LEFT JOIN course ON course.id = convention.course_id
      LEFT JOIN account AS owner ON owner.id = space.owner_id
      WHERE registration.id IN (\(numbers.joined(separator: " UNION ALL ")))
      ORDER BY session.starts_at, registration.id
      """
    ) { try TrainingEntry($0, clock) }
  }

  private static func numbers(of subject: Subject, _ pick: Pick, now: Instant) -> SQL {
    let order: SQL = pick.latestFirst ? "DESC" : "ASC"
    let sessions = pick.sessions.map { "\($0)" as SQL }.joined(separator: ", ")
    return """
      SELECT registration.id FROM registration
      CROSS JOIN session ON session.id = registration.session_id
      WHERE \(subject.key) AND cancelled_at IS NULL AND registration.session_id IN (\(sessions))
        AND \(isConfirmed(now)) = \(pick.confirmed)
      ORDER BY session.starts_at \(order), registration.id \(order)
      LIMIT \(Excerpt<TrainingEntry>.limit)
      """
  }

  private static func isConfirmed(_ now: Instant) -> SQL {
    "ifnull(registration.confirmed_at <= \(now), 0)"
  }

  /// How many conventions of a status there are: a deadline that passed unrecorded counts as passed.
  static func conventionCounts(
    of subject: Subject, now: Instant, in database: Database
  ) throws -> [ConventionStatus: Int] {
    var counts: [ConventionStatus: Int] = [:]
    try database.forEach(conventionCounts(of: subject, now: now)) { row in
      let (standing, forgotten) = (try row.int(2), try row.int(3))
      counts[try row.value(0), default: 0] += standing
      counts[.void, default: 0] += forgotten
      counts[.awaitingSignature, default: 0] += try row.int(1) - standing - forgotten
    }
    return counts
  }

  /// By stored state, how many there are, how many of them stand as they are stored, and how many are
  /// void since nobody signed them long after their session; the rest awaits a signature again.
  static func conventionCounts(of subject: Subject, now: Instant) -> SQL {
    let source: SQL =
      switch subject {
      case .space(let id): "convention WHERE convention.space_id = \(id)"
      case .establishment(let id): "convention WHERE convention.establishment_id = \(id)"
      case .person(let id):
        """
        registration CROSS JOIN convention ON convention.id = registration.convention_id
        WHERE registration.participant_id = \(id)
        """
      }
    let (isLive, isWaitedFor) = (ConventionQuery.isLive(now), ConventionQuery.isWaitedFor(now))
    return """
      SELECT convention.state, count(*), sum(CASE convention.state
          WHEN 'signing' THEN \(isLive) WHEN 'awaiting_signature' THEN \(isWaitedFor) ELSE 1 END),
        sum(CASE convention.state
          WHEN 'signing' THEN NOT \(isWaitedFor) AND NOT \(isLive)
          WHEN 'awaiting_signature' THEN NOT \(isWaitedFor) ELSE 0 END)
      FROM \(source) GROUP BY convention.state
      """
  }

  /// The first conventions of each status, by number.
  static func conventions(
    visible: Visibility, clock: StandingClock, sight: ContactSight, in database: Database
  ) throws -> [ConventionEntry] {
    let now = clock.now
    let limit = Excerpt<ConventionEntry>.limit
    return try database.rows(
      """
      SELECT convention.id, course.title, \(ProvisionalNameTable.columns(of: "person")),
        training.title, session.code, pending.email, pending.expires_at, convention.space_id,
        \(ConventionStandingQuery.columns(clock))
      FROM convention
      CROSS JOIN registration ON registration.convention_id = convention.id
      CROSS JOIN session ON session.id = registration.session_id
      CROSS JOIN training ON training.id = session.training_id
      CROSS JOIN account AS person ON person.id = registration.participant_id
      \(ProvisionalNameTable.join(account: "person.id", space: "convention.space_id"))
      \(ConventionStandingQuery.join)
      LEFT JOIN course ON course.id = ifnull(convention.course_id, pending.course_id)
      WHERE convention.id IN (\(ConventionQuery.heads(visible: visible, limit: limit, now: now)))
      ORDER BY convention.id
      """
    ) { row in
      let standing = try ConventionStandingQuery.standing(row, from: 9, clock)
      let status = standing.status(at: now)
      let signatory: EmailAddress? = status == .signing ? try row.value(6) : nil
      let isWhole = sight.isWhole(in: try row.int(8))
      let title = status == .signing || status.hasSignedFile ? try row.optionalText(1) : nil
      return ConventionEntry(
        number: ConventionNumber(row: try row.int(0)), status: status,
        availableActions: standing.actions(at: now),
        participantName: try PersonName(given: row.text(2), family: row.text(3)),
        training: try title ?? row.text(4), session: try row.value(5),
        signatory: signatory?.shown(whole: isWhole),
        expiresAt: status == .signing ? try row.value(7) : nil)
    }
  }

  static func thirdParties(
    of space: Int, establishment: Int?, in database: Database
  ) throws -> [ThirdParties] {
    let only: SQL = establishment.map { "AND id = \($0)" } ?? ""
    return try database.rows(
      """
      SELECT siret, billing_policy,
        (SELECT count(*) FROM billing_authorisation WHERE establishment_id = establishment.id)
      FROM establishment WHERE space_id = \(space) \(only) ORDER BY id
      """
    ) { row in
      ThirdParties(
        establishment: try row.value(0), policy: try row.value(1), listed: try row.int(2))
    }
  }

  /// How many people a space has in its directory, and among its interlocutors, or those of one
  /// establishment.
  static func people(
    of space: Int, establishment: Int?, in database: Database
  ) throws -> PeopleCounts {
    let only: SQL = establishment.map { "AND establishment_id = \($0)" } ?? ""
    let found = try database.row(
      """
      SELECT (SELECT count(*) FROM collaborator WHERE space_id = \(space) AND left_at IS NULL),
        count(*), ifnull(sum(administrator), 0), ifnull(sum(can_sign), 0)
      FROM interlocutor WHERE space_id = \(space) AND removed_at IS NULL \(only)
      """
    ) { row in
      PeopleCounts(
        collaborators: try row.int(0), interlocutors: try row.int(1),
        administrators: try row.int(2), signatories: try row.int(3))
    }
    guard let found else { throw BrokenInvariant("a count without a row") }
    return found
  }
}

extension TrainingEntry {
  fileprivate init(_ row: borrowing Row, _ clock: StandingClock) throws {
    let siren: SIREN? = try row.value(2)
    let standing = try ConventionStandingQuery.standing(row, from: 16, clock)
    self.init(
      registration: RegistrationNumber(row: try row.int(0)),
      status: try row.bool(1) ? .confirmed : .pending,
      availableActions: standing.registrationActions(at: clock.now),
      space: try siren.map { .company($0, name: try row.text(3)) } ?? .individual(try row.value(4)),
      participant: try row.value(5),
      participantName: try PersonName(given: row.text(6), family: row.text(7)),
      session: try row.value(8), training: try row.text(9), modality: try row.value(10),
      programme: try row.text(11), place: try row.text(12), startsAt: try row.value(13),
      endsAt: try row.value(14), convention: ConventionNumber(row: try row.int(15)))
  }
}
