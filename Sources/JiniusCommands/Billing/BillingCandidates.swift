internal import CommandLineKit
internal import JiniusCore

struct BillingCandidates: GuardedCommand {
  static let name = "candidates"
  static let summary = "List the establishments that a company may have billed."
  static let permission = Permission.action(.registerParticipants)
  static let examples = ["jinius billing candidates --company 379627342"]

  @Option("Company, by its SIREN.") var company: SIREN
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.payerPage(for: company, after: $0, limit: $1)
    }
  }
}
