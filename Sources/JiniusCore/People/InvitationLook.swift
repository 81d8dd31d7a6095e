/// What the page of an invitation shows (S91).
public struct InvitationLook: Sendable {
  /// Who is invited.
  public let name: PersonName
  /// The address that becomes his account, or his account's own.
  public let email: EmailAddress
  /// Whether it is about the address of an account that is active already.
  public let isOfAddress: Bool
  /// Until when it can be accepted.
  public let expiresAt: Instant
  /// Whether it was.
  public let isAccepted: Bool
  /// The training that he is invited for, where it is one.
  public let occasion: Occasion?
  /// The companies to whose administrator's pledge he was committed, and has not confirmed it.
  public let pledges: [String]
  /// The form that accepts it.
  public let form: FormToken
}

extension Registry {
  /// The companies to whose administrator's pledge the holder of an invitation was committed, and has
  /// not confirmed it.
  public func unconfirmedPledges(token: String) throws -> [String] {
    try read { reading in
      let found = try InvitationTable.find(tokenHash: tokenDigest(token), in: reading.database)
      guard let found, try reading.standsDone(found) || found.isOpen(at: reading.now) else {
        return []
      }
      return try reading.unconfirmedPledges(found)
    }
  }

  /// Looks at an invitation for the page: changes nothing. A dead link and one that never was are
  /// both nil.
  public func invitationLook(token: String) throws -> (desk: HelpDesk, look: InvitationLook?) {
    try read { reading in
      try reading.requireSteadyClock()
      let desk = try reading.helpDesk()
      let found = try InvitationTable.find(tokenHash: tokenDigest(token), in: reading.database)
      guard let invitation = found else { return (desk, nil) }
      let account = invitation.account
      let isAccepted = try reading.standsDone(invitation)
      guard isAccepted || invitation.isOpen(at: reading.now) else { return (desk, nil) }
      let key = try reading.secretKey()
      return (
        desk,
        InvitationLook(
          name: account.name, email: invitation.newEmail ?? account.email,
          isOfAddress: invitation.newEmail != nil, expiresAt: invitation.expiresAt,
          isAccepted: isAccepted,
          occasion: try invitation.space.flatMap {
            try OccasionQuery.next(of: account.id, in: $0, at: reading.now, reading.database)
          },
          pledges: try reading.unconfirmedPledges(invitation),
          form: invitation.form(key))
      )
    }
  }
}

extension Reading {
  /// Whether a link did what it is for, and its holder may still be told so: until its last day, and
  /// as long as no other was sent. Whoever reads an old mailbox learns nothing new by it.
  func standsDone(_ invitation: Invitation) throws -> Bool {
    try invitation.isDone && now < invitation.expiresAt
      && InvitationTable.newest(of: invitation.account.id, in: database)?.id == invitation.id
  }

  /// What the holder of an invitation is committed to; who holds no more than an address, is told
  /// nothing else of the account.
  fileprivate func unconfirmedPledges(_ invitation: Invitation) throws -> [String] {
    if invitation.newEmail != nil { return [] }
    return try PledgeTable.unconfirmed(of: invitation.account.id, database).map(\.company)
  }
}

extension Transaction {
  /// Refuses a form that was made for how things stood before; words without a form pass.
  func require(_ form: FormToken?, for invitation: Invitation) throws(Refusal) {
    if let form, !invitation.form(key).equals(form) { throw .formStale }
  }
}

extension Invitation {
  /// Whether its link did what it is for, and that still stands.
  var isDone: Bool {
    state == .accepted && (newEmail.map { $0 == account.email } ?? (account.status == .active))
  }

  /// Whether its link can do it.
  func isOpen(at now: Instant) -> Bool {
    status(at: now) == .sent
      && (newEmail == nil ? account.status.awaitsAnswer : account.status != .anonymised)
  }

  fileprivate func form(_ key: SecretKey) -> FormToken {
    let state = "invitation \(id) \(state.rawValue) \(account.status.rawValue)"
    return FormToken("accept", on: state, key: key)
  }
}
