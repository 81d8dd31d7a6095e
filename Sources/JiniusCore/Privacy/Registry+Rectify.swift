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

  /// A correction.
  public init(
    givenName: String?, familyName: String?, email: EmailAddress?, profession: Profession?
  ) {
    self.givenName = givenName
    self.familyName = familyName
    self.email = email
    self.profession = profession
  }
}

/// A person as he stands after a correction, and the papers that say what they said.
public struct Rectification: Sendable {
  /// The account.
  public let account: Account
  /// The conventions whose paper is frozen or signed: it stays as it was read.
  public let unchangedPapers: [ConventionNumber]
}

extension Registry {
  /// Puts right what is held on a person (RGPD 16). His name and address stay while he is to sign
  /// something; what is frozen or signed stays for ever. A name that is given stands from then on,
  /// whatever firms called him before he accepted.
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
      let next = Account(
        id: standing.id, email: correction.email ?? email, name: name,
        profession: correction.profession ?? standing.profession, status: standing.status,
        createdAt: standing.createdAt)
      let papers = try PersonalDataQuery.frozenPapers(
        of: standing.id, at: transaction.now, in: transaction.database)
      let changed = next.fields(differingFrom: standing)
      let isConfirmed =
        try isNamed && ProvisionalNameTable.forget(standing.id, in: transaction.database) > 0
      if changed.isEmpty && !isConfirmed {
        return .already(Rectification(account: standing, unchangedPapers: papers))
      }
      if standing.status == .anonymised {
        throw Refusal.notFound(.account, email.description)
      }
      if !Set(changed).isSubset(of: ["profession"]) { try transaction.refuseWhileSigning(standing) }
      if next.email != email {
        if try AccountTable.find(next.email, in: transaction.database) != nil {
          throw Refusal.addressTaken(next.email.description)
        }
      }
      try AccountTable.rectify(next, in: transaction.database)
      if next.email != email { try transaction.redirectInvitation(to: next) }
      try transaction.record(
        .accountRectified, .account(next.id),
        facts: [
          "changed": .array(changed.map { .string($0) }), "name_confirmed": .bool(isConfirmed),
        ],
        personal: PersonalFacts(
          account: next.id,
          json: ["before": standing.personalFacts.json, "after": next.personalFacts.json]))
      return .done(Rectification(account: next, unchangedPapers: papers))
    }
  }
}

extension Account {
  fileprivate func fields(differingFrom other: Account) -> [String] {
    var fields: [String] = []
    if email != other.email { fields.append("email") }
    if name.given != other.name.given { fields.append("given_name") }
    if name.family != other.name.family { fields.append("family_name") }
    if profession != other.profession { fields.append("profession") }
    return fields
  }
}

extension Transaction {
  /// What was sent to an address that is not the person's is dead; the right one gets another.
  fileprivate func redirectInvitation(to account: Account) throws {
    guard account.status.awaitsAnswer,
      let newest = try InvitationTable.newest(of: account.id, in: database),
      try InvitationTable.end(of: account.id, as: .cancelled, at: now, in: database)
    else { return }
    let inviter = try newest.space.flatMap { try SpaceTable.find($0, in: database)?.inviter }
    try invite(try called(account, by: newest.space), onBehalfOf: inviter)
    try record(.invitationResent, .account(account.id))
  }
}

extension Reading {
  /// Whoever is to sign something stays who he was when it was launched.
  fileprivate func refuseWhileSigning(_ account: Account) throws {
    let open = try EngagementQuery.openProcedures(of: account.id, in: database)
      .filter { $0.account == account.id && now < $0.expiresAt }
    if !open.isEmpty {
      throw Refusal.signingInProgress(conventions: open.map(\.convention.description))
    }
  }
}
