public import SQLite

/// The table `letter`: the outbox.
enum LetterTable {
  static func insert(
    _ kind: LetterKind, recipient: String, parameters: String, secret: LetterSecret,
    about account: Int?, at: Instant, in database: Database
  ) throws -> Int {
    var invitation: Int?
    var procedure: Int?
    var code: Int?
    var link: [UInt8]?
    switch secret {
    case .none, .withdrawal: break
    case .invitation(let id): invitation = id
    case .procedure(let id): procedure = id
    case .code(let id, procedure: let owner): (code, procedure) = (id, owner)
    case .platform(let sealed, procedure: let owner): (link, procedure) = (sealed.bytes, owner)
    }
    try database.execute(
      """
      INSERT INTO letter (id, kind, channel, recipient, parameters, account_id, convention_id,
        invitation_id, procedure_id, code_id, sealed_link, status, created_at, due_at)
      VALUES (\(try NumberingTable.next(.letter, in: database)), \(kind), \(kind.channel), \(recipient), \(parameters),
        \(self.account(recipient, procedure, invitation, account)), \(convention(parameters)),
        \(invitation), \(procedure), \(code),
        \(link), 'queued', \(at), \(at))
      """)
    return Int(database.lastInsertID)
  }

  /// The convention that a letter is about: the number behind `C-`.
  private static func convention(_ parameters: String) -> SQL {
    "CAST(substr(\(parameters) ->> 'convention', 3) AS INTEGER)"
  }

  /// To whom a letter goes: the account that its link is for, that of the address, or that of the
  /// signatory where a mobile is none, or whom it is about.
  private static func account(
    _ recipient: String, _ procedure: Int?, _ invitation: Int?, _ other: Int?
  ) -> SQL {
    """
    coalesce(
      (SELECT account_id FROM invitation WHERE id = \(invitation)),
      (SELECT id FROM account WHERE email = \(recipient)),
      (SELECT account_id FROM signing_procedure WHERE id = \(procedure)), \(other))
    """
  }
}

extension LetterKind: SQLValue {}
extension LetterKind.Channel: SQLValue {}
extension LetterStatus: SQLValue {}
