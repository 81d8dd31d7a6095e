internal import CommandLineKit
internal import JiniusCore

struct Tick: GuardedCommand {
  static let name = "tick"
  static let summary =
    "Record what fell due: dead links, sessions that are over; and send reminders."
  static let permission = Permission.operatorship
  static let discussion = """
    Nothing depends on it: every command sees from the clock what has expired. It is for cron, so \
    that letters leave in time: to signatories before their link ends (the setting reminder_days), \
    to them and to the administrators of the space once it has, or once the session is over, and to \
    participants who are confirmed now that nobody can withdraw from their contract any more. What \
    nobody signed within 30 days of its session is void; its registration stays, as never signed.
    """
  static let examples = ["jinius tick --quiet"]

  func run(in console: Console) throws {
    let report = try console.registry().recordWhatFellDue()
    let lists = [
      ("expired", report.expired.map(\.description)),
      ("reminded", report.reminded.map(\.description)),
      ("session_over", report.sessionOver.map(\.description)),
      ("voided", report.voided.map(\.description)),
      ("confirmed", report.confirmed.map(\.description)),
    ]
    try console.conclude(
      .object(lists.map { .init($0.0, .array($0.1.map { .string($0) })) }),
      wasAlready: lists.allSatisfy(\.1.isEmpty))
    let said = lists.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))" }
    console.say(said.isEmpty ? "nothing is due" : said.joined(separator: "; "))
  }
}
