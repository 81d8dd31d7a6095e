internal import SQLite

/// Rows that an earlier version kept unbound, compared with what the journal says of them: at an
/// upgrade only what agrees is bound. What the journal never held (the nonce of a link, the name of
/// a signatory) is taken as it stands.
enum AgreementQuery {
  /// The settings as the journal's entries leave them, and whether it began as a sandbox's.
  static func installation(
    in database: Database
  ) throws -> (sandbox: Bool?, settings: [String: String]) {
    var settings: [String: String] = [:]
    try database.forEach(
      """
      SELECT facts ->> 'setting', facts ->> 'value' FROM journal
      WHERE subject = 'database' AND subject_id = 1
        AND kind = 'setting_changed'
      ORDER BY number
      """
    ) { settings[try $0.text(0)] = try $0.optionalText(1) }
    let sandbox = try database.row(
      "SELECT facts ->> 'sandbox' FROM journal WHERE number = 1 AND kind = 'database_created'"
    ) { try $0.optionalBool(0) }
    return (sandbox ?? nil, settings)
  }

  /// What stands in the tables.
  static func standing(in database: Database) throws -> (sandbox: Bool, settings: [String: String])
  {
    var settings: [String: String] = [:]
    try database.forEach("SELECT name, value FROM setting") {
      settings[try $0.text(0)] = try $0.text(1)
    }
    return (try database.row("SELECT sandbox FROM meta") { try $0.bool(0) } ?? false, settings)
  }

  /// The certificates that were made or imported here, or that sealed a file of ours.
  static func certificates(in database: Database) throws -> [(
    id: Int, sha256: [UInt8], der: [UInt8]
  )] {
    try database.rows(
      """
      SELECT id, sha256, certificate FROM seal_certificate
      WHERE lower(hex(sha256)) IN (
        SELECT facts ->> 'certificate' FROM journal
        WHERE subject = 'database'
          AND kind IN ('seal_created', 'seal_imported')
        UNION ALL
        SELECT facts ->> 'certificate' FROM journal
        WHERE subject = 'convention' AND kind = 'convention_signed'
          AND facts ->> 'seal' <> 'platform')
      """
    ) { (id: try $0.int(0), sha256: try $0.blob(1), der: try $0.blob(2)) }
  }

  /// The procedures that are as they were launched, read, tried and ended.
  static func procedures(in database: Database) throws -> [(id: Int, entry: Int)] {
    try database.rows(
      """
      WITH launched AS (
        SELECT subject_id AS id, number, at, facts FROM journal
        WHERE subject = 'procedure' AND kind = 'procedure_launched'
      )
      SELECT p.id, launched.number FROM launched
      CROSS JOIN signing_procedure AS p ON p.id = launched.id
      CROSS JOIN document ON document.id = p.document_id
      LEFT JOIN journal_personal AS person ON person.number = launched.number
      WHERE launched.facts ->> 'convention' = printf('C-%06d', p.convention_id)
        AND launched.facts ->> 'interlocutor' = p.interlocutor_id
        AND launched.facts ->> 'document' = lower(hex(document.sha256))
        AND unixepoch(launched.facts ->> 'expires_at') = p.expires_at
        AND ifnull(launched.facts ->> 'platform', 'jinius') = ifnull(p.platform, 'jinius')
        AND launched.at = p.launched_at
        AND p.read_at IS iif(p.platform IS NULL, \(latest("document_read")), p.launched_at)
        AND \(isSignatorys) AND \(hasEndedSo) AND \(hasItsCodes)
      GROUP BY p.id HAVING count(*) = 1
      """
    ) { (id: try $0.int(0), entry: try $0.int(1)) }
  }

  /// He is who the launch was for, unless he was erased since.
  private static let isSignatorys: SQL =
    """
    ((person.account_id = p.account_id AND person.personal ->> 'email' = p.email
        AND person.personal ->> 'mobile' IS p.mobile)
      OR (p.state <> 'open' AND (person.number IS NULL OR p.mobile IS NULL)))
    """

  /// It ended as the journal says, or has not.
  private static let hasEndedSo: SQL =
    """
    (SELECT count(*) FROM journal
      WHERE subject = 'procedure' AND subject_id = p.id
        AND kind IN ('procedure_cancelled', 'procedure_expired', 'procedure_declined',
          'procedure_locked')) = (p.state NOT IN ('open', 'signed'))
    AND (SELECT count(*) FROM journal
      WHERE subject = 'convention' AND subject_id = p.convention_id
        AND kind = 'convention_signed' AND facts ->> 'procedure' = p.id
        AND facts ->> 'read' = lower(hex(document.sha256))
        AND p.ended_at <= at) = (p.state = 'signed')
    AND CASE p.state
      WHEN 'open' THEN p.ended_at IS NULL
      WHEN 'signed' THEN p.platform IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM journal
        WHERE subject = 'procedure' AND subject_id = p.id
          AND kind = 'code_accepted') OR p.ended_at IS \(latest("code_accepted"))
      WHEN 'expired' THEN p.ended_at = p.expires_at AND \(latest("procedure_expired")) IS NOT NULL
      WHEN 'cancelled' THEN p.ended_at IS \(latest("procedure_cancelled"))
      WHEN 'declined' THEN p.ended_at IS \(latest("procedure_declined"))
      WHEN 'locked' THEN p.ended_at IS \(latest("procedure_locked"))
    END
    """

  /// Its codes are those that were sent, each tried as often. The right one was noted apart only
  /// from version 2 on. After a while the codes of what has ended are deleted, which the journal tells.
  private static let hasItsCodes: SQL =
    """
    (p.state NOT IN ('open', 'signed') OR (
      NOT EXISTS (
        SELECT 1 FROM signing_code AS code
        WHERE code.procedure_id = p.id AND (
          code.expires_at <> code.sent_at + 600
          OR (SELECT count(*) FROM journal
            WHERE subject = 'procedure' AND subject_id = p.id
              AND kind = 'code_sent' AND facts ->> 'code' = code.id AND at = code.sent_at) <> 1
          OR (SELECT count(*) FROM journal
            WHERE subject = 'procedure' AND subject_id = p.id
              AND kind IN ('code_refused', 'code_accepted') AND facts ->> 'code' = code.id)
            + (p.state = 'signed' AND \(latest("code_accepted")) IS NULL
              AND code.id = (SELECT max(id) FROM signing_code WHERE procedure_id = p.id))
            <> code.tries))
      AND ((SELECT count(*) FROM signing_code WHERE procedure_id = p.id)
        = (SELECT count(*) FROM journal
          WHERE subject = 'procedure' AND subject_id = p.id
            AND kind = 'code_sent')
        OR EXISTS (SELECT 1 FROM journal
          WHERE subject = 'database' AND subject_id = 1 AND kind = 'retention_applied'
            AND facts ->> 'category' = 'signing_code' AND at >= p.ended_at))))
    """

  /// When something last happened to a procedure.
  private static func latest(_ kind: StaticString) -> SQL {
    """
    (SELECT max(at) FROM journal
      WHERE subject = 'procedure' AND subject_id = p.id
        AND kind = '\(raw: kind)')
    """
  }

  /// The conventions beyond the first launch, or void, that stand as the journal says and whose
  /// procedures do.
  static func conventions(in database: Database) throws -> [Int] {
    try database.rows(
      """
      SELECT c.id FROM convention AS c
      LEFT JOIN document ON document.id = c.signed_document_id
      WHERE c.state = 'signed'
        AND (SELECT count(*) FROM journal
          WHERE subject = 'convention' AND subject_id = c.id
            AND kind = 'convention_signed' AND facts ->> 'signed' = lower(hex(document.sha256))
            AND ifnull(facts ->> 'seal', 'none') = c.seal
            AND EXISTS (
              SELECT 1 FROM signing_procedure AS p \(isBound)
              WHERE p.id = facts ->> 'procedure' AND p.convention_id = c.id
                AND p.state = 'signed' AND p.ended_at = c.signed_at)) = 1
        AND \(entries) = 1
      UNION ALL
      SELECT c.id FROM convention AS c
      WHERE c.state = 'void' AND \(entries) = 1 AND (
        SELECT at FROM journal
        WHERE subject = 'convention' AND subject_id = c.id
          AND kind = 'convention_voided') = c.voided_at
      UNION ALL
      SELECT c.id FROM convention AS c
      WHERE c.state = 'signing' AND \(entries) = 0 AND EXISTS (
        SELECT 1 FROM signing_procedure AS p \(isBound)
        WHERE p.convention_id = c.id AND p.state = 'open')
      UNION ALL
      SELECT p.convention_id FROM signing_procedure AS p \(isBound)
      CROSS JOIN convention AS c ON c.id = p.convention_id
      WHERE c.state = 'awaiting_signature' AND \(entries) = 0
      GROUP BY p.convention_id HAVING max(p.state IN ('open', 'signed')) = 0
      EXCEPT
      SELECT convention_id FROM registration WHERE id NOT IN (\(registrations))
      """
    ) { try $0.int(0) }
  }

  /// When a convention's registration is confirmed, what the convention is, and what the journal says
  /// of its space.
  struct Confirmation {
    let convention: Int
    let isContract: Bool
    let isPrivate: Bool
    let signedAt: Instant?
    let confirmedAt: Instant?
  }

  static func confirmations(in database: Database) throws -> [Confirmation] {
    try database.rows(
      """
      SELECT c.id, c.kind = 'individual_contract', EXISTS (
          SELECT 1 FROM journal
          WHERE subject = 'space' AND subject_id = c.space_id AND kind = 'individual_declared'),
        c.signed_at, r.confirmed_at
      FROM convention AS c CROSS JOIN registration AS r ON r.convention_id = c.id
      """
    ) { row in
      Confirmation(
        convention: try row.int(0), isContract: try row.bool(1), isPrivate: try row.bool(2),
        signedAt: try row.value(3), confirmedAt: try row.value(4))
    }
  }

  /// How many days a private person may ever have had to go back.
  static func withdrawalDays(in database: Database) throws -> Set<Int> {
    let set = try database.rows(
      """
      SELECT facts ->> 'value' FROM journal
      WHERE subject = 'database' AND subject_id = 1 AND kind = 'setting_changed'
        AND facts ->> 'setting' = 'withdrawal_days'
      """
    ) { try $0.optionalText(0).flatMap { Int($0) } }
    return Set(set.compactMap { $0 } + [Withdrawal.daysAtDistance])
  }

  private static let isBound: SQL =
    "CROSS JOIN binding ON binding.subject = 'procedure' AND binding.subject_id = p.id"

  private static let entries: SQL =
    """
    (SELECT count(*) FROM journal
      WHERE subject = 'convention' AND subject_id = c.id)
    """

  /// The registrations that are as they were made.
  private static let registrations: SQL =
    """
    SELECT r.id FROM journal
    CROSS JOIN registration AS r ON r.id = journal.subject_id
    CROSS JOIN convention AS of ON of.id = r.convention_id
    LEFT JOIN establishment AS payer ON payer.id = r.payer_id
    WHERE journal.kind = 'registration_created' AND facts ->> 'payer' IS payer.siret
      AND facts ->> 'space' = r.space_id
      AND r.space_id = of.space_id AND facts ->> 'session' = r.session_id
      AND facts ->> 'participant' = r.participant_id
      AND facts ->> 'convention' = printf('C-%06d', r.convention_id)
      AND (r.confirmed_at IS NULL OR r.confirmed_at >= of.signed_at)
      AND r.cancelled_at IS of.voided_at
    """
}
