internal import SQLite

/// Invitations as their lists show them.
enum InvitationQuery {
  /// Invitations after a number, oldest first: all, or those that were sent for the spaces which an
  /// account administers (S64, S91), and those to itself.
  static func page(
    caredForBy administrator: Int?, _ filter: InvitationFilter, at now: Instant,
    after id: Int, limit: Int, in database: Database
  ) throws -> [Invitation] {
    var conditions: [SQL] = ["invitation.id > \(id)"]
    if let administrator {
      conditions.append("invitation.id IN (\(cared(by: administrator)))")
    }
    if let email = filter.email {
      conditions.append(
        "invitation.account_id = (SELECT id FROM account WHERE email = \(email))")
    }
    if let status = filter.status { conditions.append(stands(status, at: now)) }
    return try database.rows(
      """
      \(InvitationTable.selection) WHERE \(conditions.joined(separator: " AND "))
      ORDER BY invitation.id LIMIT \(limit)
      """
    ) { try Invitation($0) }
  }

  private static func cared(by administrator: Int) -> SQL {
    """
    SELECT id FROM invitation WHERE account_id = \(administrator)
    UNION SELECT id FROM invitation WHERE space_id IN (
      SELECT space_id FROM interlocutor
      WHERE account_id = \(administrator) AND administrator AND removed_at IS NULL
      UNION SELECT id FROM space WHERE owner_id = \(administrator))
    """
  }

  /// The rows of a status: the clock's part of it is ``Invitation/status(at:)``.
  private static func stands(_ status: InvitationStatus, at now: Instant) -> SQL {
    switch status {
    case .sent: "state = 'sent' AND expires_at > \(now)"
    case .accepted: "state = 'accepted'"
    case .expired: "state <> 'accepted' AND ifnull(ended_at, \(now)) >= expires_at"
    case .cancelled: "state = 'cancelled' AND ended_at < expires_at"
    }
  }
}
