internal import CommandLineKit
internal import JiniusCore

struct ConventionList: GuardedCommand {
  static let name = "list"
  static let summary = "List conventions and contracts with their status."
  static let permission = Permission.account
  static let discussion = """
    With --payer it is the list of who pays: what others have it billed, to those who manage its \
    billing and to its administrators, and no more of it than a bill says.
    """
  static let examples = [
    "jinius convention list --company 379627342",
    "jinius convention list --status awaiting_signature --json | jq -r .id",
  ]

  @Group var space: SpaceOptions
  @Option("Of one status only.") var status: ConventionStatus?
  @Option("Of one establishment only, by its SIRET.") var establishment: SIRET?
  @Option("What is billed to a company, or to one of its establishments.")
  var payer: PayerReference?
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    if let payer {
      if space.reference != nil || establishment != nil {
        throw UsageError("--payer is a list of its own: only --status narrows it")
      }
      return try console.list(limit: options.limit?.value) {
        try registry.paidConventionPage(
          PaidFilter(payer: payer, conventionStatus: status), after: $0, limit: $1
        ).map(PaidConvention.init)
      }
    }
    let filter = ConventionFilter(
      space: space.reference, status: status, establishment: establishment)
    try console.list(limit: options.limit?.value) {
      try registry.conventionPage(filter, after: $0, limit: $1)
    }
  }
}
