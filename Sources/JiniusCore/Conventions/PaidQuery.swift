internal import SQLite

/// What payers pay, with what a list shows of it.
enum PaidQuery {
  static func registrations(
    _ visible: Visibility, session: Int?, after id: Int, limit: Int, clock: StandingClock,
    in database: Database
  ) throws -> [PaidEntry] {
    try VisibilityQuery.page(visible, limit: limit, in: database) { part in
      RegistrationQuery.numbers(
        visible: part, session: session, participant: nil, after: id, limit: limit)
    } rows: {
      try rows(
        "registration.id IN (\($0)) ORDER BY registration.id LIMIT \(limit)", clock, in: database)
    }
  }

  static func conventions(
    _ visible: Visibility, status: ConventionStatus?, after id: Int, limit: Int,
    clock: StandingClock, in database: Database
  ) throws -> [PaidEntry] {
    try VisibilityQuery.page(visible, limit: limit, in: database) { part in
      ConventionQuery.numbers(part, status, after: id, limit: limit, now: clock.now)
    } rows: {
      try rows(
        """
        registration.convention_id IN (\($0)) ORDER BY registration.convention_id LIMIT \(limit)
        """, clock, in: database)
    }
  }

  private static func rows(
    _ condition: SQL, _ clock: StandingClock, in database: Database
  ) throws -> [PaidEntry] {
    try database.rows(
      """
      SELECT registration.id, convention.id, convention.kind, space.siren, space.name, owner.email,
        payer.siret, session.code, training.title, course.title, session.starts_at,
        course.starts_at, session.ends_at, course.ends_at, training.price_cents,
        course.price_cents, \(ProvisionalNameTable.columns(of: "person")),
        registration.confirmed_at, registration.cancelled_at, registration.withdrawn,
        convention.signed_at, registration.created_at, \(ConventionStandingQuery.columns(clock))
      FROM registration
      CROSS JOIN space ON space.id = registration.space_id
      CROSS JOIN session ON session.id = registration.session_id
      CROSS JOIN training ON training.id = session.training_id
      CROSS JOIN account AS person ON person.id = registration.participant_id
      CROSS JOIN convention ON convention.id = registration.convention_id
      CROSS JOIN establishment AS payer ON payer.id = registration.payer_id
      \(ProvisionalNameTable.join(account: "person.id", space: "registration.space_id"))
      \(ConventionStandingQuery.join)
      LEFT JOIN course ON course.id = ifnull(convention.course_id, pending.course_id)
      LEFT JOIN account AS owner ON owner.id = space.owner_id
      WHERE \(condition)
      """
    ) { try PaidEntry($0, clock) }
  }
}

extension PaidEntry {
  fileprivate init(_ row: borrowing Row, _ clock: StandingClock) throws {
    let standing = try ConventionStandingQuery.standing(row, from: 23, clock)
    let convention = standing.status(at: clock.now)
    let isFrozen =
      try (convention == .signing || convention.hasSignedFile) && row.optionalText(9) != nil
    func frozen(_ column: Int) -> Int { isFrozen ? column + 1 : column }
    let siren: SIREN? = try row.value(3)
    let orderer: Orderer
    if let siren {
      orderer = .company(siren, name: try row.text(4))
    } else {
      let owner: EmailAddress = try row.value(5)
      orderer = .individual(owner.shown(whole: false))
    }
    self.init(
      registration: RegistrationNumber(row: try row.int(0)),
      convention: ConventionNumber(row: try row.int(1)), kind: try row.value(2),
      orderer: orderer, payer: try row.value(6), session: try row.value(7),
      training: try row.text(frozen(8)), startsAt: try row.value(frozen(10)),
      endsAt: try row.value(frozen(12)), price: Money(sum: try row.int(frozen(14))),
      participantName: try PersonName(given: row.text(16), family: row.text(17)),
      status: RegistrationStatus(
        confirmedAt: try row.value(18), cancelledAt: try row.value(19),
        isWithdrawn: try row.bool(20), convention: convention, now: clock.now),
      conventionStatus: convention, signedAt: try row.value(21), createdAt: try row.value(22))
  }
}
