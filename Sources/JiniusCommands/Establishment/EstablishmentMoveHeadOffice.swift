internal import CommandLineKit
internal import JiniusCore

struct EstablishmentMoveHeadOffice: GuardedCommand {
  static let name = "move-head-office"
  static let summary = "Make another establishment the head office of its company."
  static let permission = Permission.action(.manageCompany)
  static let discussion = """
    A head office that moves has a new SIRET: jinius establishment add comes first. Interlocutors, \
    registrations and conventions stay where they are: who signs for the new one is added there by \
    jinius interlocutor add --establishment; who is billed is changed by jinius company update \
    --billing-establishment.
    """
  static let examples = ["jinius establishment move-head-office 37962734200015"]

  @Argument("SIRET of the head office from now on.") var siret: SIRET

  func run(in console: Console) throws {
    try console.report(
      try console.registry().moveHeadOffice(to: siret),
      done: "\(siret) is the head office of \(siret.siren)",
      already: "\(siret) is the head office of \(siret.siren) already")
  }
}
