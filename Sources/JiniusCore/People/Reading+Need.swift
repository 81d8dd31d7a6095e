extension Reading {
  /// Refuses to stop an account that a space cannot do without.
  func requireNotNeeded(_ account: Account) throws {
    if let space = try NeedQuery.space(needing: account.id, in: database) {
      throw Refusal.lastAdministrator(space: space)
    }
  }

  /// An account with whether it can be stopped, to be shown.
  func judged(_ account: Account) throws -> Account {
    var account = account
    account.isNeeded = try NeedQuery.space(needing: account.id, in: database) != nil
    return account
  }

  /// The same of a page of them; only administrators are looked at.
  func judged(_ accounts: [Account]) throws -> [Account] {
    guard let first = accounts.first?.id, let last = accounts.last?.id else { return [] }
    let administrators = try NeedQuery.administrators(first...last, in: database)
    return try accounts.map { administrators.contains($0.id) ? try judged($0) : $0 }
  }
}
