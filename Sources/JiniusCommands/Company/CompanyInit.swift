internal import CommandLineKit
internal import JiniusCore

struct CompanyInit: GuardedCommand {
  static let name = "init"
  static let summary = "Declare a company and open its space."
  static let permission = Permission.oneself
  static let discussion = """
    Whoever declares a company declares himself its administrator, and commits himself with --pledge: \
    « \(Pledge.currentWording) »
    One that whoever runs the installation types on somebody's behalf is marked so, and waits until \
    he confirms it: jinius company pledge, or invitation accept --pledge.
    Who may register people has no default: open lets any account register itself, restricted only \
    those who are named. The choice shapes the space.
    --session names the session whose registration made the declaration necessary; it takes no seat.
    """
  static let examples = [
    """
    jinius company init --siret 37962734200015 --name "Cabinet Martin & Associés" \
    --administrator claire.martin@cabinet-martin.fr --pledge --registration-rights restricted
    """
  ]
  static let wordRules = [AddressOptions.rule]

  @Option("SIRET of the head office.") var siret: SIRET
  @Option("Name.") var name: PrintableName
  @Option("Legal form.", default: .company) var legalForm: LegalForm
  @Group var address: AddressOptions
  @Option("Address of the account that declares itself administrator.")
  var administrator: EmailAddress
  @Flag("Commit yourself to be entitled to act as administrator.") var pledge: Bool
  @Option("Who may register people.") var registrationRights: RegistrationRights
  @Option("Session of the first registration.") var session: Code?
  @Option("In which quality you declare it.") var quality: RegistrantQuality?
  @Flag("Stop before the end, until jinius company finalise.") var draft: Bool

  func run(in console: Console) throws {
    console.warn(ofMailbox: administrator)
    let declaration = CompanyDeclaration(
      headOffice: Establishment(
        siret: siret, name: nil, address: address.address, isHeadOffice: true),
      company: .init(
        siren: siret.siren, name: name.text, legalForm: legalForm,
        registrationRights: registrationRights),
      administrator: administrator, isPledged: pledge, session: session, quality: quality,
      isDraft: draft)
    let outcome = try console.registry().declareCompany(declaration)
    try console.report(
      outcome,
      made: siret.siren.description,
      done: draft
        ? "space of \(name.text) begun; next: jinius company finalise \(siret.siren)"
        : "space of \(name.text) opened; next: jinius interlocutor add --company \(siret.siren) "
          + "--email … --mobile +33… --can-sign",
      already: "the space of \(name.text) is open already")
    if !outcome.wasAlready, outcome.value.pledges.contains(where: { $0.confirmedAt == nil }) {
      console.say(
        "the pledge was typed on behalf of \(administrator), whose word it awaits: "
          + "jinius company pledge \(siret.siren) --as \(administrator)")
    }
  }
}
