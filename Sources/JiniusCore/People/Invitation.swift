/// A letter whose link makes an account active: to somebody whom others added (S91), or to somebody
/// who made his own account (S68); or whose link confirms the address that an account is to have. One
/// row a letter; of an account, one at most can be answered.
public struct Invitation: Sendable {
  /// The row's number.
  public let id: Int
  /// Whom it went to.
  public let account: Account
  /// The company on whose behalf it was sent, or nil.
  public let company: SIREN?
  /// When it was sent.
  public let sentAt: Instant
  /// When its link dies.
  public let expiresAt: Instant
  /// When it was accepted or cancelled.
  public let endedAt: Instant?
  /// The address that it went to, and that its link makes the account's own; nil where the link makes
  /// the account active.
  public let newEmail: EmailAddress?
  let state: State
  /// The row of the space on whose behalf it was sent.
  let space: Int?

  /// As stored; a sent one may have expired.
  enum State: String {
    case sent, accepted, cancelled
  }

  /// Where it stands now, by the clock. What had expired before it was replaced stays so.
  public func status(at now: Instant) -> InvitationStatus {
    switch state {
    case .accepted: .accepted
    case .sent: now < expiresAt ? .sent : .expired
    case .cancelled: (endedAt ?? now) < expiresAt ? .cancelled : .expired
    }
  }
}

/// Where an invitation stands.
public enum InvitationStatus: String, CaseIterable, Sendable {
  case sent, accepted, expired, cancelled

  /// The French label.
  public var label: String {
    switch self {
    case .sent: "Envoyée"
    case .accepted: "Acceptée"
    case .expired: "Expirée"
    case .cancelled: "Annulée"
    }
  }
}

/// On whose behalf somebody is invited.
struct Inviter {
  /// The row of the space.
  let space: Int
  /// What a person calls it.
  let name: String
  /// What he is invited for, where it is a training.
  var occasion: Occasion?
}

/// The training that somebody is registered for, as an invitation names it (S91).
public struct Occasion: Equatable, Sendable {
  /// Its title.
  public let training: String
  /// The beginning of the session.
  public let startsAt: Instant
  /// Its end.
  public let endsAt: Instant

  /// « du … au … », as a letter says it.
  public var dates: String { ParisDateTime.french(from: startsAt, to: endsAt) }
}
