internal import CommandLineKit
internal import JiniusCore

struct BillingDisallow: GuardedCommand {
  static let name = "disallow"
  static let summary = "Let a company no longer have an establishment billed."
  static let permission = Permission.action(.manageCompany)
  static let examples = [
    "jinius billing disallow --establishment 40483304800022 --company 379627342"
  ]

  @Option("Establishment, by its SIRET.") var establishment: SIRET
  @Option("Company, by its SIREN.") var company: SIREN

  func run(in console: Console) throws {
    try console.report(
      try console.registry().allowBilling(of: establishment, to: company, false),
      done: "\(company) may no longer have it billed",
      already: "\(company) could not have it billed already")
  }
}
