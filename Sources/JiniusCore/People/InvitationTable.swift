internal import SQLite

/// The table `invitation`: one row a letter, found by its token's digest.
enum InvitationTable {
  static func insert(
    account: Int, nonce: [UInt8], tokenHash: [UInt8], sentAt: Instant, expiresAt: Instant,
    in database: Database
  ) throws -> Int {
    try database.execute(
      """
      INSERT INTO invitation (account_id, nonce, token_hash, sent_at, expires_at, state)
      VALUES (\(account), \(nonce), \(tokenHash), \(sentAt.seconds), \(expiresAt.seconds), 'sent')
      """)
    return Int(database.lastInsertID)
  }

  static func find(
    tokenHash: [UInt8], in database: Database
  ) throws -> (id: Int, account: Int, expiresAt: Instant, isAccepted: Bool)? {
    try database.row(
      """
      SELECT id, account_id, expires_at, state = 'accepted' FROM invitation
      WHERE token_hash = \(tokenHash)
      """
    ) { row in
      (
        try row.int(0), try row.int(1), try row.value(2), try row.bool(3)
      )
    }
  }

  /// Accepts an invitation that still stands; false when it was accepted in the meantime.
  static func accept(_ id: Int, at: Instant, in database: Database) throws -> Bool {
    try database.execute(
      """
      UPDATE invitation SET state = 'accepted', accepted_at = \(at)
      WHERE id = \(id) AND state = 'sent'
      """)
    return database.changes == 1
  }
}
