internal import CommandLineKit
internal import JiniusCore

struct EstablishmentAdd: GuardedCommand {
  static let name = "add"
  static let summary = "Add a further establishment to a company."
  static let permission = Permission.action(.manageCompany)
  static let examples = [
    """
    jinius establishment add 37962734200023 --name "Bureau de Grenoble" \
    --street "3 place Grenette" --postal-code 38000 --city Grenoble
    """
  ]
  static let wordRules = [AddressOptions.rule]

  @Argument("Its SIRET, which names the company too.") var siret: SIRET
  @Option("Its own name.") var name: PrintableName?
  @Group var address: AddressOptions

  func run(in console: Console) throws {
    let establishment = Establishment(
      siret: siret, name: name?.text, address: address.address, isHeadOffice: false)
    try console.report(
      try console.registry().addEstablishment(establishment),
      made: siret.description, done: "establishment \(siret) added",
      already: "establishment \(siret) exists already")
  }
}
