internal import CommandLineKit
internal import JiniusCore

struct RetentionReport: GuardedCommand {
  static let name = "report"
  static let summary = "Show what is no longer to be kept, category by category."
  static let permission = Permission.operatorship
  static let examples = [
    "jinius retention report",
    "jinius retention report --json | jq 'select(.count > 0)'",
  ]

  func run(in console: Console) throws {
    try console.listAll(try console.registry().retentionReport())
  }
}
