internal import CommandLineKit
internal import JiniusCore

struct RegistrationList: GuardedCommand {
  static let name = "list"
  static let summary = "List registrations, each with the status of its convention."
  static let permission = Permission.account
  static let examples = [
    "jinius registration list --company 379627342",
    "jinius registration list --session AUDIT-2027-03 --json",
  ]

  @Group var space: SpaceOptions
  @Option("For one session only.") var session: Code?
  @Option("Of one person only, by address.") var participant: EmailAddress?
  @Option("By the name that a script gave it.") var key: RegistrationKey?
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    let filter = RegistrationFilter(
      space: space.reference, session: session, participant: participant, key: key)
    try console.list(limit: options.limit?.value) {
      try registry.registrationPage(filter, after: $0, limit: $1)
    }
  }
}
