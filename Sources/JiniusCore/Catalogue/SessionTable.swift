internal import SQLite

/// The table `session`, with the code of its training. Seats are a counter under a CHECK: whatever
/// happens at once, none is sold twice.
enum SessionTable {
  private static let selection: SQL =
    """
    SELECT session.id, session.code, training.code, starts_at, ends_at, place, seats, seats_taken
    FROM session CROSS JOIN training ON training.id = session.training_id
    """

  static func insert(
    _ session: Session, training: Int, at: Instant, in database: Database
  ) throws -> Int {
    try database.execute(
      """
      INSERT INTO session (code, training_id, starts_at, ends_at, place, seats, created_at)
      VALUES (\(session.code), \(training), \(session.startsAt.seconds),
        \(session.endsAt.seconds), \(session.place), \(session.seats), \(at))
      """)
    return Int(database.lastInsertID)
  }

  static func find(_ code: Code, in database: Database) throws -> Session? {
    try database.row("\(selection) WHERE session.code = \(code)") { try Session($0) }
  }

  static func page(
    after id: Int, training: Int?, endingAfter instant: Instant?, limit: Int, in database: Database
  ) throws -> [Session] {
    var only: SQL = training.map { "session.training_id = \($0) AND" } ?? ""
    if let instant { only += " session.ends_at > \(instant) AND" }
    return try database.rows(
      "\(selection) WHERE \(only) session.id > \(id) ORDER BY session.id LIMIT \(limit)"
    ) { try Session($0) }
  }

  /// The shortest session of a training that is not over.
  static func shortest(
    of training: Int, endingAfter instant: Instant, in database: Database
  ) throws -> Session? {
    try database.row(
      """
      \(selection) WHERE session.training_id = \(training) AND session.ends_at > \(instant)
      ORDER BY ends_at - starts_at LIMIT 1
      """
    ) { try Session($0) }
  }

  /// Takes a seat; false when none is left.
  static func takeSeat(_ id: Int, in database: Database) throws -> Bool {
    try database.execute(
      "UPDATE session SET seats_taken = seats_taken + 1 WHERE id = \(id) AND seats_taken < seats")
    return database.changes == 1
  }

  static func freeSeat(_ id: Int, in database: Database) throws {
    try database.execute("UPDATE session SET seats_taken = seats_taken - 1 WHERE id = \(id)")
  }
}

extension Session {
  fileprivate init(_ row: borrowing Row) throws {
    self.init(
      code: try row.value(1), training: try row.value(2),
      startsAt: try row.value(3), endsAt: try row.value(4),
      place: try row.text(5), seats: try row.int(6))
    id = try row.int(0)
    seatsTaken = try row.int(7)
  }
}
