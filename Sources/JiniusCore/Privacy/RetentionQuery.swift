internal import SQLite

/// What is no longer to be kept: for each category one statement of numbers and of the instants from
/// which their time ran, shared by the report and by what applies it.
enum RetentionQuery {
  /// How many are due, and since when the oldest's time runs.
  static func summary(
    _ category: RetentionCategory, before cutoff: Instant, at now: Instant, in database: Database
  ) throws -> (count: Int, oldest: Instant?) {
    try database.row(
      "SELECT count(*), min(since) FROM (\(due(category, before: cutoff, at: now)))"
    ) { (try $0.int(0), try $0.value(1)) } ?? (0, nil)
  }

  /// The first of them.
  static func batch(
    _ category: RetentionCategory, before cutoff: Instant, at now: Instant, limit: Int,
    in database: Database
  ) throws -> [(id: Int, since: Instant)] {
    try database.rows(
      """
      SELECT id, since FROM (\(due(category, before: cutoff, at: now)))
      ORDER BY id LIMIT \(limit)
      """
    ) { (try $0.int(0), try $0.value(1)) }
  }

  /// The rows that began before the cutoff: `id`, `since`.
  private static func due(
    _ category: RetentionCategory, before cutoff: Instant, at now: Instant
  ) -> SQL {
    switch category {
    case .unansweredInvitation: unanswered(before: cutoff, at: now)
    case .inactiveAccount: inactive(before: cutoff, at: now)
    case .invitation:
      """
      SELECT id, expires_at AS since FROM invitation WHERE expires_at < \(cutoff)
      """
    case .letter:
      """
      SELECT letter.id, letter.created_at AS since FROM letter
      WHERE created_at < \(cutoff) AND NOT EXISTS (
        SELECT 1 FROM signing_procedure
        WHERE id = letter.procedure_id AND state = 'open' AND expires_at > \(now))
      """
    case .formerMobile:
      """
      SELECT id, removed_at AS since FROM interlocutor
      WHERE mobile IS NOT NULL AND removed_at < \(cutoff)
      """
    case .signingCode:
      """
      SELECT signing_code.id, ended_at AS since
      FROM signing_procedure
      CROSS JOIN signing_code ON signing_code.procedure_id = signing_procedure.id
      WHERE ended_at < \(cutoff)
      """
    case .unsignedPaper:
      """
      SELECT document.id, max(ended_at) AS since
      FROM signing_procedure CROSS JOIN document ON document.id = document_id
      WHERE content IS NOT NULL
      GROUP BY document.id
      HAVING max(state IN ('open', 'signed')) = 0 AND max(ended_at) < \(cutoff)
      """
    case .signedConvention: signed(isConsumers: false, before: cutoff)
    case .consumerContract: signed(isConsumers: true, before: cutoff)
    case .reason:
      """
      SELECT id, cancelled_at AS since FROM registration
      WHERE cancel_reason IS NOT NULL AND cancelled_at < \(cutoff)
      UNION ALL
      SELECT -id, ended_at FROM signing_procedure
      WHERE reason IS NOT NULL AND ended_at < \(cutoff)
      """
    case .journalPersonal:
      """
      SELECT journal.number AS id, at AS since
      FROM journal_personal CROSS JOIN journal ON journal.number = journal_personal.number
      WHERE at < \(cutoff)
      """
    case .unsignedConvention, .registration, .pledge, .journal:
      "SELECT 0 AS id, 0 AS since WHERE false"
    }
  }

  // MARK: Accounts

  /// Nobody is anonymised who is engaged, who stands in a company, or who holds something open.
  private static func isFree(at now: Instant) -> SQL {
    """
    NOT EXISTS (
      SELECT 1 FROM interlocutor CROSS JOIN space ON space.id = interlocutor.space_id
      WHERE interlocutor.account_id = account.id AND removed_at IS NULL
        AND space.owner_id IS NOT account.id)
    AND NOT EXISTS (
      SELECT 1 FROM collaborator
      WHERE collaborator.account_id = account.id AND left_at IS NULL)
    AND NOT EXISTS (
      SELECT 1 FROM registration CROSS JOIN session ON session.id = registration.session_id
      WHERE (participant_id = account.id
          OR registration.space_id = (SELECT id FROM space WHERE owner_id = account.id))
        AND cancelled_at IS NULL AND ends_at > \(now))
    AND NOT EXISTS (
      SELECT 1 FROM signing_procedure
      WHERE account_id = account.id AND state = 'open' AND expires_at > \(now))
    AND NOT EXISTS (
      SELECT 1
      FROM registration
      CROSS JOIN signing_procedure ON signing_procedure.convention_id = registration.convention_id
      WHERE (participant_id = account.id
          OR registration.space_id = (SELECT id FROM space WHERE owner_id = account.id))
        AND state = 'open' AND expires_at > \(now))
    """
  }

  /// Added by somebody, and neither answered nor took part in anything.
  private static func unanswered(before cutoff: Instant, at now: Instant) -> SQL {
    """
    SELECT id, since FROM (
      SELECT account.id, max(created_at, ifnull(
        (SELECT max(sent_at) FROM invitation WHERE account_id = account.id), 0)) AS since
      FROM account
      WHERE status IN ('invited', 'pending') AND \(isFree(at: now))
        AND NOT EXISTS (
          SELECT 1 FROM registration WHERE participant_id = account.id AND cancelled_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM signing_procedure WHERE account_id = account.id))
    WHERE since < \(cutoff)
    """
  }

  /// The last thing that he did, signed, was invited to or registered for; of a training the end of
  /// its year, from which on its evidence is kept.
  private static func inactive(before cutoff: Instant, at now: Instant) -> SQL {
    """
    SELECT id, since FROM (
      SELECT account.id, max(created_at,
        ifnull((SELECT max(ifnull(ended_at, sent_at)) FROM invitation
          WHERE account_id = account.id), 0),
        ifnull((SELECT max(left_at) FROM collaborator WHERE account_id = account.id), 0),
        ifnull((SELECT max(removed_at) FROM interlocutor WHERE account_id = account.id), 0),
        ifnull((SELECT max(ended_at) FROM signing_procedure WHERE account_id = account.id), 0),
        ifnull((SELECT max(unixepoch(ends_at, 'unixepoch', 'start of year', '+1 year'))
          FROM registration CROSS JOIN session ON session.id = registration.session_id
          WHERE participant_id = account.id AND cancelled_at IS NULL), 0),
        ifnull(acted.at, 0)) AS since
      FROM account
      LEFT JOIN (
        SELECT actor_id, max(at) AS at FROM journal WHERE actor_kind = 'account' GROUP BY actor_id
      ) AS acted ON acted.actor_id = account.id
      WHERE status <> 'anonymised' AND \(isFree(at: now)))
    WHERE since < \(cutoff)
    """
  }

  private static func signed(isConsumers: Bool, before cutoff: Instant) -> SQL {
    """
    SELECT id, since FROM (
      SELECT convention.id, \(SignedQuery.isConsumers) AS consumers, \(SignedQuery.endsAt) AS since
      \(SignedQuery.source)
      WHERE convention.state = 'signed' AND document.content IS NOT NULL
      GROUP BY convention.id)
    WHERE consumers = \(isConsumers) AND since < \(cutoff)
    """
  }
}
