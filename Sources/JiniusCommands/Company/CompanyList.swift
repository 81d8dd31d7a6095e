internal import CommandLineKit
internal import JiniusCore

struct CompanyList: GuardedCommand {
  static let name = "list"
  static let summary = "List the company spaces."
  static let permission = Permission.account
  static let examples = ["jinius company list"]

  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.companyPage(after: $0, limit: $1)
    }
  }
}
