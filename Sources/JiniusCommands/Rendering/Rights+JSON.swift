internal import JiniusCore

/// One role of a matrix.
struct RightLine: Listed {
  let role: Role
  let allowed: [Action]

  static func lines(of matrix: RightMatrix) -> [RightLine] {
    Role.allCases.map { role in
      RightLine(role: role, allowed: Action.allCases.filter { matrix.allows(role, $0) })
    }
  }

  static let columns: [Column] = ["ROLE", "MAY"]

  var row: Int { (Role.allCases.firstIndex(of: role) ?? 0) + 1 }

  var cells: [String] {
    [role.label, allowed.isEmpty ? "—" : allowed.map(\.rawValue).joined(separator: ", ")]
  }

  var json: JSON {
    [
      "role": .string(role.rawValue), "role_label": .string(role.label),
      "actions": .array(allowed.map { .string($0.rawValue) }),
    ]
  }
}

extension RightExplanation: Presentable {
  var json: JSON {
    [
      "account": .string(account.description), "action": .string(action.rawValue),
      "action_label": .string(action.label), "allowed": .bool(decision.isAllowed),
      "reason": .string(decision.words),
    ]
  }
}

extension Decision {
  /// The reason, or the missing link, in a sentence.
  fileprivate var words: String {
    switch self {
    case .allowed(let reason):
      switch reason {
      case .owner: "it is his own space"
      case .role(let role): "his role there: \(role.label)"
      case .delegation: "it was lent to a structure in which he holds it himself"
      case .openSpace: "the space is open, and he registers himself"
      case .oneself: "it is about himself"
      }
    case .refused(let missing): missing.words
    }
  }
}

extension DelegationView: Listed {
  static let columns: [Column] = ["DELEGATION", "FROM", "TO", "RIGHT", "STATUS", .times("UNTIL")]

  var row: Int { delegation.id }

  var cells: [String] {
    [
      String(delegation.id), delegation.from.description, delegation.to.description,
      delegation.action.rawValue, status.label, delegation.expiresAt.description,
    ]
  }

  var json: JSON {
    [
      "id": .int(delegation.id), "from": .string(delegation.from.description),
      "to": .string(delegation.to.description), "right": .string(delegation.action.rawValue),
      "right_label": .string(delegation.action.label), "status": .string(status.rawValue),
      "status_label": .string(status.label),
      "available_actions": .array(status.availableActions.map { .string($0) }),
      "expires_at": .instant(delegation.expiresAt),
      "created_at": .instant(delegation.createdAt),
      "replaced_at": .optional(delegation.replacedAt),
    ]
  }
}

extension BillingView: Presentable {
  var json: JSON {
    [
      "establishment": .string(establishment.description), "policy": .string(policy.rawValue),
      "policy_label": .string(policy.label),
      "companies": .array(
        companies.compactMap { $0.company.map { .string($0.siren.description) } }),
    ]
  }
}

extension PayerView: Listed {
  static let columns: [Column] = Establishment.columns
  var row: Int { establishment.id }
  var cells: [String] { establishment.cells }
  var json: JSON { establishment.json }
}
