extension Reading {
  /// What a space calls an account: the name that it gave where the person has not accepted yet.
  func called(_ account: Account, by space: Int?) throws -> Account {
    let name = try space.flatMap {
      try ProvisionalNameTable.find(account.id, by: $0, in: database)
    }
    return name.map(account.called) ?? account
  }

  /// The newest invitation of an account, where its link still opens.
  func liveInvitation(of account: Int) throws -> Invitation? {
    try InvitationTable.newest(of: account, in: database).flatMap {
      $0.status(at: now) == .sent ? $0 : nil
    }
  }

  /// When an account may be invited again; nil for now. Rolling 24 hours count, whoever sends.
  func nextInvitation(of account: Int) throws -> (limit: Int, at: Instant)? {
    let limit = try number(.invitationResends)
    let day: Int64 = 86_400
    let sent = try InvitationTable.resendings(
      to: account, since: now.adding(seconds: -day), in: database)
    return sent.count < limit ? nil : (limit, sent[limit - 1].adding(seconds: day))
  }
}

/// A person that words name, before anything is done in his name.
enum Candidate {
  /// As the space knows him, or as he calls himself.
  case known(Account)
  /// Somebody who has not accepted his account, and whom the space has not named before: as it calls
  /// him from now on.
  case named(Account)
  /// Whom an invitation would make an account of.
  case newcomer(PersonName)
}

extension Reading {
  /// Whom words name to a space: an account that may be used, or a newcomer, whose name they must
  /// give. One that has not been accepted has the name that the space gave it first; to a space that
  /// has not named him he is a newcomer, but the operator may pass a name on.
  func candidate(_ person: PersonReference, to space: Int) throws -> Candidate {
    guard let account = try AccountTable.find(person.email, in: database) else {
      return .newcomer(try person.requiredName())
    }
    try usable(account)
    guard account.status.awaitsAnswer else { return .known(account) }
    if let standing = try ProvisionalNameTable.find(account.id, by: space, in: database) {
      return .known(account.called(standing))
    }
    // Whom the space has, it knows, though the operator has given a name in place of the space's.
    if try AcquaintanceQuery.stands(account.id, in: space, of: database) { return .known(account) }
    // Whoever made his account himself has given its name.
    let mayPassOn = !acting.isAccount || account.status == .pending
    if person.name == nil && mayPassOn { return .named(account) }
    return .named(account.called(try person.requiredName()))
  }
}

extension Reading {
  /// An account in whose name something may be done; why not, learns who may know how it stands.
  @discardableResult
  func usable(_ account: Account) throws -> Account {
    if account.status.isBarred {
      throw Refusal.accountBarred(
        email: account.email.description, try knows(account.email) ? account.status : nil)
    }
    return account
  }
}

extension PersonReference {
  fileprivate func requiredName() throws(Refusal) -> PersonName {
    guard let name else { throw .newcomerWithoutName(email: email.description, form: form) }
    return name
  }
}

extension Transaction {
  /// The account of a person that words name. A newcomer is given one, and invited by e-mail on
  /// behalf of whoever adds him.
  ///
  /// While another's invitation lives no second letter is sent: care for it is its sender's.
  func accountOrInvitation(
    _ person: PersonReference, onBehalfOf inviter: Inviter
  ) throws -> Account {
    switch try candidate(person, to: inviter.space) {
    case .known(let account): return isRehearsal ? try disguised(account, as: person) : account
    case .named(let account):
      try ProvisionalNameTable.insert(
        account.name, of: account.id, by: inviter.space, at: now, in: database)
      try record(
        .accountNamed, .account(account.id), facts: ["space": .int(inviter.space)],
        personal: account.personalFacts)
      if try liveInvitation(of: account.id) == nil, try nextInvitation(of: account.id) == nil {
        _ = try InvitationTable.end(of: account.id, as: .cancelled, at: now, in: database)
        try invite(account, onBehalfOf: inviter)
      }
      return account
    case .newcomer(let name):
      let account = try AccountTable.insert(
        person.email, name, profession: nil, status: .invited, at: now, in: database)
      try ProvisionalNameTable.insert(
        name, of: account.id, by: inviter.space, at: now, in: database)
      try record(
        .accountInvited, .account(account.id),
        personal: account.personalFacts)
      try invite(account, onBehalfOf: inviter)
      return account
    }
  }

  /// What a rehearsal shows of an account: to a stranger, what was given. What follows reads the row;
  /// it is undone with everything else.
  private func disguised(_ account: Account, as person: PersonReference) throws -> Account {
    let foretold = try foretold(account, as: person)
    if foretold.status != account.status || foretold.name != account.name {
      try AccountTable.rectify(foretold, in: database)
      try AccountTable.setStatus(foretold.status, of: account.id, in: database)
    }
    return foretold
  }

  /// The name of an account stands from now on, and what others called it is forgotten.
  ///
  /// - Returns: whether there was anything to forget.
  @discardableResult
  func confirm(_ account: Account) throws -> Bool {
    try AccountTable.rectify(account, in: database)
    return try ProvisionalNameTable.forget(account.id, in: database) > 0
  }

  /// Makes what others typed on an account's behalf its person's own word (S84).
  ///
  /// - Returns: whether there was anything to confirm.
  func confirmPledges(of account: Account) throws -> Bool {
    let unconfirmed = try PledgeTable.unconfirmed(of: account.id, database)
    for pledge in unconfirmed { try confirm(pledge) }
    return !unconfirmed.isEmpty
  }

  func confirm(_ pledge: PledgeTable.Unconfirmed) throws {
    try PledgeTable.confirm(pledge.id, at: now, in: database)
    try record(
      .pledgeConfirmed, .space(pledge.space),
      facts: ["account": .int(pledge.account), "pledge": .int(pledge.id)])
  }

  /// Sends the letter with the link by which the account is activated: on behalf of somebody, or
  /// because the person made it himself.
  func invite(_ account: Account, onBehalfOf inviter: Inviter?) throws {
    let (invitation, expiresAt) = try newInvitation(account, space: inviter?.space)
    var parameters = account.letterParameters(until: expiresAt)
    parameters[.company] = inviter?.name ?? ""
    if let occasion = inviter?.occasion {
      parameters[.training] = occasion.training
      parameters[.dates] = occasion.dates
    }
    invited.insert(account.id)
    try send(
      inviter == nil ? .activation : .invitation, to: account.email.description, parameters,
      secret: .invitation(invitation))
  }

  /// Sends the letter with the link by which an address becomes an account's own, and tells the
  /// address that stands meanwhile. A link that was sent before is dead.
  func askToConfirm(_ address: EmailAddress, of account: Account) throws {
    if let (limit, next) = try nextInvitation(of: account.id) {
      throw Refusal.invitationLimit(email: account.email.description, limit: limit, until: next)
    }
    _ = try InvitationTable.end(of: account.id, as: .cancelled, at: now, in: database)
    let (invitation, expiresAt) = try newInvitation(account, newEmail: address)
    let parameters = account.letterParameters(until: expiresAt)
    try send(
      .addressConfirmation, to: address.description, parameters, secret: .invitation(invitation))
    try send(.addressChange, to: account.email.description, parameters)
  }

  private func newInvitation(
    _ account: Account, space: Int? = nil, newEmail: EmailAddress? = nil
  ) throws -> (id: Int, expiresAt: Instant) {
    let nonce = key.tokenNonce(.invitation) { randomBytes(32) }
    let expiresAt = now.adding(days: try days(.invitationDays))
    let id = try InvitationTable.insert(
      account: account.id, space: space, newEmail: newEmail, nonce: nonce,
      tokenHash: tokenDigest(key.token(.invitation, nonce: nonce)), sentAt: now,
      expiresAt: expiresAt, in: database)
    return (id, expiresAt)
  }
}

extension Account {
  fileprivate func letterParameters(until end: Instant) -> LetterParameters {
    var parameters = LetterParameters()
    parameters[.given] = name.given
    parameters[.family] = name.family
    parameters[.expires] = end.french
    return parameters
  }
}
