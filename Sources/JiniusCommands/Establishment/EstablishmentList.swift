internal import CommandLineKit
internal import JiniusCore

struct EstablishmentList: GuardedCommand {
  static let name = "list"
  static let summary = "List the establishments of a company, the head office first."
  static let permission = Permission.action(.manageCompany)
  static let examples = ["jinius establishment list --company 379627342"]

  @Option("Company, by its SIREN.") var company: SIREN

  func run(in console: Console) throws {
    let establishments = try console.registry().establishments(of: company)
    try console.list(limit: nil) { after, limit in
      Array(establishments.filter { $0.id > after }.prefix(limit))
    }
  }
}
