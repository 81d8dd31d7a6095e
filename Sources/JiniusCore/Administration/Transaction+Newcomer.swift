/// What a space puts right of somebody whom it invited; nil leaves as it is.
public struct NewcomerCorrection: Sendable {
  /// The name.
  public let name: PersonName?
  /// The address.
  public let email: EmailAddress?

  /// A correction.
  public init(name: PersonName?, email: EmailAddress?) {
    self.name = name
    self.email = email
  }
}

extension Transaction {
  /// Puts right what a space said of a newcomer, until he accepts his account: the name by which it
  /// calls him, and the address, where nobody else has to do with him and nobody else has that
  /// address. What was done for him follows, and he is invited there; the old link is dead.
  ///
  /// - Returns: him as he stands; nil where nothing of him is the space's to put right.
  func corrected(
    _ account: Account, _ correction: NewcomerCorrection, by space: Space
  ) throws -> Account? {
    guard account.status == .invited,
      let called = try ProvisionalNameTable.find(account.id, by: space.id, in: database)
    else { return nil }
    let isAlone = try !AcquaintanceQuery.isKnown(account.id, beside: space.id, in: database)
    let email = correction.email ?? account.email
    let name = correction.name ?? called
    if email != account.email {
      guard isAlone, try AccountTable.find(email, in: database) == nil else { return nil }
    }
    if email == account.email && name == called { return nil }
    try refuseWhileSigning(account)
    try ProvisionalNameTable.update(name, of: account.id, by: space.id, in: database)
    let standing = try self.account(account.email)
    let next = standing.called(isAlone ? name : standing.name).at(email)
    try AccountTable.rectify(next, in: database)
    try record(
      .accountRectified, .account(account.id),
      facts: [
        "changed": .array(
          (email == account.email ? [] : ["email"]) + (name == called ? [] : ["name"])),
        "space": .int(space.id),
      ],
      personal: PersonalFacts(
        account: account.id,
        json: ["before": standing.personalFacts.json, "after": next.personalFacts.json]))
    let corrected = next.called(name)
    if email != account.email { try inviteAnew(corrected, by: space) }
    return corrected
  }

  /// Invites somebody at the address that is right; so often a day as anybody.
  private func inviteAnew(_ account: Account, by space: Space) throws {
    if let (limit, next) = try nextInvitation(of: account.id) {
      throw Refusal.invitationLimit(
        email: account.email.description, limit: limit, until: next)
    }
    _ = try InvitationTable.end(of: account.id, as: .cancelled, at: now, in: database)
    try invite(account, onBehalfOf: try inviter(space.id, of: account.id))
    try record(.invitationResent, .account(account.id))
  }

  private func refuseWhileSigning(_ account: Account) throws {
    let live = try ProcedureTable.open(ofAccount: account.id, in: database)
      .filter { now < $0.expiresAt }
    if !live.isEmpty {
      throw Refusal.signingInProgress(conventions: live.map(\.convention.description))
    }
  }
}
