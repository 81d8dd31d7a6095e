internal import SQLite

/// The table `invitation`: one row a letter, found by its token's digest.
enum InvitationTable {
  /// Every column with the company, and the account as its space calls it; ``Invitation/init(_:)`` reads them.
  static let selection: SQL =
    """
    SELECT invitation.id, \(AccountTable.columnsAsCalled), space.siren, sent_at, expires_at, ended_at, state,
      invitation.space_id, new_email
    FROM invitation
    CROSS JOIN account ON account.id = invitation.account_id
    LEFT JOIN space ON space.id = invitation.space_id
    \(ProvisionalNameTable.join(account: "account.id", space: "invitation.space_id"))
    """

  static func insert(
    account: Int, space: Int?, newEmail: EmailAddress?, nonce: [UInt8], tokenHash: [UInt8],
    sentAt: Instant, expiresAt: Instant, in database: Database
  ) throws -> Int {
    try database.execute(
      """
      INSERT INTO invitation (account_id, space_id, new_email, nonce, token_hash, sent_at,
        expires_at, state)
      VALUES (\(account), \(space), \(newEmail), \(nonce), \(tokenHash), \(sentAt),
        \(expiresAt), 'sent')
      """)
    return Int(database.lastInsertID)
  }

  static func find(tokenHash: [UInt8], in database: Database) throws -> Invitation? {
    try database.row("\(selection) WHERE token_hash = \(tokenHash)") { try Invitation($0) }
  }

  /// The newest letter of an account, whatever became of it.
  static func newest(of account: Int, in database: Database) throws -> Invitation? {
    try newest("invitation.account_id = \(account)", in: database)
  }

  /// The newest letter that was to make an account active.
  static func newestActivation(of account: Int, in database: Database) throws -> Invitation? {
    try newest("invitation.account_id = \(account) AND new_email IS NULL", in: database)
  }

  private static func newest(_ condition: SQL, in database: Database) throws -> Invitation? {
    try database.row("\(selection) WHERE \(condition) ORDER BY invitation.id DESC LIMIT 1") {
      try Invitation($0)
    }
  }

  /// Whom the invitation in a letter is for; nil where it holds none.
  static func account(ofLetter letter: Int, in database: Database) throws -> Int? {
    try database.row(
      """
      SELECT invitation.account_id FROM letter
      CROSS JOIN invitation ON invitation.id = letter.invitation_id WHERE letter.id = \(letter)
      """
    ) { try $0.int(0) }
  }

  /// When letters went to an account after its first, since an instant, the newest first: with
  /// another link, or with the same.
  static func resendings(
    to account: Int, since instant: Instant, in database: Database
  ) throws -> [Instant] {
    try database.rows(
      """
      SELECT sent_at FROM invitation
      WHERE account_id = \(account) AND sent_at > \(instant)
        AND id > (SELECT min(id) FROM invitation WHERE account_id = \(account))
      UNION ALL
      SELECT letter.created_at FROM invitation
      CROSS JOIN letter ON letter.invitation_id = invitation.id
      WHERE invitation.account_id = \(account) AND letter.copy_of IS NOT NULL
        AND letter.created_at > \(instant)
      ORDER BY 1 DESC
      """
    ) { try $0.value(0) }
  }

  /// Ends an invitation that can still be answered; false when nothing could.
  static func end(
    of account: Int, as state: Invitation.State, at now: Instant, in database: Database
  ) throws -> Bool {
    try database.execute(
      """
      UPDATE invitation SET state = \(state), ended_at = \(now)
      WHERE account_id = \(account) AND state = 'sent'
      """)
    return database.changes == 1
  }
}

extension Invitation {
  init(_ row: borrowing Row) throws {
    self.init(
      id: try row.int(0), account: try Account(row, from: 1), company: try row.value(8),
      sentAt: try row.value(9), expiresAt: try row.value(10), endedAt: try row.value(11),
      newEmail: try row.value(14), state: try row.value(12), space: try row.optionalInt(13))
  }
}

extension Invitation.State: SQLValue {}
