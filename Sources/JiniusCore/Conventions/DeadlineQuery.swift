internal import SQLite

/// Signed contracts of private persons, with the time that they have to go back on them.
enum DeadlineQuery {
  /// Those of one space or of all, behind the last one of the page before.
  static func page(
    space: Int?, status: WithdrawalStatus?, after id: Int, limit: Int, clock: StandingClock,
    in database: Database
  ) throws -> [ContractDeadline] {
    var only: SQL = space.map { "convention.space_id = \($0) AND" } ?? ""
    switch status {
    case nil: break
    case .running:
      only += " convention.state = 'signed' AND registration.confirmed_at > \(clock.now) AND"
    case .lapsed:
      only += " convention.state = 'signed' AND registration.confirmed_at <= \(clock.now) AND"
    case .exercised: only += " convention.state = 'terminated' AND"
    }
    return try rows(
      """
      \(only) convention.id > \(id) AND convention.kind = 'individual_contract'
        AND convention.signed_at IS NOT NULL
      ORDER BY convention.id LIMIT \(limit)
      """, clock, in: database)
  }

  static func find(
    _ number: ConventionNumber, clock: StandingClock, in database: Database
  ) throws -> ContractDeadline? {
    try rows(
      """
      convention.id = \(number.row) AND convention.kind = 'individual_contract'
        AND convention.signed_at IS NOT NULL
      """, clock, in: database
    ).first
  }

  private static func rows(
    _ condition: SQL, _ clock: StandingClock, in database: Database
  ) throws -> [ContractDeadline] {
    try database.rows(
      """
      SELECT convention.id, owner.email, registration.id, ifnull(course.title, training.title),
        person.email, \(ProvisionalNameTable.columns(of: "person")), convention.signed_at,
        registration.confirmed_at, convention.terminated_at, \(ConventionStandingQuery.columns(clock))
      FROM convention
      CROSS JOIN registration ON registration.convention_id = convention.id
      CROSS JOIN space ON space.id = convention.space_id
      CROSS JOIN account AS owner ON owner.id = space.owner_id
      CROSS JOIN session ON session.id = registration.session_id
      CROSS JOIN training ON training.id = session.training_id
      CROSS JOIN account AS person ON person.id = registration.participant_id
      \(ProvisionalNameTable.join(account: "person.id", space: "convention.space_id"))
      \(ConventionStandingQuery.join)
      LEFT JOIN course ON course.id = convention.course_id
      WHERE \(condition)
      """
    ) { row in
      let standing = try ConventionStandingQuery.standing(row, from: 10, clock)
      let until: Instant = try row.value(8)
      let withdrawnAt: Instant? = try row.value(9)
      return ContractDeadline(
        number: ConventionNumber(row: try row.int(0)), owner: try row.value(1),
        registration: RegistrationNumber(row: try row.int(2)), training: try row.text(3),
        participant: try row.value(4),
        participantName: try PersonName(given: row.text(5), family: row.text(6)),
        signedAt: try row.value(7), until: until,
        status: withdrawnAt != nil ? .exercised : clock.now < until ? .running : .lapsed,
        availableActions: standing.actions(at: clock.now).filter { $0 == "withdraw" },
        withdrawnAt: withdrawnAt)
    }
  }
}
