internal import SQLite

/// The table `recent_code`: the codes of the last day, by the mobile that they were sent to. It stays
/// as small as a day is busy, whatever the size of the database.
enum RecentCodeTable {
  /// How long a code is looked at: for a day, and for as long as it could be tried before.
  private static let keptSeconds = DailyLimit.seconds + LifeCycle.codeSeconds

  /// Adds a code, and forgets some that are too old: more than come, so that none stays for good.
  static func insert(
    _ code: Int, convention: ConventionNumber, mobile digest: [UInt8], at now: Instant,
    in database: Database
  ) throws {
    try database.execute(
      """
      DELETE FROM recent_code WHERE code_id IN (
        SELECT code_id FROM recent_code
        WHERE sent_at <= \(now.adding(seconds: -keptSeconds)) ORDER BY sent_at LIMIT 20)
      """)
    try database.execute(
      """
      INSERT INTO recent_code (code_id, convention_id, mobile_digest, sent_at)
      VALUES (\(code), \(convention.row), \(digest), \(now))
      """)
  }

  static func countWrongTry(_ code: Int, at now: Instant, in database: Database) throws {
    try database.execute(
      """
      UPDATE recent_code SET wrong_tries = wrong_tries + 1, last_wrong_at = \(now)
      WHERE code_id = \(code)
      """)
  }

  /// The codes to a mobile since an instant whose procedure was not signed.
  static func unsigned(
    mobile digest: [UInt8], after start: Instant, in database: Database
  ) throws -> [DailyLimit.Event] {
    try database.rows(
      """
      SELECT recent_code.sent_at FROM recent_code
      CROSS JOIN signing_code ON signing_code.id = recent_code.code_id
      CROSS JOIN signing_procedure ON signing_procedure.id = signing_code.procedure_id
      WHERE mobile_digest = \(digest) AND recent_code.sent_at > \(start)
        AND signing_procedure.state <> 'signed'
      """
    ) { DailyLimit.Event(at: try $0.value(0)) }
  }

  /// The wrong tries with codes to a mobile for a convention, over all its procedures.
  static func wrongTries(
    mobile digest: [UInt8], of convention: ConventionNumber, after start: Instant,
    in database: Database
  ) throws -> [DailyLimit.Event] {
    try database.rows(
      """
      SELECT last_wrong_at, wrong_tries FROM recent_code
      WHERE mobile_digest = \(digest) AND convention_id = \(convention.row)
        AND last_wrong_at > \(start)
      """
    ) { DailyLimit.Event(at: try $0.value(0), weight: try $0.int(1)) }
  }
}
