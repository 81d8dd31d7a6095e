internal import SQLite

/// The columns that tell how a convention stands, for every statement that shows one: beside
/// `convention` and `registration` it joins the open procedure, as `pending`.
enum ConventionStandingQuery {
  /// How many columns there are.
  static let count = 8

  /// The columns, first among those of the statement or last.
  static func columns(_ clock: StandingClock) -> SQL {
    """
    convention.state, convention.kind, convention.session_ends_at, convention.signed_at,
    registration.confirmed_at, pending.expires_at, pending.lease_until,
    CASE WHEN convention.state IN ('awaiting_signature', 'signing') THEN (
      SELECT count(*) FROM signing_procedure AS recent
      WHERE recent.convention_id = convention.id
        AND recent.launched_at > \(DailyLimit.start(of: clock.now))) ELSE 0 END
    """
  }

  /// The open procedure, whether its deadline has passed or not: one at most.
  static let join: SQL =
    """
    LEFT JOIN signing_procedure AS pending
      ON pending.convention_id = convention.id AND pending.state = 'open'
    """

  /// Reads the columns, the first of which is a row's at an index.
  static func standing(
    _ row: borrowing Row, from first: Int, _ clock: StandingClock
  ) throws -> ConventionStanding {
    let sessionEndsAt = try row.value(first + 2) as Instant? ?? .latest
    let signedAt: Instant? = try row.value(first + 3)
    let confirmedAt: Instant? = try row.value(first + 4)
    let kind: ConventionKind = try row.value(first + 1)
    let linkUntil = (signedAt ?? .earliest).adding(days: LifeCycle.downloadDays)
    let situation: LifeCycle.Situation =
      switch try row.value(first) as ConventionStatus {
      case .awaitingSignature: .awaiting(sessionEndsAt: sessionEndsAt)
      case .signing:
        .signing(
          LifeCycle.OpenProcedure(
            expiresAt: try row.value(first + 5) as Instant? ?? .earliest, isRead: false,
            codesSent: 0, code: nil, leaseUntil: try row.value(first + 6),
            sessionEndsAt: sessionEndsAt))
      case .signed:
        .signed(
          linkUntil: linkUntil,
          withdrawableUntil: kind == .individualContract ? confirmedAt : nil)
      case .terminated: .terminated(linkUntil: linkUntil)
      case .void: .void(sessionEndsAt: sessionEndsAt)
      }
    return ConventionStanding(
      situation: situation, hasLaunchesLeft: try row.int(first + 7) < clock.launchesPerDay)
  }
}
