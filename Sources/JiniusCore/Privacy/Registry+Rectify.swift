/// What is to be put right about a person; nil leaves as it is.
public struct AccountCorrection: Sendable {
  /// The given name from now on.
  public var givenName: String?
  /// The family name from now on.
  public var familyName: String?
  /// The address from now on.
  public var email: EmailAddress?
  /// The profession from now on.
  public var profession: Profession?
  /// How he can be reached from now on; what is nil in it stays.
  public var details: AccountDetails
  /// What is taken out of it.
  public var removed: Set<Detail>

  /// What may be taken out.
  public enum Detail: CaseIterable, Sendable {
    case phone, address, professionalNumber
  }

  /// A correction.
  public init(
    givenName: String?, familyName: String?, email: EmailAddress?, profession: Profession?,
    details: AccountDetails = AccountDetails(), removed: Set<Detail> = []
  ) {
    self.givenName = givenName
    self.familyName = familyName
    self.email = email
    self.profession = profession
    self.details = details
    self.removed = removed
  }

  /// How he can be reached after it.
  fileprivate func applied(to standing: AccountDetails) -> AccountDetails {
    func next<Value>(_ detail: Detail, _ given: Value?, _ standing: Value?) -> Value? {
      given ?? (removed.contains(detail) ? nil : standing)
    }
    return AccountDetails(
      phone: next(.phone, details.phone, standing.phone),
      address: next(.address, details.address, standing.address),
      professionalNumber: next(
        .professionalNumber, details.professionalNumber, standing.professionalNumber))
  }
}

/// A person as he stands after a correction, and the papers that say what they said.
public struct Rectification: Sendable {
  /// The account.
  public let account: Account
  /// The address that becomes its own once the link that was sent there is opened, or nil.
  public let awaitedEmail: EmailAddress?
  /// The conventions whose paper is frozen or signed: it stays as it was read.
  public let unchangedPapers: [ConventionNumber]
}

extension Registry {
  /// Puts right what is held on a person (RGPD 16). His name and address stay while he is to sign
  /// something; what is frozen or signed stays for ever. A name that is given stands from then on,
  /// whatever firms called him before he accepted.
  ///
  /// An address stands once its holder has opened the link that is sent there, whoever gives it:
  /// nobody's account may come to bear somebody else's address.
  public func rectifyAccount(
    _ email: EmailAddress, _ correction: AccountCorrection
  ) throws -> Outcome<Rectification> {
    try write { transaction in
      try transaction.requireSelf(email)
      let standing = try transaction.account(email)
      let isNamed = correction.givenName != nil || correction.familyName != nil
      let name =
        try isNamed
        ? PersonName.typed(
          given: correction.givenName ?? standing.name.given,
          family: correction.familyName ?? standing.name.family) : standing.name
      let wanted = correction.email == email ? nil : correction.email
      // Nobody has answered for an address that awaits an answer: the right one is asked instead.
      let movesAtOnce = standing.status.awaitsAnswer
      let next = Account(
        id: standing.id, email: movesAtOnce ? wanted ?? email : email, name: name,
        profession: correction.profession ?? standing.profession, status: standing.status,
        createdAt: standing.createdAt,
        details: correction.applied(to: standing.details ?? AccountDetails()))
      let papers = try PersonalDataQuery.frozenPapers(
        of: standing.id, at: transaction.now, in: transaction.database)
      let live = try transaction.liveInvitation(of: standing.id)
      let asksFor = movesAtOnce || live?.newEmail == wanted ? nil : wanted
      let changed = next.fields(differingFrom: standing)
      let isConfirmed =
        try isNamed && ProvisionalNameTable.forget(standing.id, in: transaction.database) > 0
      let result = Rectification(
        account: try transaction.judged(next), awaitedEmail: asksFor ?? live?.newEmail,
        unchangedPapers: papers)
      if changed.isEmpty && !isConfirmed && asksFor == nil { return .already(result) }
      if standing.status == .anonymised {
        throw Refusal.notFound(.account, email.description)
      }
      if asksFor != nil || !Set(changed).isSubset(of: Account.freeFields) {
        try transaction.requireNotSigning(standing)
      }
      try transaction.refuseTaken(wanted)
      try AccountTable.rectify(next, in: transaction.database)
      if let details = next.details {
        try AccountTable.set(details, of: next.id, in: transaction.database)
      }
      if next.email != email { try transaction.redirectInvitation(to: next) }
      if !changed.isEmpty || isConfirmed {
        try transaction.recordRectification(of: standing, to: next, confirmingName: isConfirmed)
      }
      if let asksFor { try transaction.request(asksFor, for: next) }
      return .done(result)
    }
  }
}

/// The papers of a space that name somebody, and how the space calls them.
public struct NamedPapers: Sendable {
  let name: PersonName
  let frozen: [ConventionNumber]

  /// Those that keep the name once it is another one: frozen, or signed.
  public func unchanged(by account: Account) -> [ConventionNumber] {
    account.name == name ? [] : frozen
  }
}

extension Registry {
  /// The conventions of a space about somebody, or signed by them, that are frozen or signed. For
  /// whoever may put their name right, before they do.
  public func papers(
    naming email: EmailAddress, in reference: SpaceReference, for action: Action
  ) throws -> NamedPapers? {
    try read { reading in
      let space = try reading.space(reference, for: action)
      guard let account = try AccountTable.find(email, in: reading.database) else { return nil }
      return NamedPapers(
        name: try reading.called(account, by: space.id).name,
        frozen: try PersonalDataQuery.frozenPapers(
          of: account.id, space: space.id, at: reading.now, in: reading.database))
    }
  }
}

extension Account {
  /// What may change while somebody is to sign: no procedure rests on it.
  fileprivate static let freeFields: Set = [
    "profession", "phone", "address", "professional_number",
  ]

  fileprivate func fields(differingFrom other: Account) -> [String] {
    var fields: [String] = []
    if email != other.email { fields.append("email") }
    if name.given != other.name.given { fields.append("given_name") }
    if name.family != other.name.family { fields.append("family_name") }
    if profession != other.profession { fields.append("profession") }
    return fields
      + (details ?? AccountDetails()).fields(
        differingFrom: other.details ?? AccountDetails())
  }
}

extension Transaction {
  /// What was sent to an address that is not the person's is dead; the right one gets another.
  fileprivate func redirectInvitation(to account: Account) throws {
    guard account.status.awaitsAnswer,
      let newest = try InvitationTable.newest(of: account.id, in: database),
      try InvitationTable.end(of: account.id, as: .cancelled, at: now, in: database)
    else { return }
    let inviter = try newest.space.flatMap { try self.inviter($0, of: account.id) }
    try invite(try called(account, by: newest.space), onBehalfOf: inviter)
    try record(.invitationResent, .account(account.id))
  }

  /// The address that is asked for is written to, and the one that stands is told.
  fileprivate func request(_ address: EmailAddress, for account: Account) throws {
    try askToConfirm(address, of: account)
    try record(
      .addressRequested, .account(account.id),
      personal: PersonalFacts(
        account: account.id, json: ["email": .string(address.description)]))
  }

  func recordRectification(
    of standing: Account, to next: Account, confirmingName isConfirmed: Bool = false
  ) throws {
    try record(
      .accountRectified, .account(next.id),
      facts: [
        "changed": .array(next.fields(differingFrom: standing).map { .string($0) }),
        "name_confirmed": .bool(isConfirmed),
      ],
      personal: PersonalFacts(
        account: next.id,
        json: ["before": standing.personalFacts.json, "after": next.personalFacts.json]))
  }
}

extension Reading {
  /// Whoever is to sign something stays who he was when it was launched.
  func requireNotSigning(_ account: Account) throws {
    let open = try EngagementQuery.openProcedures(of: account.id, in: database)
      .filter { $0.account == account.id && now < $0.expiresAt }
    if !open.isEmpty {
      throw Refusal.signingInProgress(conventions: open.map(\.convention.description))
    }
  }

  /// Refuses another account's address. Whether there is such an account is the operator's to know:
  /// whoever asks for himself is told by the link that was sent there.
  fileprivate func refuseTaken(_ address: EmailAddress?) throws {
    guard let address, !acting.isAccount else { return }
    if try AccountTable.find(address, in: database) != nil {
      throw Refusal.addressTaken(address.description)
    }
  }
}
