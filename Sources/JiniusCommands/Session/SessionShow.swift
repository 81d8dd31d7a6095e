internal import CommandLineKit
internal import JiniusCore

struct SessionShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show a session."
  static let permission = Permission.account
  static let examples = ["jinius session show AUDIT-2027-03"]

  @Argument("Its code.") var code: Code

  func run(in console: Console) throws {
    try console.show(try console.registry().session(code))
  }
}
