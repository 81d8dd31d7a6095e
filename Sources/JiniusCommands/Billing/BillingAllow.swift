internal import CommandLineKit
internal import JiniusCore

struct BillingAllow: GuardedCommand {
  static let name = "allow"
  static let summary = "Let a company have an establishment billed."
  static let permission = Permission.action(.manageCompany)
  static let examples = [
    "jinius billing allow --establishment 40483304800022 --company 379627342"
  ]

  @Option("Establishment, by its SIRET.") var establishment: SIRET
  @Option("Company, by its SIREN.") var company: SIREN

  func run(in console: Console) throws {
    try console.report(
      try console.registry().allowBilling(of: establishment, to: company, true),
      done: "\(company) may have it billed", already: "\(company) may have it billed already")
  }
}
