/// An invitation, as lists show it.
public struct InvitationView: Sendable {
  /// The invitation.
  public let invitation: Invitation
  /// Where it stands, by the clock.
  public let status: InvitationStatus
  /// What can be done now with the invitation of its account: with the newest one.
  public let availableActions: [String]
}

/// Which invitations a list shows.
public struct InvitationFilter: Sendable {
  /// To one address.
  public var email: EmailAddress?
  /// Of one status.
  public var status: InvitationStatus?

  /// A filter; nil does not narrow.
  public init(email: EmailAddress?, status: InvitationStatus?) {
    self.email = email
    self.status = status
  }
}

extension Registry {
  /// Invitations after a number, oldest first: all, or those that were sent for the spaces which the
  /// acting account administers, and those to itself.
  public func invitationPage(
    _ filter: InvitationFilter, after id: Int, limit: Int
  ) throws -> [InvitationView] {
    try read { reading in
      var administrator: Int?
      if case .account(let id, _) = reading.acting { administrator = id }
      return try InvitationQuery.page(
        caredForBy: administrator, filter, at: reading.now, after: id, limit: limit,
        in: reading.database
      ).map { try reading.view(of: $0) }
    }
  }

  /// Sends an invitation anew, or the letter that confirms an address: a new link, and the old one
  /// is dead. Only while the answer is awaited, and so often a day.
  public func resendInvitation(to email: EmailAddress) throws -> InvitationView {
    try write { transaction in
      let (account, newest, space) = try transaction.invitee(email, isAgain: true)
      if let newest, let address = newest.addressToConfirm {
        try transaction.askToConfirm(address, of: account)
        try transaction.record(.invitationResent, .account(account.id))
        return try transaction.newestInvitation(of: account)
      }
      guard account.status.awaitsAnswer else {
        throw Refusal.notInvited(email: email.description, account.status)
      }
      if let (limit, next) = try transaction.nextInvitation(of: account.id) {
        throw Refusal.invitationLimit(email: email.description, limit: limit, until: next)
      }
      let inviter = try space.flatMap { try transaction.inviter($0, of: account.id) }
      _ = try InvitationTable.end(
        of: account.id, as: .cancelled, at: transaction.now, in: transaction.database)
      try transaction.invite(
        try transaction.called(account, by: space), onBehalfOf: inviter)
      try transaction.record(.invitationResent, .account(account.id))
      return try transaction.newestInvitation(of: account)
    }
  }

  /// Cancels an invitation: its link is dead, and the account waits for another.
  public func cancelInvitation(to email: EmailAddress) throws -> Outcome<InvitationView> {
    try write { transaction in
      let (account, newest, _) = try transaction.invitee(email, isAgain: false)
      guard let newest else { throw Refusal.notFound(.invitation, account.email.description) }
      switch newest.state {
      case .cancelled:
        return .already(try transaction.view(of: newest))
      case .accepted: throw Refusal.notInvited(email: email.description, account.status)
      case .sent: break
      }
      _ = try InvitationTable.end(
        of: account.id, as: .cancelled, at: transaction.now, in: transaction.database)
      try transaction.record(.invitationCancelled, .account(account.id))
      return .done(try transaction.newestInvitation(of: account))
    }
  }
}

extension Invitation {
  /// The address that it asks somebody to confirm, and that nobody has.
  fileprivate var addressToConfirm: EmailAddress? { state == .accepted ? nil : newEmail }
}

extension Reading {
  /// An invitation with where it stands, and what can be done.
  func view(of invitation: Invitation) throws -> InvitationView {
    let status = invitation.status(at: now)
    var actions: [String] = []
    let isAwaited = invitation.account.status.awaitsAnswer || invitation.addressToConfirm != nil
    if status != .accepted && isAwaited,
      try InvitationTable.newest(of: invitation.account.id, in: database)?.id == invitation.id
    {
      if try nextInvitation(of: invitation.account.id) == nil { actions.append("resend") }
      if status == .sent { actions.append("cancel") }
    }
    return InvitationView(invitation: invitation, status: status, availableActions: actions)
  }

  /// A space as the one that invites somebody, with the training that it registered him for.
  func inviter(_ space: Int, of account: Int) throws -> Inviter? {
    guard var inviter = try SpaceTable.find(space, in: database)?.inviter else { return nil }
    inviter.occasion = try OccasionQuery.next(of: account, in: space, at: now, database)
    return inviter
  }
}

extension Transaction {
  /// The account whose invitation words name, that invitation, and the space that cares for it: the
  /// one that sent it, by its administrators. Where none lives, to send another is up to any space
  /// that has named the person. For an address that is to be his own the person cares himself.
  /// Everybody else is refused alike, known or not.
  fileprivate func invitee(
    _ email: EmailAddress, isAgain: Bool
  ) throws -> (account: Account, newest: Invitation?, space: Int?) {
    let found = try AccountTable.find(email, in: database)
    let last = try found.flatMap { try InvitationTable.newest(of: $0.id, in: database) }
    guard case .account(let id, _) = acting else { return (try account(email), last, last?.space) }
    guard let found else { throw strangerRefusal(.manageRights) }
    if found.id == id, let last, last.newEmail != nil { return (found, last, nil) }
    let newest = try InvitationTable.newestActivation(of: found.id, in: database)
    var spaces = newest?.space.map { [$0] } ?? []
    if isAgain && newest?.status(at: now) != .sent {
      spaces += try ProvisionalNameTable.spaces(naming: found.id, in: database)
    }
    let cares = try spaces.first { id in
      try SpaceTable.find(id, in: database).map { try holds(.manageRights, in: $0) } ?? false
    }
    guard let cares else { throw strangerRefusal(.manageRights) }
    return (found, newest, cares)
  }

  fileprivate func newestInvitation(of account: Account) throws -> InvitationView {
    guard let newest = try InvitationTable.newest(of: account.id, in: database) else {
      throw Refusal.notFound(.invitation, account.email.description)
    }
    return try view(of: newest)
  }
}
