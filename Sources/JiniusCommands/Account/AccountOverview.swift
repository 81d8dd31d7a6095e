internal import CommandLineKit
internal import JiniusCore

struct AccountOverview: GuardedCommand {
  static let name = "overview"
  static let summary = "Show a participant's own space: trainings to come and done, conventions."
  static let permission = Permission.oneself
  static let examples = [
    "jinius account overview lea.petit@cabinet-martin.fr",
    "jinius account overview --as lea.petit@cabinet-martin.fr --json | jq .done.count",
  ]

  @Argument("Address of the person; else who acts.") var email: EmailAddress?

  func run(in console: Console) throws {
    guard let email = try email ?? console.actingAccount() else {
      throw UsageError("whose overview?", hint: "give the address, or --as EMAIL")
    }
    let (account, overview) = try console.registry().accountOverview(email)
    try console.show(AccountLandmarks(account: account, overview: overview))
  }
}
