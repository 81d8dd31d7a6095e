internal import SQLite

/// What somebody is invited for.
enum OccasionQuery {
  /// The next training that a space has registered an account for; nil where none is to come.
  static func next(
    of account: Int, in space: Int, at now: Instant, _ database: Database
  ) throws -> Occasion? {
    try database.row(
      """
      SELECT training.title, session.starts_at, session.ends_at
      FROM registration
      CROSS JOIN session ON session.id = registration.session_id
      CROSS JOIN training ON training.id = session.training_id
      WHERE registration.participant_id = \(account) AND +registration.space_id = \(space)
        AND registration.cancelled_at IS NULL AND session.ends_at > \(now)
      ORDER BY session.starts_at LIMIT 1
      """
    ) { row in
      Occasion(training: try row.text(0), startsAt: try row.value(1), endsAt: try row.value(2))
    }
  }
}
