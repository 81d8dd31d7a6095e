internal import CommandLineKit
internal import JiniusCore

struct OutboxList: GuardedCommand {
  static let name = "list"
  static let summary = "List the letters, oldest first unless --reverse is given."
  static let permission = Permission.operatorship
  static let discussion = """
    A letter that failed was tried as often as the setting delivery_tries allows, or was not worth \
    sending any more (stale): "jinius outbox retry" sends it again.
    """
  static let examples = [
    "jinius outbox list --to paul.durand@cabinet-martin.fr", "jinius outbox list --failed",
    "jinius outbox list --kind signature_link --since 2026-11-20T00:00:00Z --reverse --limit 5",
  ]

  @Option("To one e-mail address or mobile only.") var to: RecipientWord?
  @Option("Of one kind only.") var kind: LetterKind?
  @Option("Written at this time or later.") var since: MomentWord?
  @Option("Of one status only.") var status: LetterStatus?
  @Flag("Those that were given up; the same as --status failed.") var failed: Bool
  @Flag("The newest first; --limit then means the newest.") var reverse: Bool
  @Group var options: ListOptions

  func run(in console: Console) throws {
    if failed, let status, status != .failed {
      throw UsageError("--failed and --status \(status.rawValue) exclude each other")
    }
    let registry = try console.registry()
    let filter = LetterFilter(
      recipient: to?.text, kind: kind, status: failed ? .failed : status, since: since?.instant,
      isNewestFirst: reverse)
    try console.list(limit: options.limit?.value) {
      try registry.letterPage(filter, after: $0, limit: $1)
    }
  }
}
