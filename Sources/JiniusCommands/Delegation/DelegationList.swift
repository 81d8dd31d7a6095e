internal import CommandLineKit
internal import JiniusCore

struct DelegationList: GuardedCommand {
  static let name = "list"
  static let summary = "List the rights that companies lent each other."
  static let permission = Permission.account
  static let examples = ["jinius delegation list", "jinius delegation list --company 379627342"]

  @Option("Of one company only, by its SIREN.") var company: SIREN?
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.delegationPage(of: company, after: $0, limit: $1)
    }
  }
}
