internal import CommandLineKit
internal import JiniusCore

struct SessionList: GuardedCommand {
  static let name = "list"
  static let summary = "List the sessions to come and those that run, with the seats that are left."
  static let permission = Permission.account
  static let examples = ["jinius session list --training AUDIT-101"]

  @Option("Of one training only.") var training: Code?
  @Flag("Those that are over, too.") var all: Bool
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.sessionPage(after: $0, training: training, isOverToo: all, limit: $1)
    }
  }
}
