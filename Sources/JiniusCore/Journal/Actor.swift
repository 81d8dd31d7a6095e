/// Who acts: the journal names it in each entry.
public enum Actor: Equatable, Sendable {
  /// Whoever can open the file, by the number of the system's user.
  case `operator`(uid: Int)
  /// One nominative account (S48), whose rights alone count.
  case account(id: Int, email: EmailAddress)
  /// The holder of a signing link.
  case signatory(procedure: Int)
  /// Time itself, when `tick` or a later write records what fell due.
  case clock

  /// The word in the journal.
  var kind: String {
    switch self {
    case .operator: "operator"
    case .account: "account"
    case .signatory: "signatory"
    case .clock: "clock"
    }
  }

  /// The number that tells one of a kind from another.
  var id: Int? {
    switch self {
    case .operator(let uid): uid
    case .account(let id, _): id
    case .signatory(let procedure): procedure
    case .clock: nil
    }
  }

  /// Whether the rights of one account count.
  var isAccount: Bool {
    if case .account = self { true } else { false }
  }

  /// What a refusal calls him.
  var description: String {
    if case .account(_, let email) = self { email.description } else { kind }
  }
}

/// Who is said to act, before the database is asked.
public enum ActingReference: Sendable {
  /// Whoever can open the file.
  case `operator`(uid: Int)
  /// An account (`--as`, `JINIUS_AS`).
  case account(EmailAddress)
  /// An account that does no more than show a link, which opens by itself: it need not be accepted.
  case linkHolder(EmailAddress)
}
