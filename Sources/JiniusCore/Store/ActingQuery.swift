internal import SQLite

/// Finds who acts, by the one look at an account that comes before everything else.
enum ActingQuery {
  /// An account that nobody knows, or that may not act, may do nothing at all (77).
  static func actor(_ reference: ActingReference, in database: Database) throws -> Actor {
    switch reference {
    case .operator(let uid): return .operator(uid: uid)
    case .account(let email):
      let found = try database.row(
        "SELECT id FROM account WHERE email = \(email) AND status IN ('invited', 'active')"
      ) { try $0.int(0) }
      guard let found else { throw Refusal.unknownAccount(email.description) }
      return .account(id: found, email: email)
    }
  }
}
