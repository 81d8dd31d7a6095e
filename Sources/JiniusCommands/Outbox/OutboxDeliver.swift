internal import CommandLineKit
internal import JiniusCore

struct OutboxDeliver: GuardedCommand {
  static let name = "deliver"
  static let summary = "Send the letters that are due."
  static let permission = Permission.operatorship
  static let discussion = """
    Every command sends the letters that it causes; this is for cron, and sends what could not \
    leave then. Mail goes through the program of the setting sendmail once mail_sender is set, SMS \
    through sms_command. A letter that is not taken is tried again after a minute, two, four and so \
    on up to four hours, as often as delivery_tries says; then it is given up (2).
    None is lost. Should the machine stop between the sending and the record of it, the letter goes \
    twice, with the same Message-ID. From a sandbox nothing leaves.
    """
  static let examples = ["jinius outbox deliver", "jinius outbox deliver --limit 100 --json"]

  @Option("Stop after so many letters.") var limit: PositiveNumber?

  func run(in console: Console) throws {
    let delivered = try console.registry().deliverLetters(
      .init(limit: limit?.value ?? .max, environment: console.world.programEnvironment))
    let counts = DeliveryCounts(delivered ?? [])
    try console.listAll(delivered ?? [])
    if console.options.json { try console.show(counts) }
    if let delivered {
      console.say(delivered.isEmpty ? "no letter is due" : counts.text)
    } else {
      console.say("nothing to deliver: a sandbox keeps its letters; jinius outbox list")
    }
    if counts.failed > 0 { console.status = .partlyRefused }
  }
}
