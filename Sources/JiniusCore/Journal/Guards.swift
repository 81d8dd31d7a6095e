/// What would have to be there for an action to be allowed.
public enum MissingRight: Equatable, Sendable {
  /// One of the roles, by their French labels.
  case role([String])
  /// Only the person himself may.
  case ownership
  /// Only whoever runs the installation may.
  case operatorship
  /// The account must be accepted by its person first, and not be stopped.
  case acceptance
}

/// The guards that need no look at a space; those that do are in `Rights`.
extension Reading {
  /// Lets only whoever runs the installation through.
  func requireOperator() throws(Refusal) {
    if acting.isAccount { throw notPermitted(.operatorship) }
  }

  /// Lets only the person himself through, and the operator.
  func requireSelf(_ email: EmailAddress) throws(Refusal) {
    if case .account(_, email: let own) = acting, own != email { throw notPermitted(.ownership) }
  }

  /// The refusal (77), with whom to turn to (S3).
  func notPermitted(_ missing: MissingRight, administrators: [String] = []) -> Refusal {
    .notPermitted(
      account: acting.description, missing: missing, administrators: administrators)
  }
}

extension Registry {
  /// Refuses all but whoever runs the installation, before a database is there to ask.
  public func requireOperator() throws(Refusal) {
    switch situation.actor {
    case .operator: return
    case .account(let email), .linkHolder(let email):
      throw .notPermitted(
        account: email.description, missing: .operatorship, administrators: [])
    }
  }
}
