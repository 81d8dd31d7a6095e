/// An invitation, as lists show it.
public struct InvitationView: Sendable {
  /// The invitation.
  public let invitation: Invitation
  /// Where it stands, by the clock.
  public let status: InvitationStatus
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
  /// Invitations after a number, oldest first: all, or those of the people whom the acting account
  /// looks after, and its own.
  public func invitationPage(
    _ filter: InvitationFilter, after id: Int, limit: Int
  ) throws -> [InvitationView] {
    try read { reading in
      var administrator: Int?
      if case .account(let id, _) = reading.acting { administrator = id }
      return try InvitationQuery.page(
        lookedAfterBy: administrator, filter, at: reading.now, after: id, limit: limit,
        in: reading.database
      ).map { InvitationView(invitation: $0, status: $0.status(at: reading.now)) }
    }
  }

  /// Sends an invitation anew: a new link, and the old one is dead. Only while the account awaits
  /// the answer.
  public func resendInvitation(to email: EmailAddress) throws -> InvitationView {
    try write { transaction in
      let account = try transaction.invitee(email)
      guard account.status.awaitsAnswer else {
        throw Refusal.notInvited(email: email.description, account.status)
      }
      let inviter = try InvitationTable.newest(of: account.id, in: transaction.database)?.space
        .flatMap { try SpaceTable.find($0, in: transaction.database)?.inviter }
      _ = try InvitationTable.end(
        of: account.id, as: .cancelled, at: transaction.now, in: transaction.database)
      try transaction.invite(account, onBehalfOf: inviter)
      try transaction.record(.invitationResent, .account(account.id))
      return try transaction.newestInvitation(of: account)
    }
  }

  /// Cancels an invitation: its link is dead, and the account waits for another.
  public func cancelInvitation(to email: EmailAddress) throws -> Outcome<InvitationView> {
    try write { transaction in
      let account = try transaction.invitee(email)
      let standing = try transaction.newestInvitation(of: account)
      switch standing.invitation.state {
      case .cancelled: return .already(standing)
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

extension Transaction {
  /// The account whose invitation words name: the operator's business, and that of the
  /// administrators who look after the person. Everybody else is refused alike, known or not.
  fileprivate func invitee(_ email: EmailAddress) throws -> Account {
    if case .account(let id, _) = acting,
      try !CareQuery.looks(id, after: email, in: database)
    {
      throw strangerRefusal(.manageRights)
    }
    return try account(email)
  }

  fileprivate func newestInvitation(of account: Account) throws -> InvitationView {
    guard let newest = try InvitationTable.newest(of: account.id, in: database) else {
      throw Refusal.notFound(.invitation, account.email.description)
    }
    return InvitationView(invitation: newest, status: newest.status(at: now))
  }
}
