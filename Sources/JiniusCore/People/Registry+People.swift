extension Registry {
  /// Creates an account (S68). The same again changes nothing; other names under a known address
  /// are refused.
  public func createAccount(
    _ email: EmailAddress, name: PersonName, profession: Profession?
  ) throws -> Outcome<Account> {
    try write { transaction in
      try transaction.requireOperator()
      if let account = try AccountTable.find(email, in: transaction.database) {
        var comparison = Comparison()
        comparison.compare(
          "given-name", standing: account.name.given, given: name.given)
        comparison.compare(
          "family-name", standing: account.name.family, given: name.family)
        comparison.compare(
          "profession", standing: account.profession?.rawValue, given: profession?.rawValue)
        try comparison.refuse(.account, email.description)
        return .already(account)
      }
      let account = try AccountTable.insert(
        email, name, profession: profession, status: .active, at: transaction.now,
        in: transaction.database)
      try transaction.record(
        .accountCreated, .account(account.id),
        personal: account.personalFacts)
      return .done(account)
    }
  }

  /// One account.
  public func account(_ email: EmailAddress) throws -> Account {
    try read { reading in
      try reading.requireSelf(email)
      return try reading.account(email)
    }
  }

  /// Accounts after a number, oldest first.
  public func accountPage(after id: Int, limit: Int) throws -> [Account] {
    try read { reading in
      try reading.requireOperator()
      return try AccountTable.page(after: id, limit: limit, in: reading.database)
    }
  }

  /// Answers an invitation (S91): the account becomes active. Unknown, expired and foreign tokens
  /// answer alike.
  public func acceptInvitation(token: String) throws -> Outcome<Account> {
    try write { transaction in
      try transaction.requireSteadyClock()
      guard
        let invitation = try InvitationTable.find(
          tokenHash: tokenDigest(token), in: transaction.database),
        let account = try AccountTable.find(invitation.account, in: transaction.database)
      else { throw Refusal.tokenDead }
      if invitation.isAccepted { return .already(account) }
      guard transaction.now < invitation.expiresAt else { throw Refusal.tokenDead }
      _ = try InvitationTable.accept(invitation.id, at: transaction.now, in: transaction.database)
      try AccountTable.activate(account.id, in: transaction.database)
      try transaction.record(.invitationAccepted, .account(account.id))
      return .done(try transaction.account(account.email))
    }
  }
}

extension Reading {
  /// The account behind an address, or 66.
  func account(_ email: EmailAddress) throws -> Account {
    guard let account = try AccountTable.find(email, in: database) else {
      throw Refusal.notFound(.account, email.description)
    }
    return account
  }
}

extension Transaction {
  /// The account of a person that words name. A newcomer is given one, and invited by e-mail on
  /// behalf of whoever adds him.
  func accountOrInvitation(_ person: PersonReference, onBehalfOf company: String) throws -> Account
  {
    if let account = try AccountTable.find(person.email, in: database) { return account }
    guard let name = person.name else {
      throw Refusal.newcomerWithoutName(email: person.email.description)
    }
    let account = try AccountTable.insert(
      person.email, name, profession: nil, status: .invited, at: now, in: database)
    try record(
      .accountInvited, .account(account.id),
      personal: account.personalFacts)
    try invite(account, onBehalfOf: company)
    return account
  }

  /// Sends the letter with the link by which the account is activated.
  private func invite(_ account: Account, onBehalfOf company: String) throws {
    let nonce = key.tokenNonce(.invitation) { randomBytes(32) }
    let expiresAt = now.adding(days: try days(.invitationDays))
    let invitation = try InvitationTable.insert(
      account: account.id, nonce: nonce,
      tokenHash: tokenDigest(key.token(.invitation, nonce: nonce)), sentAt: now,
      expiresAt: expiresAt, in: database)
    var parameters = LetterParameters()
    parameters[.given] = account.name.given
    parameters[.family] = account.name.family
    parameters[.company] = company
    parameters[.expires] = expiresAt.french
    try send(
      .invitation, to: account.email.description, parameters, secret: .invitation(invitation))
  }
}
