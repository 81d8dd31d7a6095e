internal import CommandLineKit
internal import JiniusCore

struct PlatformShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show a platform with its certificates."
  static let permission = Permission.operatorship
  static let examples = ["jinius platform show \"Je Signe Expert\""]

  @Argument("Its name.") var platform: PlatformName

  func run(in console: Console) throws {
    try console.show(try console.registry().platform(platform.text))
  }
}
