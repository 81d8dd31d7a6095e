/// A private person's going back on a contract (L221-18 and L221-21 C. consommation): when, how, and
/// what he declared.
public struct ContractWithdrawal: Equatable, Sendable {
  /// The contract.
  public let convention: ConventionNumber
  /// When it was received: what the receipt says.
  public let at: Instant
  /// How it came.
  public let channel: Channel
  /// The day on which a letter was posted: that counts.
  public let postedOn: CivilDate?
  /// Who withdrew; nil once the law has erased it.
  public let name: PersonName?
  /// Where the receipt went, which is his to choose; nil alike.
  public let receiptTo: EmailAddress?

  /// How a withdrawal comes.
  public enum Channel: String, CaseIterable, Sendable {
    /// By the page that a link opens.
    case page
    /// By a command: the person's own, or on his behalf.
    case command
    /// By a letter through the post, entered by a command.
    case letter
  }

  /// What whoever withdraws declares.
  public static let statement = LetterText.statement
}

/// The link by which the owner of a contract withdraws where he has no signing link of his own: a
/// platform or somebody else signed.
struct WithdrawalLink {
  let convention: ConventionNumber
  let account: Int
  let email: EmailAddress
  let nonce: [UInt8]
}
