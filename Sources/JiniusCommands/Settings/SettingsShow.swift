internal import CommandLineKit
internal import JiniusCore

struct SettingsShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show a setting with its help."
  static let permission = Permission.operatorship
  static let examples = ["jinius settings show link_days"]

  @Argument("Which.") var setting: Setting

  func run(in console: Console) throws {
    try console.show(try console.registry().setting(setting))
  }
}
