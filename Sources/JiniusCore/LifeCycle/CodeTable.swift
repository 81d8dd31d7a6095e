internal import SQLite

/// A code that was sent by SMS: only the nonce that it is derived from.
struct SentCode {
  let id: Int
  let nonce: [UInt8]
  let sentAt: Instant
  let expiresAt: Instant
  let tries: Int
}

/// The table `signing_code`.
enum CodeTable {
  static func insert(
    procedure: Int, nonce: [UInt8], sentAt: Instant, expiresAt: Instant, in database: Database
  ) throws -> Int {
    try database.execute(
      """
      INSERT INTO signing_code (procedure_id, nonce, sent_at, expires_at)
      VALUES (\(procedure), \(nonce), \(sentAt), \(expiresAt))
      """)
    return Int(database.lastInsertID)
  }

  /// The codes of a procedure, oldest first: five at most.
  static func all(of procedure: Int, in database: Database) throws -> [SentCode] {
    try database.rows(
      """
      SELECT id, nonce, sent_at, expires_at, tries FROM signing_code
      WHERE procedure_id = \(procedure) ORDER BY id
      """
    ) { row in
      SentCode(
        id: try row.int(0), nonce: try row.blob(1), sentAt: try row.value(2),
        expiresAt: try row.value(3), tries: try row.int(4))
    }
  }

  static func countTry(_ id: Int, in database: Database) throws {
    try database.execute("UPDATE signing_code SET tries = tries + 1 WHERE id = \(id)")
  }
}
