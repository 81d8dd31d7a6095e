internal import CommandLineKit
internal import JiniusCore

struct CompanyOverview: GuardedCommand {
  static let name = "overview"
  static let summary = "Show a company at a glance: trainings, conventions, what it administers."
  static let permission = Permission.action(.readDocuments)
  static let discussion = """
    Counts, and the next ten of each: trainings to come with programme, place and times, those \
    done, and conventions. Administrators also see the directory, third parties, the company and \
    its interlocutors.
    """
  static let examples = [
    "jinius company overview 379627342",
    "jinius company overview 379627342 --json | jq .conventions.awaiting_signature.count",
  ]
  static let wordRules = [CompanyReference.rule]

  @Group var reference: CompanyReference
  @Option("Trainings and conventions of one establishment only, by its SIRET.")
  var establishment: SIRET?

  func run(in console: Console) throws {
    let siren = try reference.required()
    try console.show(
      try console.registry().companyOverview(siren, establishment: establishment))
  }
}
