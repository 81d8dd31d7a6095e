internal import CommandLineKit
internal import JiniusCore

struct AccountCreate: GuardedCommand {
  static let name = "create"
  static let summary = "Create an individual, nominative account."
  static let permission = Permission.operatorship
  static let examples = [
    "jinius account create claire.martin@cabinet-martin.fr --given-name Claire --family-name Martin"
  ]

  @Argument("Address of the person; one account each.") var email: EmailAddress
  @Option("Given name.") var givenName: NamePart
  @Option("Family name.") var familyName: NamePart
  @Option("Profession.") var profession: Profession?
  @Flag("Made by the person himself: pending until he answers a letter.", name: "self")
  var byHimself: Bool
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    let name = try PersonName.typed(given: givenName.text, family: familyName.text)
    if email.isRoleAddress {
      console.say("warning: \(email) looks like a shared mailbox; accounts are nominative")
    }
    try console.report(
      try console.registry(delivery).createAccount(
        email, name: name, profession: profession, byHimself: byHimself),
      made: email.description,
      done: "account \(email) created" + (byHimself ? "; a letter to its person activates it" : ""),
      already: "account \(email) exists already")
  }
}
