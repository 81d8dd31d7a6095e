public import SQLite

/// The table `letter`: the outbox.
enum LetterTable {
  static func insert(
    _ kind: LetterKind, recipient: String, parameters: String, secret: LetterSecret, at: Instant,
    in database: Database
  ) throws {
    var invitation: Int?
    var procedure: Int?
    var code: Int?
    switch secret {
    case .none: break
    case .invitation(let id): invitation = id
    case .procedure(let id): procedure = id
    case .code(let id, procedure: let owner): (code, procedure) = (id, owner)
    }
    try database.execute(
      """
      INSERT INTO letter (kind, channel, recipient, parameters, invitation_id, procedure_id,
        code_id, status, created_at)
      VALUES (\(kind), \(kind.channel), \(recipient), \(parameters),
        \(invitation), \(procedure), \(code), 'queued', \(at))
      """)
  }
}

extension LetterKind: SQLValue {}
extension LetterKind.Channel: SQLValue {}
