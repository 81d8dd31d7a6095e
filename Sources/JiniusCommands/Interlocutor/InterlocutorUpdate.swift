internal import CommandLineKit
internal import JiniusCore

struct InterlocutorUpdate: GuardedCommand {
  static let name = "update"
  static let summary = "Change an interlocutor: roles, mobile, right to sign, address."
  static let permission = Permission.action(.manageRights)
  static let discussion = """
    Taking the right to sign away ends the signatures in progress. While somebody is signing, his \
    mobile and address stay as they are: cancel, correct, relaunch.
    Until a newcomer accepts his account, his name and address are put right here: what was done for \
    him follows, and the right address is invited. Where other firms have to do with him, or somebody \
    has that address already, the person at it takes his place.
    """
  static let examples = [
    "jinius interlocutor update --company 379627342 --email zoe.leroy@cabinet-martin.fr "
      + "--mobile +33612345679 --can-sign",
    "jinius interlocutor update --company 379627342 --email zoe.leroy@cabinet-martin.fr "
      + "--no-can-sign",
  ]
  static let wordRules = [SpaceOptions.rule, NewcomerOptions.rule]

  @Group var reference: InterlocutorReference
  @Option("Role from now on; may be given several times.") var role: [Role]
  @Flag("No role from now on.") var noRole: Bool
  @Option("Mobile from now on.") var mobile: MobileNumber?
  @Toggle("May sign, or may no longer.") var canSign: Bool?
  @Option("Right address of a person whose address was wrong.") var newEmail: EmailAddress?
  @Group var newcomer: NewcomerOptions
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    if noRole && !role.isEmpty { throw UsageError("--role and --no-role exclude each other") }
    if let newEmail { console.warn(ofMailbox: newEmail) }
    let change = InterlocutorChange(
      roles: noRole ? [] : role.isEmpty ? nil : Set(role), mobile: mobile, canSign: canSign,
      person: try newEmail.map { try newcomer.person($0) },
      name: newEmail == nil ? try newcomer.name() : nil)
    let registry = try console.registry(delivery)
    let space = try reference.space.required()
    let papers = try change.name.flatMap { _ in
      try registry.papers(naming: reference.email, in: space, for: .manageRights)
    }
    let outcome = try registry.updateInterlocutor(
      reference.email, of: space, establishment: reference.establishment, change)
    try console.report(
      outcome, keeping: papers?.unchanged(by: outcome.value.account) ?? [],
      done: "interlocutor \(reference.email) changed",
      already: "interlocutor \(reference.email) is so already")
  }
}
