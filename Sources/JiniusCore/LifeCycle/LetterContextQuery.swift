internal import SQLite

/// What every letter and page about a convention says of it.
struct LetterContext {
  let convention: ConventionNumber
  let kind: ConventionKind
  let training: String
  let participant: PersonName
  /// The training body, and its address.
  let provider: String
  let contact: String
  /// How the signed file is sealed; nil until it is signed.
  let seal: SealLevel?
  /// When the session begins.
  let startsAt: Instant
  /// When it ends.
  let endsAt: Instant
  let place: String
  /// Before tax.
  let price: Money

  /// As a letter holds it.
  var parameters: LetterParameters {
    var parameters = LetterParameters()
    parameters[.document] = kind.phrase
    parameters[.convention] = convention.description
    parameters[.training] = training
    parameters[.participant] = "\(participant.given) \(participant.family)"
    parameters[.provider] = provider
    parameters[.contact] = contact
    if let seal { parameters[.level] = "\(seal.signatureLevel.label), \(seal.label)" }
    return parameters
  }
}

/// What letters say of a registration.
struct EnrolmentContext {
  let registration: RegistrationNumber
  let convention: ConventionNumber
  let participant: Account
  /// The company that registered him; nil in a private person's space.
  let company: String?
  let dates: String
  let place: String
  /// How often he was registered for the session since an instant.
  let turns: Int
}

/// Reads them.
enum LetterContextQuery {
  static func context(
    of convention: ConventionNumber, in database: Database
  ) throws -> LetterContext {
    let found = try database.row(
      """
      SELECT convention.kind, ifnull(course.title, training.title),
        \(ProvisionalNameTable.columns(of: "account")), provider.name, provider.email,
        convention.seal, ifnull(course.starts_at, session.starts_at),
        ifnull(course.ends_at, session.ends_at), ifnull(course.place, session.place),
        ifnull(course.price_cents, training.price_cents)
      FROM convention
      CROSS JOIN registration ON registration.convention_id = convention.id
      CROSS JOIN account ON account.id = registration.participant_id
      CROSS JOIN session ON session.id = registration.session_id
      CROSS JOIN training ON training.id = session.training_id
      CROSS JOIN provider ON provider.id = training.provider_id
      \(ProvisionalNameTable.join(account: "account.id", space: "convention.space_id"))
      LEFT JOIN course ON course.id = ifnull(convention.course_id, (
        SELECT course_id FROM signing_procedure
        WHERE convention_id = convention.id AND state = 'open'))
      WHERE convention.id = \(convention.row)
      """
    ) { row in
      LetterContext(
        convention: convention, kind: try row.value(0), training: try row.text(1),
        participant: try PersonName(given: row.text(2), family: row.text(3)),
        provider: try row.text(4), contact: try row.text(5), seal: try row.value(6),
        startsAt: try row.value(7), endsAt: try row.value(8), place: try row.text(9),
        price: Money(sum: try row.int(10)))
    }
    guard let found else { throw Refusal.altered(.convention(convention.row)) }
    return found
  }

  static func parameters(
    of convention: ConventionNumber, in database: Database
  ) throws -> LetterParameters {
    try context(of: convention, in: database).parameters
  }

  /// Who takes part by a registration, and what he is told of it.
  static func enrolment(
    of registration: RegistrationNumber, since instant: Instant, in database: Database
  ) throws -> EnrolmentContext? {
    try database.row(
      """
      SELECT registration.convention_id, \(AccountTable.columnsAsCalled), space.name,
        session.starts_at, session.ends_at, session.place, (
          SELECT count(*) FROM registration AS turn
          WHERE turn.participant_id = registration.participant_id
            AND +turn.session_id = registration.session_id AND turn.created_at > \(instant))
      FROM registration
      CROSS JOIN account ON account.id = registration.participant_id
      CROSS JOIN space ON space.id = registration.space_id
      CROSS JOIN session ON session.id = registration.session_id
      \(ProvisionalNameTable.join(account: "account.id", space: "registration.space_id"))
      WHERE registration.id = \(registration.row)
      """
    ) { row in
      EnrolmentContext(
        registration: registration, convention: ConventionNumber(row: try row.int(0)),
        participant: try Account(row, from: 1), company: try row.optionalText(8),
        dates: ParisDateTime.french(from: try row.value(9), to: try row.value(10)),
        place: try row.text(11), turns: try row.int(12))
    }
  }

  /// The registrations of a convention that stand.
  static func registrations(
    of convention: ConventionNumber, in database: Database
  ) throws -> [RegistrationNumber] {
    try database.rows(
      """
      SELECT id FROM registration
      WHERE convention_id = \(convention.row) AND cancelled_at IS NULL ORDER BY id
      """
    ) { RegistrationNumber(row: try $0.int(0)) }
  }

  /// Who administers the space of a convention: its owner, or a company's administrators.
  static func administrators(
    of convention: ConventionNumber, in database: Database
  ) throws -> [(email: EmailAddress, name: PersonName)] {
    let space: SQL = "(SELECT space_id FROM convention WHERE id = \(convention.row))"
    return try database.rows(
      """
      SELECT account.email, \(ProvisionalNameTable.columns(of: "account"))
      FROM account
      \(ProvisionalNameTable.join(account: "account.id", space: space))
      WHERE account.status NOT IN ('suspended', 'closed', 'anonymised') AND account.id IN (
        SELECT space.owner_id FROM convention
        CROSS JOIN space ON space.id = convention.space_id
        WHERE convention.id = \(convention.row)
        UNION
        SELECT interlocutor.account_id FROM convention
        CROSS JOIN interlocutor ON interlocutor.space_id = convention.space_id
        WHERE convention.id = \(convention.row) AND interlocutor.administrator
          AND interlocutor.removed_at IS NULL)
      ORDER BY account.id
      """
    ) { row in
      (email: try row.value(0), name: try PersonName(given: row.text(1), family: row.text(2)))
    }
  }
}
