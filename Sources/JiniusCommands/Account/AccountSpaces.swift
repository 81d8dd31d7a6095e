internal import CommandLineKit
internal import JiniusCore

struct AccountSpaces: GuardedCommand {
  static let name = "spaces"
  static let summary = "List the spaces of an account: its own, and those it speaks for."
  static let permission = Permission.oneself
  static let examples = [
    "jinius account spaces claire.martin@cabinet-martin.fr",
    """
    jinius account spaces claire.martin@cabinet-martin.fr --json | \
    jq -r 'select(.kind=="company").siren'
    """,
  ]

  @Argument("Address of the person.") var email: EmailAddress
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    try console.list(limit: options.limit?.value) {
      try registry.spacePage(of: email, after: $0, limit: $1)
    }
  }
}
