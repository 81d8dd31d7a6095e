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
}
