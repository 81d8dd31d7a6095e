extension Registry {
  /// Creates an account (S68): active at once, or pending until the person answers a letter when he
  /// made it himself. The same again changes nothing; other names under a known address are refused.
  public func createAccount(
    _ email: EmailAddress, name: PersonName, profession: Profession?,
    details: AccountDetails = AccountDetails(), byHimself: Bool = false
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
        let standing = account.details ?? AccountDetails()
        comparison.compare(
          "phone", standing: standing.phone?.description, given: details.phone?.description)
        comparison.compare(
          "street", standing: standing.address?.line, given: details.address?.line)
        comparison.compare(
          "professional-number", standing: standing.professionalNumber?.description,
          given: details.professionalNumber?.description)
        try comparison.refuse(.account, email.description)
        return .already(try transaction.judged(account))
      }
      let account = try AccountTable.insert(
        email, name, profession: profession, details: details,
        status: byHimself ? .pending : .active, at: transaction.now, in: transaction.database)
      try transaction.record(
        .accountCreated, .account(account.id),
        facts: ["status": .string(account.status.rawValue)], personal: account.personalFacts)
      if byHimself { try transaction.invite(account, onBehalfOf: nil) }
      return .done(account)
    }
  }

  /// One account.
  public func account(_ email: EmailAddress) throws -> Account {
    try read { reading in
      try reading.requireSelf(email)
      return try reading.judged(try reading.account(email))
    }
  }

  /// Accounts after a number, oldest first.
  public func accountPage(after id: Int, limit: Int) throws -> [Account] {
    try read { reading in
      try reading.requireOperator()
      return try reading.judged(
        try AccountTable.page(after: id, limit: limit, in: reading.database))
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

  /// The account behind an address, for something to be done in its name: one that is suspended or
  /// closed is refused.
  func usableAccount(_ email: EmailAddress) throws -> Account {
    let account = try account(email)
    try account.requireUsable()
    return account
  }
}

extension Account {
  func requireUsable() throws(Refusal) {
    if status.isBarred { throw .accountBarred(email: email.description, status) }
  }
}
