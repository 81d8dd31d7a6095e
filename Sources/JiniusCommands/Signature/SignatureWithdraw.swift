internal import CommandLineKit
internal import JiniusCore

struct SignatureWithdraw: GuardedCommand {
  static let name = "withdraw"
  static let summary = "Go back on the contract that a link signed: free, and without a reason."
  static let permission = Permission.link
  static let discussion = """
    For a private person, until the last day of his right, which letters and the page tell. A letter \
    brings the owner a link of his own where a platform, or somebody else, signed; it is for this alone.
    """
  static let examples = ["jinius signature withdraw https://jinius.invalid/sign/…"]

  @Argument("Link, or the token in it; - reads it from standard input.") var link: String
  @Option("Where the receipt goes; to the owner of the contract otherwise.")
  var receiptTo: EmailAddress?

  func run(in console: Console) throws {
    if try console.isRehearsedSecret() { return }
    let outcome = try console.linkRegistry().withdraw(
      token: console.token(link), receiptTo: receiptTo)
    let look = outcome.value
    try console.report(
      outcome,
      done: "\(look.convention) is terminated; the receipt goes to "
        + "\(look.withdrawal?.receiptTo?.description ?? "its owner")",
      already: "\(look.convention): already so, its owner went back on it")
  }
}
