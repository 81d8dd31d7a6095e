internal import SQLite

/// What version 3 bound of a convention: without who pays.
extension AgreementQuery {
  static func boundConventions(in database: Database) throws -> [(id: Int, binding: Binding)] {
    try database.rows(
      "SELECT subject_id, entry, mac FROM binding WHERE subject = 'convention'"
    ) { (id: try $0.int(0), binding: Binding(entry: try $0.int(1), mac: try $0.blob(2))) }
  }

  static func facts(
    boundOfConvention id: Int, in database: Database
  ) throws -> BoundFacts {
    try BoundFactsQuery.facts(
      [
        """
        SELECT space_id, establishment_id, kind, state, created_at, signed_at, signed_document_id,
          (SELECT sha256 FROM document WHERE id = signed_document_id), seal, voided_at
        FROM convention WHERE id = \(id)
        """,
        """
        SELECT id, space_id, session_id, participant_id, confirmed_at, cancelled_at
        FROM registration WHERE convention_id = \(id) ORDER BY id
        """,
        """
        SELECT number, hash FROM journal
        WHERE subject = 'convention' AND subject_id = \(id) ORDER BY number
        """,
      ], in: database)
  }

  /// The conventions whose registrations are paid by whom the journal names.
  static func conventionsWithTheirPayers(in database: Database) throws -> Set<Int> {
    Set(
      try database.rows(
        """
        SELECT registration.convention_id FROM journal
        CROSS JOIN registration ON registration.id = journal.subject_id
        LEFT JOIN establishment ON establishment.id = registration.payer_id
        WHERE journal.kind = 'registration_created' AND facts ->> 'payer' IS siret
        """
      ) { try $0.int(0) })
  }
}
