internal import CommandLineKit
internal import JiniusCore

struct OutboxList: GuardedCommand {
  static let name = "list"
  static let summary = "List the letters, oldest first."
  static let permission = Permission.operatorship
  static let examples = ["jinius outbox list --to paul.durand@cabinet-martin.fr"]

  @Option("To one e-mail address or mobile only.") var to: String?
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.letterPage(after: $0, to: to, limit: $1)
    }
  }
}
