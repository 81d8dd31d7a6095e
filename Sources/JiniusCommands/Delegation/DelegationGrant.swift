internal import CommandLineKit
internal import JiniusCore

struct DelegationGrant: GuardedCommand {
  static let name = "grant"
  static let summary = "Propose to lend a right to another company."
  static let permission = Permission.action(.manageRights)
  static let discussion = "The other company accepts it; it is never passed on."
  static let examples = [
    "jinius delegation grant --from 379627342 --to 404833048 --right register_participants "
      + "--until 2026-12-31"
  ]

  @Option("Company that lends, by its SIREN.") var from: SIREN
  @Option("Company that it is lent to, by its SIREN.") var to: SIREN
  @Option("What is lent.") var right: Action
  @Option("Last day, in Paris.") var until: CivilDate
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    let outcome = try console.registry(delivery).grantDelegation(
      right, from: from, to: to, until: until)
    let id = outcome.value.delegation.id
    try console.report(
      outcome, made: String(id),
      done: "delegation \(id) proposed; an administrator of \(to) accepts it: "
        + "jinius delegation accept \(id)",
      already: "delegation \(id) stands already")
  }
}
