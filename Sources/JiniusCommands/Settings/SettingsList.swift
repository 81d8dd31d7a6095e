internal import CommandLineKit
internal import JiniusCore

struct SettingsList: GuardedCommand {
  static let name = "list"
  static let summary = "List the settings with their values."
  static let permission = Permission.operatorship
  static let examples = ["jinius settings list"]

  func run(in console: Console) throws {
    let settings = try console.registry().settings()
    try console.list(limit: nil) { after, limit in
      Array(settings.filter { $0.row > after }.prefix(limit))
    }
  }
}
