internal import SQLite

/// What is bound of each kind of row. A column that is added to these tables, and that a signature
/// rests on, belongs here.
enum BoundFactsQuery {
  static func facts(of row: BoundRow, in database: Database) throws -> BoundFacts {
    let facts = try facts(looks(at: row), in: database)
    let additions = try self.facts(additions(to: row), in: database).looks.filter { !$0.isEmpty }
    return BoundFacts(looks: facts.looks + additions)
  }

  /// What looks at the tables find.
  static func facts(_ looks: [SQL], in database: Database) throws -> BoundFacts {
    BoundFacts(
      looks: try looks.map { look in
        try database.rows(look) { found in try (0..<found.count).map { try found.stored($0) } }
      })
  }

  private static func looks(at row: BoundRow) -> [SQL] {
    switch row {
    case .installation:
      [
        "SELECT sandbox, key_fingerprint, created_at FROM meta",
        "SELECT name, value FROM setting ORDER BY name",
      ]
    case .convention(let id): convention(id)
    case .procedure(let id): procedure(id)
    case .certificate(let id):
      ["SELECT sha256, certificate, chain FROM seal_certificate WHERE id = \(id)"]
    case .platform(let id):
      [
        "SELECT name, folded, address, created_at, removed_at FROM platform WHERE id = \(id)",
        """
        SELECT id, sha256, certificate, added_at, retired_at FROM platform_certificate
        WHERE platform_id = \(id) ORDER BY id
        """, entries(about: .platform(id)),
      ]
    }
  }

  private static func convention(_ id: Int) -> [SQL] {
    [
      """
      SELECT space_id, establishment_id, kind, state, created_at, signed_at, signed_document_id,
        (SELECT sha256 FROM document WHERE id = signed_document_id), seal, voided_at, terminated_at,
        session_ends_at
      FROM convention WHERE id = \(id)
      """,
      """
      SELECT id, space_id, session_id, participant_id, payer_id, confirmed_at, cancelled_at, withdrawn
      FROM registration WHERE convention_id = \(id) ORDER BY id
      """,
      entries(about: .convention(id)),
    ]
  }

  /// Of a procedure that ended unsigned, what the law has erased one day is not bound: who he was,
  /// and the codes.
  private static func procedure(_ id: Int) -> [SQL] {
    let isEvidence: SQL = "signing_procedure.id = \(id) AND state IN ('open', 'signed')"
    return [
      """
      SELECT convention_id, interlocutor_id, account_id, document_id,
        (SELECT sha256 FROM document WHERE id = document_id), nonce, token_hash, launched_at,
        expires_at, read_at, state, ended_at, platform, platform_id, anchor_id, timestamp,
        reminders, lease_code_id, lease_until
      FROM signing_procedure WHERE id = \(id)
      """,
      "SELECT given_name, family_name, email, mobile FROM signing_procedure WHERE \(isEvidence)",
      """
      SELECT signing_code.id, signing_code.nonce, sent_at, signing_code.expires_at, tries
      FROM signing_procedure
      CROSS JOIN signing_code ON signing_code.procedure_id = signing_procedure.id
      WHERE \(isEvidence) ORDER BY signing_code.id
      """,
      entries(about: .procedure(id)),
    ]
  }

  /// What is bound besides of the few rows that have it. Each row begins with its own word, so that no
  /// look can stand for another.
  private static func additions(to row: BoundRow) -> [SQL] {
    switch row {
    case .convention(let id):
      [
        course("convention", id),
        """
        SELECT 'withdrawal', at, channel, posted_on, given_name, family_name, receipt_to
        FROM withdrawal WHERE convention_id = \(id)
        """,
        """
        SELECT 'withdrawal_link', account_id, email, nonce, token_hash
        FROM withdrawal_link WHERE convention_id = \(id)
        """,
      ]
    case .procedure(let id):
      [
        course("signing_procedure", id),
        """
        SELECT 'billed', billed_id FROM signing_procedure
        WHERE id = \(id) AND billed_id IS NOT NULL
        """,
      ]
    case .installation, .certificate, .platform: []
    }
  }

  private static func course(_ table: SQL, _ id: Int) -> SQL {
    """
    SELECT 'course', title, modality, programme, place, starts_at, ends_at, minutes, price_cents
    FROM \(table) CROSS JOIN course ON course.id = course_id WHERE \(table).id = \(id)
    """
  }

  /// The entries of the journal about it, each by its hash: with them an entry in the middle of the
  /// chain is proved without following the chain.
  private static func entries(about row: BoundRow) -> SQL {
    "SELECT number, hash FROM journal WHERE \(BindingTable.isAbout(row)) ORDER BY number"
  }
}
