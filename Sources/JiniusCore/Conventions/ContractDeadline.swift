/// A private person's contract with the time that he has to go back on it.
public struct ContractDeadline: Sendable {
  /// The contract.
  public let number: ConventionNumber
  /// Whose it is.
  public let owner: EmailAddress
  /// The registration that it is about.
  public let registration: RegistrationNumber
  /// The title of the training, as it was signed.
  public let training: String
  /// Who takes part.
  public let participant: EmailAddress
  /// His name.
  public let participantName: PersonName
  /// When it was signed.
  public let signedAt: Instant
  /// From when on it is too late: midnight in Paris after the last day.
  public let until: Instant
  /// Where the right stands.
  public let status: WithdrawalStatus
  /// What can be done with it now.
  public let availableActions: [String]
  /// When it was exercised.
  public let withdrawnAt: Instant?

  /// The last day on which it is not too late.
  public var lastDay: CivilDate { Withdrawal.lastDay(before: until) }
}

/// Where a private person's right to go back on a contract stands.
public enum WithdrawalStatus: String, CaseIterable, Sendable {
  case running, lapsed, exercised

  /// The French label.
  public var label: String {
    switch self {
    case .running: "En cours"
    case .lapsed: "Expirée"
    case .exercised: "Exercée"
    }
  }
}
