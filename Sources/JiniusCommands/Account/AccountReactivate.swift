internal import CommandLineKit
internal import JiniusCore

struct AccountReactivate: GuardedCommand {
  static let name = "reactivate"
  static let summary = "End the suspension of an account."
  static let permission = Permission.operatorship
  static let examples = [
    "jinius account reactivate zoe.leroy@cabinet-martin.fr --reason \"départ du cabinet\""
  ]

  @Argument("Address of the person.") var email: EmailAddress
  @Option("Why; the person is told.") var reason: PrintableLine?

  func run(in console: Console) throws {
    try console.report(
      try console.registry().reactivateAccount(email, reason: reason?.text),
      done: "account \(email) reactivated", already: "account \(email) is not suspended")
  }
}
