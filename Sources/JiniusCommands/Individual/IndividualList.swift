internal import CommandLineKit
internal import JiniusCore

struct IndividualList: GuardedCommand {
  static let name = "list"
  static let summary = "List the private persons' spaces."
  static let permission = Permission.account
  static let examples = ["jinius individual list"]

  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.individualPage(after: $0, limit: $1)
    }
  }
}
