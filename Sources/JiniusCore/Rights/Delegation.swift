/// A right lent to another structure (S45): proposed, then accepted by an administrator of it. Never
/// wider than the giver's own, never passed on, never the rights themselves.
public struct Delegation: Sendable {
  /// The row's number.
  public let id: Int
  /// Who lends.
  public let from: SIREN
  /// To whom.
  public let to: SIREN
  /// What.
  public let action: Action
  let state: State
  /// When it is over: the end of its last day in Paris.
  public let expiresAt: Instant
  /// When it was proposed.
  public let createdAt: Instant
  /// When a later one of the same action between the same two took its place.
  public let replacedAt: Instant?
  let fromSpace: Int
  let toSpace: Int

  /// As stored; an active one may be over.
  enum State: String {
    case proposed, active, revoked
  }

  /// Where it stands now, by the clock.
  public func status(at now: Instant) -> DelegationStatus {
    if let replacedAt { return replacedAt < expiresAt ? .revoked : .expired }
    return switch state {
    case .revoked: .revoked
    case .proposed: now < expiresAt ? .proposed : .expired
    case .active: now < expiresAt ? .active : .expired
    }
  }
}

/// Where a delegation stands.
public enum DelegationStatus: String, CaseIterable, Sendable {
  case proposed, active, expired, revoked

  /// The French label.
  public var label: String {
    switch self {
    case .proposed: "Proposée"
    case .active: "Active"
    case .expired: "Expirée"
    case .revoked: "Révoquée"
    }
  }

  /// The verbs of `delegation` that make sense now.
  public var availableActions: [String] {
    switch self {
    case .proposed: ["accept", "revoke"]
    case .active: ["revoke"]
    case .expired, .revoked: []
    }
  }
}
