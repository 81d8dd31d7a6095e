internal import CommandLineKit
internal import JiniusCore

struct AccountSuspend: GuardedCommand {
  static let name = "suspend"
  static let summary = "Suspend an account: it may do nothing until it is reactivated."
  static let permission = Permission.operatorship
  static let discussion =
    "What it was to sign ends. The last administrator of a space cannot be suspended."
  static let examples = [
    "jinius account suspend zoe.leroy@cabinet-martin.fr --reason \"départ du cabinet\""
  ]

  @Argument("Address of the person.") var email: EmailAddress
  @Option("Why; the person is told.") var reason: PrintableLine?

  func run(in console: Console) throws {
    try console.report(
      try console.registry().suspendAccount(email, reason: reason?.text),
      done: "account \(email) suspended", already: "account \(email) is suspended already")
  }
}
