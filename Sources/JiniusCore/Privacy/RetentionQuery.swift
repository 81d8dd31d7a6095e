internal import SQLite

/// What is no longer to be kept: for each category one statement of numbers and of the instants from
/// which their time ran, shared by the report and by what applies it. It looks at some rows at a time,
/// so that nobody waits for all of them.
enum RetentionQuery {
  /// How many rows one statement looks at: what takes some hundredths of a second.
  private static let rowsAtOnce = 2000

  /// The numbers of a category's rows in stretches, each of which one statement looks at.
  static func stretches(
    of category: RetentionCategory, in database: Database
  ) throws -> [ClosedRange<Int>] {
    let highest: SQL =
      switch category {
      case .unansweredInvitation, .inactiveAccount: "SELECT max(id) FROM account"
      case .invitation: "SELECT max(id) FROM invitation"
      case .letter: "SELECT max(id) FROM letter"
      case .formerMobile: "SELECT max(id) FROM interlocutor"
      case .signingCode: "SELECT max(id) FROM signing_procedure"
      case .unsignedPaper: "SELECT max(id) FROM document"
      case .signedConvention, .consumerContract: "SELECT max(id) FROM convention"
      case .reason:
        """
        SELECT max(ifnull((SELECT max(id) FROM registration), 0),
          ifnull((SELECT max(id) FROM signing_procedure), 0))
        """
      case .journalPersonal: "SELECT max(number) FROM journal_personal"
      case .unsignedConvention, .registration, .pledge, .journal: "SELECT 0"
      }
    let last = try database.row(highest) { try $0.optionalInt(0) } ?? nil
    return stride(from: 1, through: last ?? 0, by: rowsAtOnce).map { $0...$0 + rowsAtOnce - 1 }
  }

  /// How many of a stretch are due, and since when the oldest's time runs.
  static func summary(
    _ category: RetentionCategory, _ stretch: ClosedRange<Int>, before cutoff: Instant,
    at now: Instant, in database: Database
  ) throws -> (count: Int, oldest: Instant?) {
    try database.row(
      "SELECT count(*), min(since) FROM (\(due(category, stretch, before: cutoff, at: now)))"
    ) { (try $0.int(0), try $0.value(1)) } ?? (0, nil)
  }

  /// The first of them.
  static func batch(
    _ category: RetentionCategory, _ stretch: ClosedRange<Int>, before cutoff: Instant,
    at now: Instant, limit: Int, in database: Database
  ) throws -> [(id: Int, since: Instant)] {
    try database.rows(
      """
      SELECT id, since FROM (\(due(category, stretch, before: cutoff, at: now)))
      ORDER BY id LIMIT \(limit)
      """
    ) { (try $0.int(0), try $0.value(1)) }
  }

  /// The rows of a stretch that began before the cutoff: `id`, `since`.
  private static func due(
    _ category: RetentionCategory, _ stretch: ClosedRange<Int>, before cutoff: Instant,
    at now: Instant
  ) -> SQL {
    let among: SQL = "BETWEEN \(stretch.lowerBound) AND \(stretch.upperBound)"
    return switch category {
    case .unansweredInvitation: unanswered(among, before: cutoff, at: now)
    case .inactiveAccount: inactive(among, before: cutoff, at: now)
    case .invitation:
      """
      SELECT id, expires_at AS since FROM invitation WHERE id \(among) AND expires_at < \(cutoff)
      """
    case .letter:
      """
      SELECT letter.id, letter.created_at AS since FROM letter
      WHERE letter.id \(among) AND created_at < \(cutoff) AND NOT EXISTS (
        SELECT 1 FROM signing_procedure
        WHERE id = letter.procedure_id AND state = 'open' AND expires_at > \(now))
      """
    case .formerMobile:
      """
      SELECT id, removed_at AS since FROM interlocutor
      WHERE id \(among) AND mobile IS NOT NULL AND removed_at < \(cutoff)
      """
    case .signingCode:
      """
      SELECT signing_code.id, ended_at AS since
      FROM signing_procedure
      CROSS JOIN signing_code ON signing_code.procedure_id = signing_procedure.id
      WHERE signing_procedure.id \(among) AND ended_at < \(cutoff)
      """
    case .unsignedPaper:
      """
      SELECT document.id, max(ended_at) AS since
      FROM document CROSS JOIN signing_procedure ON document_id = document.id
      WHERE document.id \(among) AND content IS NOT NULL
      GROUP BY document.id
      HAVING max(state IN ('open', 'signed')) = 0 AND max(ended_at) < \(cutoff)
      """
    case .signedConvention: signed(among, isConsumers: false, before: cutoff)
    case .consumerContract: signed(among, isConsumers: true, before: cutoff)
    case .reason:
      """
      SELECT id, cancelled_at AS since FROM registration
      WHERE id \(among) AND cancel_reason IS NOT NULL AND cancelled_at < \(cutoff)
      UNION ALL
      SELECT -id, ended_at FROM signing_procedure
      WHERE id \(among) AND reason IS NOT NULL AND ended_at < \(cutoff)
      """
    case .journalPersonal:
      """
      SELECT journal.number AS id, at AS since
      FROM journal_personal CROSS JOIN journal ON journal.number = journal_personal.number
      WHERE journal_personal.number \(among) AND at < \(cutoff)
      """
    case .unsignedConvention, .registration, .pledge, .journal:
      "SELECT 0 AS id, 0 AS since WHERE false"
    }
  }

  // MARK: Accounts

  /// Nobody is anonymised who is engaged, who stands in a company, or who holds something open. Whom
  /// no more than a registration brought into a directory does not stand in it.
  private static func isFree(at now: Instant) -> SQL {
    """
    NOT EXISTS (
      SELECT 1 FROM interlocutor CROSS JOIN space ON space.id = interlocutor.space_id
      WHERE interlocutor.account_id = account.id AND removed_at IS NULL
        AND space.owner_id IS NOT account.id)
    AND NOT EXISTS (
      SELECT 1 FROM collaborator
      WHERE collaborator.account_id = account.id AND left_at IS NULL AND NOT by_registration)
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
  private static func unanswered(
    _ among: SQL, before cutoff: Instant, at now: Instant
  ) -> SQL {
    """
    SELECT id, since FROM (
      SELECT account.id, max(created_at, ifnull(
        (SELECT max(sent_at) FROM invitation WHERE account_id = account.id), 0)) AS since
      FROM account
      WHERE account.id \(among) AND status IN ('invited', 'pending') AND \(isFree(at: now))
        AND NOT EXISTS (
          SELECT 1 FROM registration WHERE participant_id = account.id AND cancelled_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM signing_procedure WHERE account_id = account.id))
    WHERE since < \(cutoff)
    """
  }

  /// The last thing that he did, signed, was invited to or registered for; of a training the end of
  /// its year, from which on its evidence is kept.
  private static func inactive(
    _ among: SQL, before cutoff: Instant, at now: Instant
  ) -> SQL {
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
        ifnull((SELECT max(at) FROM journal
          WHERE actor_kind = 'account' AND actor_id = account.id), 0)) AS since
      FROM account
      WHERE account.id \(among) AND status <> 'anonymised' AND \(isFree(at: now)))
    WHERE since < \(cutoff)
    """
  }

  private static func signed(
    _ among: SQL, isConsumers: Bool, before cutoff: Instant
  ) -> SQL {
    """
    SELECT id, since FROM (
      SELECT convention.id, \(SignedQuery.isConsumers) AS consumers, \(SignedQuery.endsAt) AS since
      \(SignedQuery.source)
      WHERE convention.id \(among) AND convention.signed_at IS NOT NULL AND document.content IS NOT NULL
      GROUP BY convention.id)
    WHERE consumers = \(isConsumers) AND since < \(cutoff)
    """
  }
}
