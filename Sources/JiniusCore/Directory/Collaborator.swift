/// Somebody in the directory of a company (S64). Whoever leaves stays on record, and what he was
/// registered for stays with his account (S32).
public struct Collaborator: Sendable {
  /// The row's number.
  public let id: Int
  /// Who it is.
  public let account: Account
  /// When he was added.
  public let joinedAt: Instant
  /// When he was removed.
  public let leftAt: Instant?
  /// Whether he came in by a registration, and not by somebody's hand.
  public let isByRegistration: Bool

  /// Whether he is still there.
  public var status: CollaboratorStatus { leftAt == nil ? .present : .left }

  /// What can be done with him now: nothing is done in the name of an account that is barred.
  public var availableActions: [String] {
    switch status {
    case .present: ["remove"]
    case .left: account.status.isBarred ? [] : ["add"]
    }
  }
}

/// Whether a collaborator is still there.
public enum CollaboratorStatus: String, CaseIterable, Sendable {
  case present, left

  /// The French label.
  public var label: String {
    switch self {
    case .present: "Présent"
    case .left: "Parti"
    }
  }
}
