internal import CommandLineKit
internal import JiniusCore

struct BillingList: GuardedCommand {
  static let name = "list"
  static let summary = "List the companies that may have an establishment billed."
  static let permission = Permission.action(.manageCompany)
  static let examples = ["jinius billing list --establishment 40483304800022"]

  @Option("Establishment, by its SIRET.") var establishment: SIRET

  func run(in console: Console) throws {
    let view = try console.registry().billing(of: establishment)
    try console.list(limit: nil) { after, limit in
      Array(view.companies.filter { $0.id > after }.prefix(limit))
    }
    console.say("policy: « \(view.policy.label) »")
  }
}
