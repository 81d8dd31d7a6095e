/// Who acts: the journal names it in each entry.
public enum Actor: Equatable, Sendable {
  /// Whoever can open the file, by the number of the system's user.
  case `operator`(uid: Int)
  /// The holder of a signing link.
  case signatory(procedure: Int)
  /// Time itself, when `tick` or a later write records what fell due.
  case clock

  /// The word in the journal.
  var kind: String {
    switch self {
    case .operator: "operator"
    case .signatory: "signatory"
    case .clock: "clock"
    }
  }

  /// The number that tells one of a kind from another.
  var id: Int? {
    switch self {
    case .operator(let uid): uid
    case .signatory(let procedure): procedure
    case .clock: nil
    }
  }
}
