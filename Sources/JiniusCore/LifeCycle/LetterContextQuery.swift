internal import SQLite

/// What every letter about a convention says of it.
enum LetterContextQuery {
  static func parameters(
    of convention: ConventionNumber, in database: Database
  ) throws -> LetterParameters {
    let found = try database.row(
      """
      SELECT convention.kind, training.title, account.given_name, account.family_name,
        provider.name, provider.email
      FROM convention
      CROSS JOIN registration ON registration.convention_id = convention.id
      CROSS JOIN account ON account.id = registration.participant_id
      CROSS JOIN session ON session.id = registration.session_id
      CROSS JOIN training ON training.id = session.training_id
      CROSS JOIN provider ON provider.id = training.provider_id
      WHERE convention.id = \(convention.row)
      """
    ) { row in
      var parameters = LetterParameters()
      let kind: ConventionKind = try row.value(0)
      parameters[.document] = kind.phrase
      parameters[.convention] = convention.description
      parameters[.training] = try row.text(1)
      parameters[.participant] = "\(try row.text(2)) \(try row.text(3))"
      parameters[.provider] = try row.text(4)
      parameters[.contact] = try row.text(5)
      return parameters
    }
    guard let found else { throw BrokenInvariant("convention \(convention) has no registration") }
    return found
  }

  /// Who administers the space of a convention: its owner, or a company's administrators.
  static func administrators(
    of convention: ConventionNumber, in database: Database
  ) throws -> [(email: EmailAddress, name: PersonName)] {
    try database.rows(
      """
      SELECT account.email, account.given_name, account.family_name
      FROM account
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
