internal import CommandLineKit
internal import JiniusCore

struct AccountClose: GuardedCommand {
  static let name = "close"
  static let summary = "Close an account for good; its history stays."
  static let permission = Permission.oneself
  static let discussion = """
    What it was to sign ends, and it is no interlocutor of a company any more. One may close one's own \
    account; the last administrator of a space cannot go.
    """
  static let examples = [
    "jinius account close zoe.leroy@cabinet-martin.fr --reason \"départ du cabinet\""
  ]

  @Argument("Address of the person.") var email: EmailAddress
  @Option("Why; the person is told.") var reason: PrintableLine?

  func run(in console: Console) throws {
    try console.report(
      try console.registry().closeAccount(email, reason: reason?.text),
      done: "account \(email) closed", already: "account \(email) is closed already")
  }
}
