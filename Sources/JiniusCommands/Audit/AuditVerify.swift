internal import CommandLineKit
internal import JiniusCore

struct AuditVerify: GuardedCommand {
  static let name = "verify"
  static let summary = "Follow the journal's chain; the first broken entry is named."
  static let permission = Permission.operatorship
  static let examples = ["jinius audit verify"]

  func run(in console: Console) throws {
    let (entries, head) = try console.registry().verifyJournal()
    try console.print(["entries": .int(entries), "head": .string(head)])
    console.say("the journal holds: \(entries) entries")
  }
}
