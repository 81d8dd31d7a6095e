extension Reading {
  /// Whether whoever acts may know an account's name and how it stands: the operator, and whoever
  /// administers a space in which its person stands.
  func knows(_ email: EmailAddress) throws -> Bool {
    guard case .account(let id, _) = acting else { return true }
    return try AcquaintanceQuery.knows(id, email, in: database)
  }

  /// An account as a rehearsal shows it: of a stranger no more than what was given, since to rehearse
  /// leaves no trace.
  func foretold(_ account: Account, as person: PersonReference) throws -> Account {
    if try knows(account.email) { return account }
    return Account(
      id: account.id, email: account.email,
      name: try person.name ?? PersonName(given: "Nom", family: "masqué"), profession: nil,
      status: .invited, createdAt: account.createdAt)
  }
}
