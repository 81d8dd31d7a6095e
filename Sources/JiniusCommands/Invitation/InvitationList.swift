internal import CommandLineKit
internal import JiniusCore

struct InvitationList: GuardedCommand {
  static let name = "list"
  static let summary = "List invitations: sent, accepted, expired, cancelled."
  static let permission = Permission.account
  static let discussion =
    "An administrator sees those that were sent for his spaces, everybody else his own."
  static let examples = [
    "jinius invitation list", "jinius invitation list --status expired --json | jq -r .email",
  ]

  @Option("To one address only.") var to: EmailAddress?
  @Option("Of one status only.") var status: InvitationStatus?
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    let filter = InvitationFilter(email: to, status: status)
    try console.list(limit: options.limit?.value) {
      try registry.invitationPage(filter, after: $0, limit: $1)
    }
  }
}
