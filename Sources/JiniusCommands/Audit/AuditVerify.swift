internal import CommandLineKit
internal import JiniusCore

struct AuditVerify: GuardedCommand {
  static let name = "verify"
  static let summary =
    "Follow the journal's chain, and compare what signatures rest on; the first fault is named."
  static let permission = Permission.operatorship
  static let examples = ["jinius audit verify"]

  func run(in console: Console) throws {
    let registry = try console.registry()
    let (entries, head) = try registry.verifyJournal()
    try registry.requireBindings()
    try console.print(["entries": .int(entries), "head": .string(head)])
    console.say("the journal holds: \(entries) entries")
  }
}
