internal import CommandLineKit
internal import JiniusCore

struct TrainingShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show a training with all that its papers will say."
  static let permission = Permission.account
  static let examples = ["jinius training show AUDIT-101"]

  @Argument("Its code.") var code: Code

  func run(in console: Console) throws {
    try console.show(try console.registry().training(code))
  }
}
