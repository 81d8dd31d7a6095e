internal import CommandLineKit
internal import JiniusCore

struct EstablishmentUpdate: GuardedCommand {
  static let name = "update"
  static let summary = "Change the name or the address of an establishment."
  static let permission = Permission.action(.manageCompany)
  static let discussion = "A paper that is frozen or signed stays as it was read."
  static let examples = [
    """
    jinius establishment update 37962734200015 --street "5 rue de la République" \
    --postal-code 69002 --city Lyon
    """
  ]
  static let wordRules = [
    AddressOptions.rule, .atLeastOne(["--name", "--street"]),
  ]

  @Argument("Its SIRET.") var siret: SIRET
  @Option("Its own name.") var name: PrintableName?
  @Group var address: AddressOptions

  func run(in console: Console) throws {
    try console.report(
      try console.registry().updateEstablishment(
        siret, name: name?.text, address: address.address),
      done: "establishment \(siret) changed", already: "establishment \(siret) is so already")
  }
}
