internal import CommandLineKit
internal import JiniusCore

struct AccountCreate: GuardedCommand {
  static let name = "create"
  static let summary = "Create an individual, nominative account."
  static let permission = Permission.operatorship
  static let examples = [
    "jinius account create claire.martin@cabinet-martin.fr --given-name Claire --family-name Martin",
    """
    jinius account create claire.martin@cabinet-martin.fr --given-name Claire --family-name Martin \
    --phone "+33 4 78 12 34 56" --professional-number "14-00012345"
    """,
  ]

  static let wordRules = [AccountDetailOptions.rule]

  @Argument("Address of the person; one account each.") var email: EmailAddress
  @Option("Given name.") var givenName: NamePart
  @Option("Family name.") var familyName: NamePart
  @Option("Profession.") var profession: Profession?
  @Group var details: AccountDetailOptions
  @Flag("Made by the person himself: pending until he answers a letter.", name: "self")
  var byHimself: Bool
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    let name = try PersonName.typed(given: givenName.text, family: familyName.text)
    console.warn(ofMailbox: email)
    try console.report(
      try console.registry(delivery).createAccount(
        email, name: name, profession: profession, details: details.given, byHimself: byHimself),
      made: email.description,
      done: "account \(email) created" + (byHimself ? "; a letter to its person activates it" : ""),
      already: "account \(email) exists already")
  }
}
