internal import CommandLineKit
internal import JiniusCore

struct RetentionApply: GuardedCommand {
  static let name = "apply"
  static let summary = "Delete, or put under a pseudonym, what is no longer to be kept."
  static let permission = Permission.operatorship
  static let discussion = """
    In batches, each of which stands in the journal. What was done is no longer due: doing it again \
    changes nothing.
    """
  static let examples = ["jinius retention apply --yes", "jinius retention apply --yes --dry-run"]

  @Flag("Confirm that it cannot be undone.") var yes: Bool

  func run(in console: Console) throws {
    let lines = try console.registry().applyRetention(isConfirmed: yes)
    try console.conclude(list: lines) { lines[$0].count == 0 }
    let count = lines.map(\.count).reduce(0, +)
    console.say(count == 0 ? "nothing is due" : "\(count) records deleted or anonymised")
  }
}
