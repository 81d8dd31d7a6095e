internal import CommandLineKit
internal import JiniusCore

struct AuditList: GuardedCommand {
  static let name = "list"
  static let summary = "List the journal: every change, its time and its actor."
  static let permission = Permission.operatorship
  static let examples = ["jinius audit list --json | tail -n 5"]

  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.journalPage(after: $0, limit: $1)
    }
  }
}
