internal import CommandLineKit
internal import JiniusCore

struct RightExplain: GuardedCommand {
  static let name = "explain"
  static let summary = "Say whether an account may do something in a company, and why."
  static let permission = Permission.action(.manageRights)
  static let examples = [
    "jinius right explain --account paul.durand@cabinet-martin.fr --company 379627342 "
      + "--action register_participants"
  ]

  @Option("Address of the account.") var account: EmailAddress
  @Option("Company, by its SIREN.") var company: SIREN
  @Option("What is to be done.") var action: Action
  @Option("Whom it is about, by address.") var participant: EmailAddress?

  func run(in console: Console) throws {
    try console.show(
      try console.registry().explainRight(
        action, of: account, in: company, about: participant))
  }
}
