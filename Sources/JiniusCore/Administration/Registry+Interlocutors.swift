extension Registry {
  /// Adds an interlocutor (S6, S13): an account that is known, or a newcomer who is invited. Whoever
  /// gives registration rights adds those who register (S75 c, S87). The same again changes nothing;
  /// something else is refused with the difference.
  public func addInterlocutor(
    _ form: InterlocutorForm, to reference: SpaceReference
  ) throws -> Outcome<Interlocutor> {
    try write { transaction in
      let space = try transaction.named(reference, for: .manageRights)
      try transaction.requireToGive(form.roles, alone: form.isOfRolesAlone, in: space)
      let sight = try transaction.interlocutorSight(in: space)
      let establishment = try transaction.establishment(of: space, named: form.establishment)
      let email = form.person.email
      let standing = try InterlocutorTable.all(email, of: space.id, in: transaction.database)
        .first { $0.establishment == establishment?.siret }
      if let standing {
        try standing.refuseDifferences(form, seenAs: sight)
        return .already(standing.shown(sight))
      }
      let account = try transaction.accountOrInvitation(
        form.person, onBehalfOf: space.inviter)
      if form.canSign && form.mobile == nil {
        throw Refusal.mobileRequired(email: email.description, space: space.reference)
      }
      let id = try InterlocutorTable.insert(
        space: space.id, establishment: establishment?.id, account: account.id, roles: form.roles,
        mobile: form.mobile, canSign: form.canSign, at: transaction.now, in: transaction.database)
      try transaction.record(
        .interlocutorAdded, .interlocutor(id),
        facts: [
          "space": .int(space.id), "account": .int(account.id),
          "roles": .array(form.roles.sorted().map { .string($0.rawValue) }),
          "can_sign": .bool(form.canSign),
        ],
        personal: form.mobile.map {
          PersonalFacts(account: account.id, json: ["mobile": .string($0.description)])
        })
      return .done(try transaction.interlocutor(id).shown(sight))
    }
  }

  /// Changes an interlocutor (S6–S10). Taking the right to sign away ends what he was to sign;
  /// while he is signing, his mobile and address stay as they are (S24: cancel, correct, relaunch).
  public func updateInterlocutor(
    _ email: EmailAddress, of reference: SpaceReference, establishment: SIRET?,
    _ change: InterlocutorChange
  ) throws -> Outcome<Interlocutor> {
    try write { transaction in
      let space = try transaction.named(reference, for: .manageRights)
      try transaction.requireToChange(change, in: space)
      let found = try transaction.interlocutor(email, of: space, establishment: establishment)
      let corrected = try transaction.corrected(found.account, change.correction, by: space)
      if corrected == nil { try found.account.requireNamed(change.name) }
      let standing = corrected.map(found.being) ?? found
      let next = try transaction.applying(change, to: standing, of: space)
      let sight = try transaction.interlocutorSight(in: space)
      if next == standing {
        return corrected == nil ? .already(standing.shown(sight)) : .done(standing.shown(sight))
      }
      try transaction.requireToGive(
        next.roles.subtracting(standing.roles),
        alone: change.isOfRolesAlone && next.roles.isSuperset(of: standing.roles), in: space)
      try transaction.refuseOwner(
        standing, of: space, unless: next.canSign && next.account.id == standing.account.id)
      try transaction.refuseTwin(next, of: standing, in: space)
      if next.canSign && next.mobile == nil && next.account.email != space.owner {
        throw Refusal.mobileRequired(email: email.description, space: space.reference)
      }
      try transaction.refuseLastAdministrator(standing, of: space, becoming: next)
      if next.mobile != standing.mobile || next.account.id != standing.account.id {
        try transaction.refuseWhileSigning(standing)
      }
      try InterlocutorTable.update(next, in: transaction.database)
      try transaction.record(
        .interlocutorUpdated, .interlocutor(next.id),
        facts: [
          "account": .int(next.account.id),
          "roles": .array(next.roles.sorted().map { .string($0.rawValue) }),
          "can_sign": .bool(next.canSign),
        ],
        personal: next.mobile.map {
          PersonalFacts(account: next.account.id, json: ["mobile": .string($0.description)])
        })
      if standing.canSign && !next.canSign {
        try transaction.withdrawRight(
          of: standing.id, reason: CancellationReason.rightWithdrawn)
      }
      return .done(next.shown(sight))
    }
  }

  /// Removes an interlocutor; what he was to sign ends. A space never loses its last administrator
  /// (S77).
  public func removeInterlocutor(
    _ email: EmailAddress, of reference: SpaceReference, establishment: SIRET?
  ) throws -> Outcome<EmailAddress> {
    try write { transaction in
      let space = try transaction.space(reference, for: .manageRights)
      let meant = try InterlocutorTable.all(email, of: space.id, in: transaction.database)
        .filter { establishment == nil || $0.establishment == establishment }
      if meant.isEmpty,
        try InterlocutorTable.wasRemoved(
          email, of: space.id, establishment: establishment, in: transaction.database)
      {
        return .already(email)
      }
      let standing = try transaction.interlocutor(email, of: space, establishment: establishment)
      try transaction.refuseOwner(standing, of: space)
      try transaction.refuseLastAdministrator(standing, of: space)
      try InterlocutorTable.remove(standing.id, at: transaction.now, in: transaction.database)
      try transaction.record(.interlocutorRemoved, .interlocutor(standing.id))
      try transaction.withdrawRight(
        of: standing.id, reason: CancellationReason.interlocutorRemoved)
      return .done(email)
    }
  }

  /// One interlocutor.
  public func interlocutor(
    _ email: EmailAddress, of reference: SpaceReference, establishment: SIRET?
  ) throws -> Interlocutor {
    try read { reading in
      try reading.interlocutor(
        email, of: try reading.space(reference, for: .manageRights),
        establishment: establishment)
    }
  }

  /// The interlocutors of a space after a number, of one establishment or of all (S5).
  public func interlocutorPage(
    of reference: SpaceReference, establishment siret: SIRET?, after id: Int, limit: Int
  ) throws -> [Interlocutor] {
    try read { reading in
      let space = try reading.space(reference, for: .manageRights)
      let establishment = try siret.map {
        try reading.establishment(of: space, named: $0)?.id
      }
      return try InterlocutorTable.page(
        of: space.id, establishment: establishment ?? nil, after: id, limit: limit,
        in: reading.database)
    }
  }
}

extension InterlocutorChange {
  /// What it puts right of a newcomer.
  fileprivate var correction: NewcomerCorrection {
    NewcomerCorrection(name: name ?? person?.name, email: person?.email)
  }
}

extension Account {
  /// Refuses to call somebody otherwise who has a name of his own.
  func requireNamed(_ given: PersonName?) throws(Refusal) {
    if let given, given != name { throw .accountAccepted(email: email.description) }
  }
}

extension Interlocutor: Equatable {
  /// The same place, of a person as he was corrected.
  fileprivate func being(_ account: Account) -> Interlocutor {
    Interlocutor(
      id: id, account: account, establishment: establishment, roles: roles, mobile: mobile,
      canSign: canSign)
  }

  /// The same person with the same rights.
  public static func == (left: Interlocutor, right: Interlocutor) -> Bool {
    left.id == right.id && left.account.id == right.account.id
      && left.establishment == right.establishment && left.roles == right.roles
      && left.mobile == right.mobile && left.canSign == right.canSign
  }

  /// Refuses a form that says something else of the same interlocutor, in what its giver may know.
  fileprivate func refuseDifferences(
    _ form: InterlocutorForm, seenAs sight: Sight
  ) throws(Refusal) {
    var comparison = Comparison()
    comparison.compare(
      "role", standing: roles.sorted().map(\.rawValue).joined(separator: ","),
      given: form.roles.sorted().map(\.rawValue).joined(separator: ","))
    if sight == .whole {
      comparison.compare(
        "mobile", standing: mobile?.description, given: form.mobile?.description)
      comparison.compare("can-sign", standing: String(canSign), given: String(form.canSign))
    }
    try comparison.refuse(.interlocutor, account.email.description)
  }
}

extension Reading {
  /// Refuses who may not change interlocutors, before it is looked for which. Whoever gives
  /// registration rights may change roles; which, shows what stands.
  fileprivate func requireToChange(_ change: InterlocutorChange, in space: Space) throws {
    if change.isOfRolesAlone, try holds(.grantRegistration, in: space) { return }
    try require(.manageRights, in: space, isNamed: true)
  }

  /// What whoever adds or changes interlocutors of a space may know of them: its administrators and
  /// the operator all, whoever gives registration rights the roles.
  fileprivate func interlocutorSight(in space: Space) throws -> Interlocutor.Sight {
    try contactSight().isWhole(in: space.id) ? .whole : .roles
  }

  fileprivate func interlocutor(_ id: Int) throws -> Interlocutor {
    guard let interlocutor = try InterlocutorTable.find(id, in: database) else {
      throw BrokenInvariant("interlocutor \(id) is gone")
    }
    return interlocutor
  }
}

extension Transaction {
  fileprivate func applying(
    _ change: InterlocutorChange, to standing: Interlocutor, of space: Space
  ) throws -> Interlocutor {
    Interlocutor(
      id: standing.id,
      account: try change.person.flatMap {
        $0.email == standing.account.email
          ? nil : try accountOrInvitation($0, onBehalfOf: space.inviter)
      } ?? standing.account,
      establishment: standing.establishment, roles: change.roles ?? standing.roles,
      mobile: change.mobile ?? standing.mobile, canSign: change.canSign ?? standing.canSign)
  }

  /// A space keeps an administrator who can act (S77): one who never accepted his account does not
  /// count, unless it is about another such one.
  ///
  /// - Parameter next: what he turns into; nil when he goes.
  func refuseLastAdministrator(
    _ standing: Interlocutor, of space: Space, becoming next: Interlocutor? = nil
  ) throws {
    let administers = next?.roles.contains(.administrator) ?? false
    guard standing.roles.contains(.administrator),
      !administers || next?.account.id != standing.account.id
    else { return }
    var left = try InterlocutorTable.administrators(of: space.id, in: database).map(\.account)
    left.removeAll { $0.id == standing.account.id }
    if administers, let next { left.append(next.account) }
    let isKept =
      standing.account.status == .active
      ? left.contains { $0.status == .active } : !left.isEmpty
    if !isKept { throw Refusal.lastAdministrator(space: space.title) }
  }

  /// A private person stays in his own space, and signs by right (S12).
  fileprivate func refuseOwner(
    _ standing: Interlocutor, of space: Space, unless keepsAll: Bool = false
  ) throws {
    if standing.account.email == space.owner && !keepsAll {
      throw Refusal.ownerSignsByRight(email: standing.account.email.description)
    }
  }

  /// A person stands once in an establishment: nobody turns into somebody who is there already.
  fileprivate func refuseTwin(
    _ next: Interlocutor, of standing: Interlocutor, in space: Space
  ) throws {
    let email = next.account.email
    let twin = try InterlocutorTable.all(email, of: space.id, in: database)
      .first { $0.id != next.id && $0.establishment == next.establishment }
    guard twin != nil else { return }
    var comparison = Comparison()
    comparison.compare(
      "email", standing: email.description, given: standing.account.email.description)
    try comparison.refuse(.interlocutor, email.description)
  }

  fileprivate func refuseWhileSigning(_ standing: Interlocutor) throws {
    let live = try ProcedureTable.open(of: standing.id, in: database)
      .filter { now < $0.expiresAt }
    if !live.isEmpty {
      throw Refusal.signingInProgress(conventions: live.map(\.convention.description))
    }
  }
}
