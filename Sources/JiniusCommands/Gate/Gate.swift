internal import CommandLineKit
internal import JiniusCore

struct Gate: GuardedCommand {
  static let name = "gate"
  static let summary = "Let a person at a distance in: the command of an OpenSSH key."
  /// What passes is asked there.
  static let permission = Permission.nobody
  static let discussion = """
    Does what SSH_ORIGINAL_COMMAND asks for, with the rights of the account behind --as and no \
    others. Whoever holds the key chooses neither the database nor the account, reads and writes \
    no file, and runs nothing but the commands that "help" shows him. Documents go to standard \
    output.
    A line that is refused ends with 77, and its reason stands in the journal.
    In authorized_keys:
      restrict,command="jinius gate --as claire@x.fr --db /srv/jinius/jinius.db"
    and the key behind it, on the same line.
    """
  static let examples = ["jinius gate --as claire@x.fr --db /srv/jinius/jinius.db"]

  func run(in console: Console) throws {
    guard let account = console.options.actingAs?.email else {
      throw UsageError("the gate needs to know who comes in", hint: "jinius gate --as EMAIL")
    }
    let line = console.world.remoteLine
    let tool = GateList.tool(for: account, console.options, database: try console.store().path)
    func told(_ error: any Error) throws -> ExitStatus {
      var told: any Error = (error as? UsageError).flatMap(GateRefusal.init) ?? error
      if let reason = ErrorReport.gateReason(told) {
        try console.overseer().recordGateRefusal(of: account, reason: reason, line: line)
      }
      if told as? GateRefusal == .noCommand {
        told = UsageError("no command was given; this is open:\n\n" + tool.help(path: []))
      }
      let words = RemoteLine.roughWords(line) + (console.options.json ? ["--json"] : [])
      return Tool.tell(told, of: words, in: console.world)
    }
    let words: [String]
    do { words = try RemoteLine.words(line) } catch { return console.status = try told(error) }
    console.status = try Tool.attempt(
      words, by: tool, in: console.world.behindGate, telling: told)
  }
}

extension World {
  private static let passed = ["JINIUS_NOW"] + programVariables

  /// What is left of the world for somebody at a distance: of the environment, only the clock, which
  /// is a sandbox's anyway, and what the programs need that take letters.
  fileprivate var behindGate: World {
    World(
      output: output, errors: errors,
      environment: environment.filter { Self.passed.contains($0.key) },
      userID: userID, clock: clock, readInput: readInput, lines: lines, elapsed: elapsed,
      hold: hold)
  }
}
