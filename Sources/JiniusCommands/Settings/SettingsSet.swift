internal import CommandLineKit
internal import JiniusCore

struct SettingsSet: GuardedCommand {
  static let name = "set"
  static let summary = "Set a setting."
  static let permission = Permission.operatorship
  static let examples = ["jinius settings set public_address https://formation.example.fr"]

  @Argument("Which.") var setting: Setting
  @Argument("Its value.") var value: String

  func run(in console: Console) throws {
    let outcome: Outcome<SettingView>
    do { outcome = try console.registry().set(setting, to: value) } catch let invalid
      as InvalidValue
    {
      throw ValueError(parameter: setting.rawValue, value: value, underlying: invalid)
    }
    try console.report(
      outcome, done: "\(setting.rawValue) set", already: "\(setting.rawValue) is so already")
  }
}
