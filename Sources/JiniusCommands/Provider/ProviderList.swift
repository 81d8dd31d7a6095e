internal import CommandLineKit
internal import JiniusCore

struct ProviderList: GuardedCommand {
  static let name = "list"
  static let summary = "List the training bodies."
  static let permission = Permission.account
  static let examples = ["jinius provider list"]

  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.providerPage(after: $0, limit: $1)
    }
  }
}
