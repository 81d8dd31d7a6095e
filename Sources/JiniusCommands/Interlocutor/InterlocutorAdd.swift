internal import CommandLineKit
internal import JiniusCore

struct InterlocutorAdd: GuardedCommand {
  static let name = "add"
  static let summary = "Add an interlocutor to a space; a newcomer is invited by e-mail."
  static let permission = Permission.action(.manageRights)
  static let discussion = """
    Roles and the right to sign are separate things. Whoever may sign needs a mobile: the code is \
    sent there. Whoever holds grant_registration adds those who are to register: with a role that \
    registers, without a mobile and without the right to sign.
    """
  static let examples = [
    """
    jinius interlocutor add --company 379627342 --email paul.durand@cabinet-martin.fr \
    --given-name Paul --family-name Durand --role training_manager --mobile "+33 6 12 34 56 78" \
    --can-sign
    """
  ]
  static let wordRules = [SpaceOptions.rule, NewcomerOptions.rule]

  @Group var reference: InterlocutorReference
  @Group var newcomer: NewcomerOptions
  @Option("Role; may be given several times.") var role: [Role]
  @Option("Mobile, in international format.") var mobile: MobileNumber?
  @Flag("May sign conventions and contracts.") var canSign: Bool
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    if let mobile, mobile.isForeign {
      console.say("warning: \(mobile) is not a French number; check that SMS reach it")
    }
    console.warn(ofMailbox: reference.email)
    let form = InterlocutorForm(
      person: try newcomer.person(reference.email), establishment: reference.establishment,
      roles: Set(role), mobile: mobile, canSign: canSign)
    try console.report(
      try console.registry(delivery).addInterlocutor(form, to: try reference.space.required()),
      made: reference.email.description, done: "interlocutor \(reference.email) added",
      already: "interlocutor \(reference.email) is there already")
  }
}
