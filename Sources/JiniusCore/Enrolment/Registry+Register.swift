extension Registry {
  /// Registers a person for a session (S71, S91): a seat is taken, a convention (or a private
  /// person's contract) awaits signature, and a newcomer is invited; whom a firm registers, joins its
  /// directory (S64). The same again changes nothing.
  ///
  /// - Parameter key: a script's own name for it: the same again is so already, whatever became of it.
  ///   One that stands without a key gets it.
  public func register(
    _ person: PersonReference?, for sessionCode: Code, in reference: SpaceReference,
    establishment siret: SIRET?, payer payerSiret: SIRET? = nil, key: RegistrationKey? = nil
  ) throws -> Outcome<Registration> {
    try write { transaction in
      // A key is for those who register others: who registers himself learns of no other's.
      let space = try transaction.space(
        reference, for: .registerParticipants,
        about: key == nil ? try transaction.known(person, reference) : nil)
      // Before anything is asked of what stands today: what was right then is done.
      if let key, let standing = try transaction.registration(key, of: space) {
        try transaction.refuseDifferences(
          from: standing, person?.email ?? space.owner, sessionCode, siret, payerSiret)
        return .already(standing)
      }
      if let owner = space.owner { try transaction.usable(try transaction.account(owner)) }
      let session = try transaction.session(sessionCode)
      let establishment = try transaction.establishment(of: space, named: siret)
      let payer = try payerSiret.map { try transaction.payer($0, chosenBy: space) }
      let participant = try transaction.participant(person, of: space, for: session)
      if let live = try transaction.live(participant, session, in: space) {
        try transaction.refuseDifferences(from: live, siret, payerSiret, key)
        return .already(try transaction.named(live, key))
      }
      return .done(
        try transaction.enrol(participant, session, space, establishment, payer, key))
    }
  }
}

extension Reading {
  /// The registration that a script named in a space.
  fileprivate func registration(
    _ key: RegistrationKey, of space: Space
  ) throws -> Registration? {
    let number =
      try RegistrationTable.find(key.description, of: space.id, in: database)
      ?? RegistrationTable.find(key.erased(by: try secretKey()), of: space.id, in: database)
    return try number.map { try registration($0) }
  }

  /// Refuses other data under the same key: a payer that was left out before and is given now
  /// differs, an establishment that is left out does not.
  fileprivate func refuseDifferences(
    from standing: Registration, _ participant: EmailAddress?, _ session: Code,
    _ establishment: SIRET?, _ payer: SIRET?
  ) throws {
    var comparison = Comparison()
    if let participant, try !isParticipant(participant, of: standing) {
      comparison.compare(
        "participant", standing: standing.participant.description, given: participant.description)
    }
    comparison.compare(
      "session", standing: standing.session.description, given: session.description)
    comparison.compare(
      "establishment", standing: standing.establishment?.description,
      given: establishment?.description)
    comparison.compare(
      "payer", standing: standing.payer?.description ?? "", given: payer?.description ?? "")
    try comparison.refuse(.registration, standing.number.description)
  }

  /// Whether an address is the participant's, or was since the registration. Of somebody who was
  /// erased nobody can tell any more.
  private func isParticipant(
    _ address: EmailAddress, of registration: Registration
  ) throws -> Bool {
    if address == registration.participant { return true }
    let person = try account(registration.participant)
    return try person.status == .anonymised
      || JournalTable.bore(
        person.id, address, since: registration.createdAt, in: database)
  }

  /// Refuses other data for a person who is registered already.
  fileprivate func refuseDifferences(
    from live: Registration, _ establishment: SIRET?, _ payer: SIRET?, _ key: RegistrationKey?
  ) throws {
    var comparison = Comparison()
    comparison.compare(
      "establishment", standing: live.establishment?.description, given: establishment?.description)
    comparison.compare("payer", standing: live.payer?.description, given: payer?.description)
    comparison.compare(
      "key", standing: live.key?.description, given: live.key == nil ? nil : key?.description)
    try comparison.refuse(.registration, live.number.description)
  }

  /// The registration of a person for a session, who takes part once, whoever pays.
  fileprivate func live(
    _ participant: Account, _ session: Session, in space: Space
  ) throws -> Registration? {
    guard
      let live = try RegistrationTable.live(
        session: session.id, participant: participant.id, in: database)
    else { return nil }
    guard live.space == space.id else {
      throw Refusal.registeredElsewhere(
        participant: participant.email.description, session: session.code.description,
        registration: try mayRead(live.space) ? live.number.description : nil)
    }
    return try registration(live.number)
  }

  /// Whether whoever acts may know what stands in a space.
  fileprivate func mayRead(_ space: Int) throws -> Bool {
    guard case .account(let id, _) = acting, let space = try SpaceTable.find(space, in: database)
    else { return true }
    return Decision.of(.readDocuments, try standing(id, in: space)).isAllowed
  }

  /// The account of the person that is to be registered, where there is one.
  fileprivate func known(
    _ person: PersonReference?, _ reference: SpaceReference
  ) throws -> Int? {
    if let person { return try AccountTable.find(person.email, in: database)?.id }
    guard case .individual(let owner) = reference else { return nil }
    return try AccountTable.find(owner, in: database)?.id
  }
}

extension Transaction {
  /// Gives a registration the key that a script has for it, if it has none.
  fileprivate func named(
    _ registration: Registration, _ key: RegistrationKey?
  ) throws -> Registration {
    guard let key, registration.key == nil else { return registration }
    try RegistrationTable.name(registration.number, key, in: database)
    try record(.registrationKeyed, .registration(registration.number.row))
    return try self.registration(registration.number)
  }

  /// Takes a seat, makes the convention, and tells those whom it concerns.
  fileprivate func enrol(
    _ participant: Account, _ session: Session, _ space: Space, _ establishment: Establishment?,
    _ payer: (establishment: Establishment, owner: Int)?, _ key: RegistrationKey?
  ) throws -> Registration {
    if space.status == .draft {
      throw Refusal.draftSpace(space.title, siren: space.company?.siren.description ?? "")
    }
    if now >= session.startsAt { try requireOpen(session) }
    guard try SessionTable.takeSeat(session.id, in: database) else {
      throw Refusal.sessionFull(session: session.code.description, seats: session.seats)
    }
    let convention = try ConventionTable.insert(
      space: space.id, establishment: establishment?.id,
      kind: space.kind == .company ? .individualConvention : .individualContract,
      sessionEndsAt: session.endsAt, at: now, in: database)
    let number = try RegistrationTable.insert(
      space: space.id, establishment: establishment?.id, session: session.id,
      participant: participant.id, convention: convention, payer: payer?.establishment.id,
      key: key, at: now, in: database)
    try record(
      .registrationCreated, .registration(number.row),
      facts: [
        "space": .int(space.id), "session": .int(session.id),
        "participant": .int(participant.id), "convention": .string(convention.description),
        "payer": .optional(payer?.establishment.siret.description),
      ])
    try join(participant, space)
    try tellParticipant(.registered, of: number)
    if try isByHimself(participant, in: space) { try tellSelfRegistered(number) }
    if let payer, payer.owner != space.id {
      try tellPayer(payer.establishment, payer.owner, of: convention, chosenBy: space)
    }
    return try registration(number)
  }

  /// Whether somebody registers himself who has no right to register others: what an open space lets
  /// everybody do.
  fileprivate func isByHimself(_ participant: Account, in space: Space) throws -> Bool {
    guard case .account(let id, _) = acting, id == participant.id, space.kind == .company else {
      return false
    }
    return try !holds(.registerParticipants, in: space)
  }

  /// Tells the billing managers of a payer that it was chosen; its administrators where it has none.
  fileprivate func tellPayer(
    _ payer: Establishment, _ owner: Int, of convention: ConventionNumber, chosenBy space: Space
  ) throws {
    let managers = try InterlocutorTable.billingManagers(
      of: owner, establishment: payer.id, in: database)
    let told =
      managers.isEmpty
      ? try InterlocutorTable.administrators(of: owner, in: database) : managers
    var parameters = try LetterContextQuery.parameters(of: convention, in: database)
    // As the payer's own lists show it.
    parameters[.company] = space.owner?.masked ?? space.title
    for person in told {
      parameters[.given] = person.account.name.given
      parameters[.family] = person.account.name.family
      try send(.payerChosen, to: person.account.email.description, parameters)
    }
  }

  /// Refuses a session that has begun, unless people join it until its end.
  fileprivate func requireOpen(_ session: Session) throws {
    let modality = try training(session.training).modality
    if now >= session.endsAt {
      throw Refusal.sessionOver(session: session.code.description, endedAt: session.endsAt)
    }
    if now >= session.closesAt(modality) {
      throw Refusal.sessionStarted(
        session: session.code.description, startedAt: session.startsAt)
    }
  }

  /// Puts whom a firm registers into its directory. Whoever registers himself in an open space does
  /// not put himself there.
  fileprivate func join(_ participant: Account, _ space: Space) throws {
    if space.kind == .individual { return }
    if case .account(participant.id, _) = acting, try !holds(.registerParticipants, in: space) {
      return
    }
    _ = try enter(participant, into: space, byRegistration: true)
  }

  /// Who takes part: a private person himself unless somebody is named.
  fileprivate func participant(
    _ person: PersonReference?, of space: Space, for session: Session
  ) throws -> Account {
    if let person {
      var inviter = space.inviter
      inviter.occasion = Occasion(
        training: try training(session.training).title, startsAt: session.startsAt,
        endsAt: session.endsAt)
      return try accountOrInvitation(person, onBehalfOf: inviter)
    }
    guard let owner = space.owner else { throw BrokenInvariant("a company does not take part") }
    return try account(owner)
  }
}
