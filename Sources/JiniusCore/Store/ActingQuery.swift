internal import SQLite

/// Finds who acts, by the one look at an account that comes before everything else.
enum ActingQuery {
  /// An account that nobody knows, that its person has not accepted, or that is stopped, may do
  /// nothing at all (77).
  static func actor(_ reference: ActingReference, in database: Database) throws -> Actor {
    switch reference {
    case .operator(let uid): return .operator(uid: uid)
    case .account(let email):
      let (id, isAccepted) = try find(email, in: database)
      if !isAccepted { throw Refusal.accountNotAccepted(email.description) }
      return .account(id: id, email: email)
    case .linkHolder(let email):
      return .account(id: try find(email, in: database).id, email: email)
    }
  }

  private static func find(
    _ email: EmailAddress, in database: Database
  ) throws -> (id: Int, isAccepted: Bool) {
    let found = try database.row(
      """
      SELECT id, status = 'active' FROM account
      WHERE email = \(email) AND status IN ('invited', 'pending', 'active')
      """
    ) { (id: try $0.int(0), isAccepted: try $0.bool(1)) }
    guard let found else { throw Refusal.unknownAccount(email.description) }
    return found
  }
}
