internal import CommandLineKit
internal import JiniusCore

struct Tick: GuardedCommand {
  static let name = "tick"
  static let summary = "Record what fell due: links whose deadline has passed."
  static let permission = Permission.operatorship
  static let discussion = """
    Nothing depends on it: every command sees from the clock what has expired. It is for cron, so \
    that letters about it leave in time.
    """
  static let examples = ["jinius tick --quiet"]

  func run(in console: Console) throws {
    let expired = try console.registry().recordWhatFellDue()
    if console.options.json {
      try console.print(["expired": .array(expired.map { .string($0.description) })])
    }
    console.say(
      expired.isEmpty
        ? "nothing is due" : "expired: \(expired.map(\.description).joined(separator: ", "))")
  }
}
