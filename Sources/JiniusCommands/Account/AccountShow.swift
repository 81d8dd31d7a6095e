internal import CommandLineKit
internal import JiniusCore

struct AccountShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show an account."
  static let permission = Permission.oneself
  static let examples = ["jinius account show claire.martin@cabinet-martin.fr"]

  @Argument("Address of the person.") var email: EmailAddress

  func run(in console: Console) throws {
    try console.show(try console.registry().account(email))
  }
}
