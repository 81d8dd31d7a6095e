internal import CommandLineKit
internal import JiniusCore

struct SealCheck: GuardedCommand {
  static let name = "check"
  static let summary = "Look at everything that a seal takes; 1 where something has to be mended."
  static let permission = Permission.operatorship
  static let discussion = """
    A real database launches no signature while a line is not ok. The certificate must hold for 60 \
    days more, which is how long a signing link lives.
    """
  static let examples = ["jinius seal check", "jinius seal check --json | jq 'select(.ok | not)'"]

  func run(in console: Console) throws {
    let checks = try console.registry().checkSeal()
    try console.listAll(checks)
    if checks.contains(where: { !$0.isPassed }) { console.status = .refused }
  }
}
