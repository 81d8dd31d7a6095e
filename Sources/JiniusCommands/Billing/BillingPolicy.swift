internal import CommandLineKit
internal import JiniusCore

struct BillingPolicy: GuardedCommand {
  static let name = "policy"
  static let summary = "Show or set who may have an establishment billed."
  static let permission = Permission.action(.manageCompany)
  static let discussion = "With listed (recommended) nobody may until jinius billing allow."
  static let examples = [
    "jinius billing policy --establishment 40483304800022 --show",
    "jinius billing policy --establishment 40483304800022 --set all",
  ]
  static let wordRules = [WordRule.exactlyOne(["--set", "--show"])]

  @Option("Establishment, by its SIRET.") var establishment: SIRET
  @Option("Who may, from now on.") var set: PayerPolicy?
  @Flag("Only show it.") var show: Bool

  func run(in console: Console) throws {
    let registry = try console.registry()
    guard let set else { return try console.show(try registry.billing(of: establishment)) }
    try console.report(
      try registry.setBillingPolicy(set, of: establishment),
      done: "billing policy of \(establishment): « \(set.label) »",
      already: "billing policy of \(establishment) is « \(set.label) » already")
  }
}
