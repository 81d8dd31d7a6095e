internal import CommandLineKit
internal import JiniusCore

struct IndividualShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show a private person's space."
  static let permission = Permission.oneself
  static let examples = ["jinius individual show marc.blanc@example.fr"]

  @Argument("Address of the person's account.") var account: EmailAddress

  func run(in console: Console) throws {
    try console.show(try console.registry().individual(account))
  }
}
