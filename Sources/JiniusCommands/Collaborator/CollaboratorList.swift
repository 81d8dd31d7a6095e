internal import CommandLineKit
internal import JiniusCore

struct CollaboratorList: GuardedCommand {
  static let name = "list"
  static let summary = "List a company's directory."
  static let permission = Permission.action(.manageCompany)
  static let examples = [
    "jinius collaborator list --company 379627342",
    "jinius collaborator list --company 379627342 --all --json",
  ]

  @Option("Company, by its SIREN.") var company: SIREN
  @Flag("Also those who left.") var all: Bool
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.collaboratorPage(of: company, withFormer: all, after: $0, limit: $1)
    }
  }
}
