internal import CommandLineKit
internal import JiniusCore

struct Upgrade: GuardedCommand {
  static let name = "upgrade"
  static let summary = "Bring the tables of an earlier release to this one."
  static let permission = Permission.operatorship
  static let discussion = """
    In one transaction: afterwards the database is as it was, or whole. Before it a copy is put \
    beside the database, named after the version of its tables; remove it within 30 days, as it \
    holds people who may be erased meanwhile. A sandbox is brought up by whatever command comes first.
    """
  static let examples = ["jinius upgrade", "jinius upgrade --no-backup"]

  @Flag("Make no copy before.", name: "no-backup") var isBare: Bool

  func run(in console: Console) throws {
    let outcome = try console.registry().upgrade(isCopied: !isBare)
    let report = outcome.value
    try console.conclude(
      ["from": .int(report.from), "to": .int(report.to), "copy": .optional(report.copy)],
      wasAlready: outcome.wasAlready, made: report.copy)
    console.say(
      outcome.wasAlready
        ? "the tables are of version \(report.to) already"
        : "tables brought from version \(report.from) to \(report.to)"
          + (report.copy.map { "; as it was: \($0)" } ?? ""))
  }
}
