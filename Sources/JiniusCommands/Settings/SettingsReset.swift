internal import CommandLineKit
internal import JiniusCore

struct SettingsReset: GuardedCommand {
  static let name = "reset"
  static let summary = "Put a setting back to its standard value."
  static let permission = Permission.operatorship
  static let examples = ["jinius settings reset link_days"]

  @Argument("Which.") var setting: Setting

  func run(in console: Console) throws {
    let outcome = try console.registry().reset(setting)
    try console.report(
      outcome, done: "\(setting.rawValue) is \(outcome.value.value) again",
      already: "\(setting.rawValue) is so already")
  }
}
