extension Registry {
  /// Suspends an account: it may do nothing any more, and what it was to sign ends. A space never
  /// loses its last administrator (S77).
  public func suspendAccount(_ email: EmailAddress, reason: String?) throws -> Outcome<Account> {
    try write { transaction in
      try transaction.requireOperator()
      let account = try transaction.account(email)
      if account.status == .suspended { return .already(account) }
      try account.requireUsable()
      try transaction.endRights(of: account, reason: CancellationReason.accountSuspended)
      try AccountTable.suspend(account.id, in: transaction.database)
      return .done(
        try transaction.tell(account, .accountSuspended, .accountSuspended, reason: reason))
    }
  }

  /// Ends a suspension: the account is again what it was before.
  public func reactivateAccount(
    _ email: EmailAddress, reason: String?
  ) throws -> Outcome<Account> {
    try write { transaction in
      try transaction.requireOperator()
      let account = try transaction.account(email)
      if [.closed, .anonymised].contains(account.status) { try account.requireUsable() }
      if account.status != .suspended { return .already(try transaction.judged(account)) }
      try AccountTable.reactivate(account.id, in: transaction.database)
      return .done(
        try transaction.tell(account, .accountReactivated, .accountReactivated, reason: reason))
    }
  }

  /// Closes an account for good: it is no interlocutor of a company any more, its invitation is
  /// dead, and what it was to sign ends. Its registrations and papers stay (S32).
  public func closeAccount(_ email: EmailAddress, reason: String?) throws -> Outcome<Account> {
    try write { transaction in
      try transaction.requireSelf(email)
      let account = try transaction.account(email)
      if account.status == .closed { return .already(account) }
      if account.status == .anonymised { try account.requireUsable() }
      let held = try transaction.endRights(of: account, reason: CancellationReason.accountClosed)
      for (interlocutor, space) in held where space.kind == .company {
        try InterlocutorTable.remove(
          interlocutor.id, at: transaction.now, in: transaction.database)
        try transaction.record(.interlocutorRemoved, .interlocutor(interlocutor.id))
      }
      _ = try InvitationTable.end(
        of: account.id, as: .cancelled, at: transaction.now, in: transaction.database)
      try AccountTable.setStatus(.closed, of: account.id, in: transaction.database)
      return .done(try transaction.tell(account, .accountClosed, .accountClosed, reason: reason))
    }
  }
}

extension Transaction {
  /// Ends what an account was to sign, in every space; refused where it is the last administrator.
  ///
  /// - Returns: what it is, and where.
  @discardableResult
  fileprivate func endRights(
    of account: Account, reason: String
  ) throws -> [(Interlocutor, Space)] {
    if !account.status.isBarred { try requireNotNeeded(account) }
    let held = try InterlocutorTable.all(ofAccount: account.id, in: database)
    return try held.map { interlocutor in
      guard let id = try InterlocutorTable.space(of: interlocutor.id, in: database),
        let space = try SpaceTable.find(id, in: database)
      else { throw BrokenInvariant("interlocutor \(interlocutor.id) has no space") }
      _ = try withdrawRight(of: interlocutor.id, reason: reason)
      return (interlocutor, space)
    }
  }

  /// Records what became of an account, and tells the person.
  fileprivate func tell(
    _ account: Account, _ entry: JournalKind, _ letter: LetterKind, reason: String?
  ) throws -> Account {
    try record(
      entry, .account(account.id),
      personal: reason.map {
        PersonalFacts(account: account.id, json: ["reason": .string($0)])
      })
    var parameters = LetterParameters()
    parameters[.given] = account.name.given
    parameters[.family] = account.name.family
    parameters[.reason] = reason ?? ""
    try send(letter, to: account.email.description, parameters)
    return try judged(try self.account(account.email))
  }
}
