internal import CommandLineKit
internal import JiniusCore

struct Doctor: GuardedCommand {
  static let name = "doctor"
  static let summary =
    "Look at everything that an installation takes; 1 where something is to mend."
  static let permission = Permission.operatorship
  static let discussion = """
    Each line is ok, not needed, or comes with the command that mends it. It answers without a \
    database and without its key as well: what rests on them is left out. What does not matter in a \
    sandbox is not needed there. Every row, every document and the whole journal are read, which takes \
    a while in a large database, but holds nobody up; --quick leaves out the rows and the documents, \
    and looks at the journal's end alone.
    """
  static let examples = [
    "jinius doctor", "jinius doctor --quick",
    "jinius doctor --json | jq -r 'select(.remedy) | .remedy'",
  ]

  @Flag("Leave out what takes the longer the more there is.") var quick: Bool

  func run(in console: Console) throws {
    let findings = try console.registry().examineInstallation(isQuick: quick)
    try console.listAll(findings)
    let faults = findings.filter { $0.remedyIsDue }
    console.say(
      faults.isEmpty
        ? "all is well" : "\(faults.count) of \(findings.count) lines are not ok")
    if !faults.isEmpty { console.status = .refused }
  }
}
