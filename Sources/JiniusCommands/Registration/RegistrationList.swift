internal import CommandLineKit
internal import JiniusCore

struct RegistrationList: GuardedCommand {
  static let name = "list"
  static let summary = "List registrations, each with the status of its convention."
  static let permission = Permission.account
  static let discussion = """
    With --payer it is the list of who pays: what others have it billed, to those who manage its \
    billing and to its administrators, and no more of it than a bill says.
    """
  static let examples = [
    "jinius registration list --company 379627342",
    "jinius registration list --session AUDIT-2027-03 --json",
    "jinius registration list --payer 404833048",
  ]

  @Group var space: SpaceOptions
  @Option("For one session only.") var session: Code?
  @Option("Of one person only, by address.") var participant: EmailAddress?
  @Option("By the name that a script gave it.") var key: RegistrationKey?
  @Option("Of one establishment only, by its SIRET.") var establishment: SIRET?
  @Option("What is billed to a company, or to one of its establishments.")
  var payer: PayerReference?
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    if let payer {
      if space.reference != nil || establishment != nil || participant != nil || key != nil {
        throw UsageError("--payer is a list of its own: only --session narrows it")
      }
      return try console.list(limit: options.limit?.value) {
        try registry.paidRegistrationPage(
          PaidFilter(payer: payer, session: session), after: $0, limit: $1
        ).map(PaidRegistration.init)
      }
    }
    let filter = RegistrationFilter(
      space: space.reference, session: session, participant: participant, key: key,
      establishment: establishment)
    try console.list(limit: options.limit?.value) {
      try registry.registrationPage(filter, after: $0, limit: $1)
    }
  }
}
