internal import SQLite

/// What version 3 bound of a convention, without who pays, and of a procedure, without its course.
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

  static func boundOpenProcedures(
    in database: Database
  ) throws -> [(id: Int, binding: Binding)] {
    try database.rows(
      """
      SELECT subject_id, entry, mac FROM binding
      CROSS JOIN signing_procedure ON signing_procedure.id = subject_id
      WHERE subject = 'procedure' AND state = 'open'
      """
    ) { (id: try $0.int(0), binding: Binding(entry: try $0.int(1), mac: try $0.blob(2))) }
  }

  static func facts(
    boundOfProcedure id: Int, in database: Database
  ) throws -> BoundFacts {
    try BoundFactsQuery.facts(
      [
        """
        SELECT convention_id, interlocutor_id, account_id, document_id,
          (SELECT sha256 FROM document WHERE id = document_id), nonce, token_hash, launched_at,
          expires_at, read_at, state, ended_at, platform, platform_id, anchor_id, timestamp,
          reminders, lease_code_id, lease_until
        FROM signing_procedure WHERE id = \(id)
        """,
        "SELECT given_name, family_name, email, mobile FROM signing_procedure WHERE id = \(id)",
        """
        SELECT id, nonce, sent_at, expires_at, tries FROM signing_code
        WHERE procedure_id = \(id) ORDER BY id
        """,
        """
        SELECT number, hash FROM journal
        WHERE subject = 'procedure' AND subject_id = \(id) ORDER BY number
        """,
      ], in: database)
  }

  /// Lets a link live no longer than its session; one that was launched after it is over at once.
  static func endWithSession(procedure id: Int, in database: Database) throws {
    try database.execute(
      """
      UPDATE signing_procedure
      SET expires_at = min(expires_at, max(launched_at + 1, ifnull((
        SELECT session_ends_at FROM convention WHERE convention.id = convention_id), expires_at)))
      WHERE id = \(id)
      """)
  }
}
