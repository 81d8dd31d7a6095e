internal import SQLite

/// What keeps a person from being erased: what is still to come.
struct Engagement: Equatable {
  var registrations: [RegistrationNumber] = []
  var conventions: [ConventionNumber] = []

  /// Refuses to erase whoever is engaged.
  func refuse(_ account: Account) throws(Refusal) {
    if !registrations.isEmpty || !conventions.isEmpty {
      throw .engaged(
        account: account.email.description, registrations: registrations.map(\.description),
        conventions: conventions.map(\.description))
    }
  }
}

/// What an account is engaged in, through its own rows and those of its own space.
enum EngagementQuery {
  static func engagement(
    of account: Int, at now: Instant, in database: Database
  ) throws -> Engagement {
    Engagement(
      registrations: try registrations(of: account, at: now, in: database),
      conventions: try openProcedures(of: account, in: database)
        .filter { now < $0.expiresAt }.map(\.convention))
  }

  /// Live registrations whose session is not over.
  private static func registrations(
    of account: Int, at now: Instant, in database: Database
  ) throws -> [RegistrationNumber] {
    try database.rows(
      """
      SELECT registration.id
      FROM registration CROSS JOIN session ON session.id = registration.session_id
      WHERE registration.id IN (\(RegistrationQuery.concerning(account)))
        AND cancelled_at IS NULL AND ends_at > \(now)
      ORDER BY registration.id
      """
    ) { RegistrationNumber(row: try $0.int(0)) }
  }

  /// Procedures that nobody ended: what he is to sign, and what is to be signed about him.
  static func openProcedures(
    of account: Int, in database: Database
  ) throws -> [SigningProcedure] {
    try ProcedureTable.rows(
      """
      state = 'open' AND id IN (
        SELECT id FROM signing_procedure WHERE account_id = \(account)
        UNION
        SELECT signing_procedure.id
        FROM registration
        CROSS JOIN signing_procedure ON signing_procedure.convention_id = registration.convention_id
        WHERE registration.id IN (\(RegistrationQuery.concerning(account))))
      """, in: database)
  }
}

extension RegistrationQuery {
  /// The numbers of the registrations of a person, and of those in his own space.
  static func concerning(_ account: Int) -> SQL {
    """
    SELECT id FROM registration WHERE participant_id = \(account)
    UNION
    SELECT id FROM registration
    WHERE space_id = (SELECT id FROM space WHERE owner_id = \(account))
    """
  }
}
