internal import CommandLineKit
internal import JiniusCore

struct PlatformList: GuardedCommand {
  static let name = "list"
  static let summary = "List the platforms that are declared."
  static let permission = Permission.operatorship
  static let examples = ["jinius platform list"]

  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.platformPage(after: $0, limit: $1)
    }
  }
}
