internal import CommandLineKit
internal import JiniusCore

struct ContractDeadlines: GuardedCommand {
  static let name = "deadlines"
  static let summary = "List signed contracts, and until when their owners may go back on them."
  static let permission = Permission.account
  static let discussion = "The operator sees all, an account its own."
  static let examples = [
    "jinius contract deadlines --status running",
    "jinius contract deadlines --individual marc.blanc@example.fr --json | jq -r .last_day",
  ]

  @Option("Of one private person, by e-mail address.") var individual: EmailAddress?
  @Option("Of one status only.") var status: WithdrawalStatus?
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.deadlinePage(of: individual, status: status, after: $0, limit: $1)
    }
  }
}
