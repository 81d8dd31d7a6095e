internal import CommandLineKit
internal import JiniusCore

struct ConventionList: GuardedCommand {
  static let name = "list"
  static let summary = "List conventions and contracts with their status."
  static let permission = Permission.account
  static let examples = [
    "jinius convention list --company 379627342",
    "jinius convention list --status awaiting_signature --json | jq -r .id",
  ]

  @Group var space: SpaceOptions
  @Option("Of one status only.") var status: ConventionStatus?
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    let filter = ConventionFilter(space: space.reference, status: status)
    try console.list(limit: options.limit?.value) {
      try registry.conventionPage(filter, after: $0, limit: $1)
    }
  }
}
