internal import CommandLineKit
internal import JiniusCore

struct ProviderShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show a training body with its terms."
  static let permission = Permission.account
  static let examples = ["jinius provider show IRF"]

  @Argument("Its code.") var code: Code

  func run(in console: Console) throws {
    try console.show(try console.registry().provider(code))
  }
}
