extension Registry {
  /// Answers an invitation (S91): the account becomes active, under the name that the person gives or
  /// the one by which he was invited; what others called him is forgotten. Where the letter was to
  /// confirm an address, it becomes the account's own. Unknown, expired and foreign tokens answer
  /// alike.
  ///
  /// - Parameter pledging: whether he confirms what somebody committed him to (S84); whoever holds no
  ///   more than an address confirms nothing else.
  public func acceptInvitation(
    token: String, name: PersonName? = nil, pledging: Bool = false, form: FormToken? = nil
  ) throws -> Outcome<Account> {
    try write { transaction in
      try transaction.requireSteadyClock()
      guard
        let invitation = try InvitationTable.find(
          tokenHash: tokenDigest(token), in: transaction.database)
      else { throw Refusal.tokenDead }
      try transaction.require(form, for: invitation)
      if try transaction.standsDone(invitation) {
        try invitation.account.refuseOther(name)
        let isConfirming = pledging && invitation.newEmail == nil
        let account = try transaction.judged(invitation.account)
        return try isConfirming && transaction.confirmPledges(of: account)
          ? .done(account) : .already(account)
      }
      guard invitation.isOpen(at: transaction.now) else { throw Refusal.tokenDead }
      return .done(
        try invitation.newEmail.map {
          try transaction.move(invitation.account, to: $0, called: name)
        } ?? transaction.activate(invitation.account, as: name, pledging: pledging))
    }
  }
}

extension Transaction {
  fileprivate func activate(
    _ account: Account, as name: PersonName?, pledging: Bool
  ) throws -> Account {
    _ = try InvitationTable.end(of: account.id, as: .accepted, at: now, in: database)
    try AccountTable.setStatus(.active, of: account.id, in: database)
    let named = account.called(name ?? account.name)
    try confirm(named)
    try record(.invitationAccepted, .account(account.id), personal: named.personalFacts)
    if pledging { _ = try confirmPledges(of: account) }
    return try judged(try self.account(account.email))
  }

  /// The address that was confirmed is the account's own from now on. It may have become another's
  /// meanwhile, or its person have begun to sign.
  fileprivate func move(
    _ account: Account, to address: EmailAddress, called name: PersonName?
  ) throws -> Account {
    // Who holds the link holds the address, and nothing else of the account.
    try account.refuseOther(name)
    if try AccountTable.find(address, in: database) != nil {
      throw Refusal.addressTaken(address.description)
    }
    try requireNotSigning(account)
    _ = try InvitationTable.end(of: account.id, as: .accepted, at: now, in: database)
    let moved = account.at(address)
    try AccountTable.rectify(moved, in: database)
    try recordRectification(of: account, to: moved)
    return moved
  }
}

extension Account {
  /// Refuses another name than the account's own.
  fileprivate func refuseOther(_ name: PersonName?) throws(Refusal) {
    var comparison = Comparison()
    comparison.compare("given-name", standing: self.name.given, given: name?.given)
    comparison.compare("family-name", standing: self.name.family, given: name?.family)
    try comparison.refuse(.account, email.description)
  }
}
