internal import CommandLineKit
internal import JiniusCore

struct AccountList: GuardedCommand {
  static let name = "list"
  static let summary = "List the accounts."
  static let permission = Permission.operatorship
  static let examples = ["jinius account list", "jinius account list --json | jq -r .email"]

  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.accountPage(after: $0, limit: $1)
    }
  }
}
