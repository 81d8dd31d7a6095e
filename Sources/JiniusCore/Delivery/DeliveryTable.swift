internal import SQLite

/// The table `letter`, as those who send see it.
///
/// `due_at` is the next time that anybody may take a letter: of one that waits its next try, of one
/// that is being sent the end of its claim. So one index finds both.
enum DeliveryTable {
  /// The letter to be sent next: due, of a channel that is set up, the one that has waited longest.
  static func next(
    at now: Instant, by channels: [LetterKind.Channel], among letters: ClosedRange<Int>?,
    in database: Database
  ) throws -> Int? {
    let only: SQL = letters.map { "AND id BETWEEN \($0.lowerBound) AND \($0.upperBound)" } ?? ""
    let ways = channels.map { "\($0)" as SQL }.joined(separator: ", ")
    return try database.row(
      """
      SELECT id FROM letter INDEXED BY letter_due
      WHERE status IN ('queued', 'sending') AND due_at <= \(now) AND channel IN (\(ways)) \(only)
      ORDER BY due_at, id LIMIT 1
      """
    ) { try $0.int(0) }
  }

  /// Whether a letter is due, and something is set up to send any with: a look at one entry of the
  /// index, so that every command can afford it.
  static func isAnyDue(at now: Instant, in database: Database) throws -> Bool {
    try database.row(
      """
      SELECT EXISTS (SELECT 1 FROM setting WHERE name IN ('mail_sender', 'sms_command'))
        AND EXISTS (SELECT 1 FROM letter INDEXED BY letter_due
          WHERE status IN ('queued', 'sending') AND due_at <= \(now))
      """
    ) { try $0.bool(0) } ?? false
  }

  /// Takes a letter; nobody else does before `end`.
  static func claim(_ letter: Int, until end: Instant, in database: Database) throws {
    try database.execute(
      """
      UPDATE letter SET status = 'sending', attempts = attempts + 1, claimed_until = \(end),
        due_at = \(end)
      WHERE id = \(letter)
      """)
  }

  /// Notes that a letter was taken over.
  ///
  /// - Returns: whether that is news.
  static func markSent(_ letter: Int, at now: Instant, in database: Database) throws -> Bool {
    try database.execute(
      """
      UPDATE letter SET status = 'sent', ended_at = \(now), claimed_until = NULL, failure = NULL
      WHERE id = \(letter) AND status <> 'sent'
      """)
    return database.changes == 1
  }

  /// Puts a letter that was not taken over back into the queue.
  static func putOff(
    _ letter: Int, until due: Instant, failure: String, in database: Database
  ) throws {
    try database.execute(
      """
      UPDATE letter SET status = 'queued', due_at = \(due), claimed_until = NULL,
        failure = \(failure)
      WHERE id = \(letter) AND status = 'sending'
      """)
  }

  /// Puts a letter back as if it had not been claimed for the `attempt`th time.
  static func release(
    _ letter: Int, attempt: Int, at now: Instant, in database: Database
  ) throws {
    try database.execute(
      """
      UPDATE letter SET status = 'queued', attempts = attempts - 1, due_at = \(now),
        claimed_until = NULL
      WHERE id = \(letter) AND status = 'sending' AND attempts = \(attempt)
      """)
  }

  /// Ends a letter that is not to be tried again by itself.
  static func giveUp(
    _ letter: Int, failure: String, at now: Instant, in database: Database
  ) throws {
    try database.execute(
      """
      UPDATE letter SET status = 'failed', ended_at = \(now), claimed_until = NULL,
        failure = \(failure)
      WHERE id = \(letter) AND status IN ('queued', 'sending')
      """)
  }

  /// Makes a letter due now, with all of its tries before it.
  static func retry(_ letter: Int, at now: Instant, in database: Database) throws {
    try database.execute(
      """
      UPDATE letter SET status = 'queued', attempts = 0, due_at = \(now), ended_at = NULL,
        failure = NULL
      WHERE id = \(letter) AND status IN ('queued', 'failed')
      """)
  }

  /// The letters that were given up, oldest first.
  static func failed(in database: Database) throws -> [Int] {
    try database.rows("SELECT id FROM letter WHERE status = 'failed' ORDER BY id") {
      try $0.int(0)
    }
  }

  /// The newest of a letter and its copies, and which of them was the first.
  static func newestCopy(
    of letter: Int, in database: Database
  ) throws -> (newest: Int, first: Int)? {
    try database.row(
      """
      SELECT max(ifnull(copy.id, original.id), original.id), original.id
      FROM letter AS given
      CROSS JOIN letter AS original ON original.id = ifnull(given.copy_of, given.id)
      LEFT JOIN letter AS copy ON copy.copy_of = original.id
      WHERE given.id = \(letter) ORDER BY 1 DESC LIMIT 1
      """
    ) { (try $0.int(0), try $0.int(1)) }
  }

  /// When copies of a letter were made since an instant, the newest first.
  static func copies(
    of first: Int, since instant: Instant, in database: Database
  ) throws -> [Instant] {
    try database.rows(
      """
      SELECT created_at FROM letter WHERE copy_of = \(first) AND created_at > \(instant)
      ORDER BY id DESC
      """
    ) { try $0.value(0) }
  }

  /// Puts a copy of a letter into the outbox, with what it holds.
  static func copy(
    _ letter: Int, of first: Int, at now: Instant, in database: Database
  ) throws -> Int {
    try database.execute(
      """
      INSERT INTO letter (id, kind, channel, recipient, parameters, account_id, convention_id,
        invitation_id, procedure_id, code_id, sealed_link, status, created_at, due_at, copy_of)
      SELECT \(try NumberingTable.next(.letter, in: database)), kind, channel, recipient,
        parameters, account_id, convention_id, invitation_id, procedure_id, code_id, sealed_link,
        'queued', \(now), \(now), \(first)
      FROM letter WHERE id = \(letter)
      """)
    return Int(database.lastInsertID)
  }
}
