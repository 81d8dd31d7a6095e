extension Registry {
  /// Adds a person to a company's directory (S64): an account that is known, or a newcomer who is
  /// invited. Whoever is there already stays as he is.
  public func addCollaborator(
    _ person: PersonReference, to siren: SIREN
  ) throws -> Outcome<Collaborator> {
    try write { transaction in
      let space = try transaction.space(.company(siren), for: .manageCompany)
      return try transaction.addCollaborator(person, to: space)
    }
  }

  /// Puts right what a company said of a newcomer in its directory, until he accepts his account.
  /// Where others have to do with him, or with the right address, the person at that address takes
  /// his place in the directory; what was done for the old one stays his.
  public func updateCollaborator(
    _ email: EmailAddress, of siren: SIREN, _ correction: NewcomerCorrection
  ) throws -> Outcome<Collaborator> {
    try write { transaction in
      let space = try transaction.space(.company(siren), for: .manageCompany)
      guard let standing = try transaction.present(email, in: space) else {
        if let right = try correction.email.flatMap({ try transaction.present($0, in: space) }) {
          return .already(right)
        }
        throw Refusal.notFound(.collaborator, email.description)
      }
      let account = standing.account
      let isElsewhere = correction.email.map { $0 != account.email } ?? false
      if let corrected = try transaction.corrected(account, correction, by: space) {
        return .done(try transaction.collaborator(corrected.email, of: space))
      }
      if account.status != .invited {
        if isElsewhere { throw Refusal.accountAccepted(email: email.description) }
        try account.requireNamed(correction.name)
      }
      guard isElsewhere, let right = correction.email else { return .already(standing) }
      try CollaboratorTable.leave(standing.id, at: transaction.now, in: transaction.database)
      try transaction.record(.collaboratorRemoved, .collaborator(standing.id))
      let person = PersonReference(email: right, name: correction.name ?? account.name)
      return .done(try transaction.addCollaborator(person, to: space).value)
    }
  }

  /// Takes a person out of a directory. He stays on record, with everything he was registered for.
  public func removeCollaborator(
    _ email: EmailAddress, from siren: SIREN
  ) throws -> Outcome<Collaborator> {
    try write { transaction in
      let space = try transaction.space(.company(siren), for: .manageCompany)
      let standing = try transaction.collaborator(email, of: space)
      if standing.status == .left { return .already(standing) }
      try CollaboratorTable.leave(standing.id, at: transaction.now, in: transaction.database)
      try transaction.record(.collaboratorRemoved, .collaborator(standing.id))
      return .done(try transaction.collaborator(email, of: space))
    }
  }

  /// The directory of a company after a number, oldest first; with those who left, or without.
  public func collaboratorPage(
    of siren: SIREN, withFormer: Bool, after id: Int, limit: Int
  ) throws -> [Collaborator] {
    try read { reading in
      let space = try reading.space(.company(siren), for: .manageCompany)
      return try CollaboratorTable.page(
        of: space.id, withFormer: withFormer, after: id, limit: limit, in: reading.database)
    }
  }
}

extension Reading {
  fileprivate func collaborator(_ email: EmailAddress, of space: Space) throws -> Collaborator {
    guard let found = try CollaboratorTable.newest(email, of: space.id, in: database) else {
      throw Refusal.notFound(.collaborator, email.description)
    }
    return found
  }

  /// Somebody's entry in a directory, while he is there.
  func present(_ email: EmailAddress, in space: Space) throws -> Collaborator? {
    let newest = try CollaboratorTable.newest(email, of: space.id, in: database)
    return newest?.status == .present ? newest : nil
  }
}

extension Transaction {
  func addCollaborator(
    _ person: PersonReference, to space: Space
  ) throws -> Outcome<Collaborator> {
    try enter(
      try accountOrInvitation(person, onBehalfOf: space.inviter), into: space,
      byRegistration: false)
  }

  /// Puts an account into a directory. Who is there by a registration, and is then added by hand, is
  /// there as everybody else.
  func enter(
    _ account: Account, into space: Space, byRegistration: Bool
  ) throws -> Outcome<Collaborator> {
    if let standing = try present(account.email, in: space) {
      if standing.isByRegistration && !byRegistration {
        try CollaboratorTable.adopt(standing.id, in: database)
      }
      return .already(standing)
    }
    let id = try CollaboratorTable.insert(
      account: account.id, space: space.id, byRegistration: byRegistration, at: now,
      in: database)
    try record(
      .collaboratorAdded, .collaborator(id),
      facts: ["space": .int(space.id), "account": .int(account.id)])
    return .done(
      Collaborator(
        id: id, account: account, joinedAt: now, leftAt: nil, isByRegistration: byRegistration))
  }
}
