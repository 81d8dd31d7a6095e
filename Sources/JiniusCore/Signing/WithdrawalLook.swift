/// What the page of a private person's right to go back on a contract shows: the contract, what he would
/// declare, and that he did.
public struct WithdrawalLook: Sendable {
  /// The contract.
  public let convention: ConventionNumber
  /// What kind of paper it is.
  public let kind: ConventionKind
  /// The title of the training, as it was signed.
  public let training: String
  /// Who takes part.
  public let participant: PersonName
  /// The training body.
  public let provider: String
  /// Whose contract it is.
  public let consumer: PersonName
  /// His address: the receipt goes there unless he chooses another.
  public let email: EmailAddress
  /// When it was signed.
  public let signedAt: Instant
  /// From when on it is too late.
  public let until: Instant
  /// Whether he may withdraw now.
  public let isOpen: Bool
  /// That he did.
  public let withdrawal: ContractWithdrawal?
  /// The form that withdraws, made for how things stand.
  public let form: FormToken

  /// The last day on which it is not too late.
  public var lastDay: CivilDate { Withdrawal.lastDay(before: until) }
}
