internal import CommandLineKit
internal import JiniusCore

struct CompanyUpdate: GuardedCommand {
  static let name = "update"
  static let summary = "Change what is given of a company."
  static let permission = Permission.action(.manageCompany)
  static let discussion = """
    Who may register people shapes the space: that change needs --yes, and the administrators are \
    told.
    """
  static let examples = [
    "jinius company update 379627342 --name \"Cabinet Martin\"",
    "jinius company update 379627342 --registration-rights open --yes",
  ]
  static let wordRules = [CompanyReference.rule, AddressOptions.rule]

  @Group var reference: CompanyReference
  @Option("Name.") var name: PrintableName?
  @Option("Legal form.") var legalForm: LegalForm?
  @Group var address: AddressOptions
  @Option("Who may register people.") var registrationRights: RegistrationRights?
  @Option("Establishment that is billed, by its SIRET.") var billingEstablishment: SIRET?
  @Flag("Confirm a change of registration rights.") var yes: Bool

  func run(in console: Console) throws {
    let siren = try reference.required()
    let change = CompanyChange(
      name: name?.text, legalForm: legalForm, registrationRights: registrationRights,
      address: address.address, billingEstablishment: billingEstablishment, isConfirmed: yes)
    try console.report(
      try console.registry().updateCompany(siren, change), done: "company \(siren) changed",
      already: "company \(siren) is so already")
  }
}
