internal import CommandLineKit
internal import JiniusCore

struct ContractWithdraw: GuardedCommand {
  static let name = "withdraw"
  static let summary = "Go back on a private person's contract: free, and without a reason."
  static let permission = Permission.action(.launchSignature)
  static let discussion = """
    For its owner and for the operator, to the last second in Paris of the last day (L221-18 to \
    L221-21 C. consommation; jinius contract deadlines lists them). The registration ends as \
    « Rétractée » and its seat is free, the contract as « Résiliée » and its file stays; the receipt \
    leaves at once. By the link: jinius signature withdraw.
    """
  static let examples = [
    "jinius contract withdraw C-000001",
    "jinius contract withdraw C-000001 --posted 2026-12-04",
  ]

  @Argument("Its number.") var contract: ConventionNumber
  @Option("Where the receipt goes; to its owner otherwise.") var receiptTo: EmailAddress?
  @Option("Day on which a letter was posted, which counts (the operator alone).")
  var posted: CivilDate?

  func run(in console: Console) throws {
    let outcome = try console.registry().withdraw(
      from: contract, receiptTo: receiptTo, postedOn: posted)
    try console.report(
      outcome, done: "\(contract) is terminated, and \(outcome.value.registration) withdrawn",
      already: "\(contract): already so, its owner went back on it")
  }
}
