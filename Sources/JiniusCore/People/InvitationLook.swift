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
  /// The form that accepts it.
  public let form: FormToken
}

extension Registry {
  /// Looks at an invitation for the page: changes nothing. A dead link and one that never was are
  /// both nil.
  public func invitationLook(token: String) throws -> (desk: HelpDesk, look: InvitationLook?) {
    try read { reading in
      try reading.requireSteadyClock()
      let desk = try reading.helpDesk()
      let found = try InvitationTable.find(tokenHash: tokenDigest(token), in: reading.database)
      guard let invitation = found else { return (desk, nil) }
      let account = invitation.account
      let isAccepted = invitation.isDone
      guard isAccepted || invitation.isOpen(at: reading.now) else { return (desk, nil) }
      let key = try reading.secretKey()
      return (
        desk,
        InvitationLook(
          name: account.name, email: invitation.newEmail ?? account.email,
          isOfAddress: invitation.newEmail != nil, expiresAt: invitation.expiresAt,
          isAccepted: isAccepted, form: invitation.form(key))
      )
    }
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
