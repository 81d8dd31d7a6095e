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
    on up to four hours, as often as delivery_tries says; then it is given up (2). Where one of \
    the two programs is missing, the other's letters leave all the same (69).
    None is lost. Should the machine stop between the sending and the record of it, the letter goes \
    twice, with the same Message-ID. From a sandbox nothing leaves.
    """
  static let examples = ["jinius outbox deliver", "jinius outbox deliver --limit 100 --json"]

  @Option("Stop after so many letters.") var limit: PositiveNumber?

  func run(in console: Console) throws {
    let delivered = try console.showingProgress { progress in
      try console.registry().deliverLetters(
        DeliveryRound(
          limit: limit?.value ?? .max, environment: console.world.programEnvironment,
          progress: progress))
    }
    guard let report = delivered else {
      try console.conclude(DeliveryCounts([]), wasAlready: true)
      console.say("nothing to deliver: a sandbox keeps its letters; jinius outbox list")
      return
    }
    let isScript = console.options.json
    // Nothing but the refusal, where there is nothing else: to a script it is one or the other.
    if report.letters.isEmpty, isScript { try report.requirePrograms() }
    let counts = DeliveryCounts(report.letters, missing: report.missing)
    try console.listAll(report.letters)
    try console.conclude(counts, wasAlready: report.letters.isEmpty)
    if !report.letters.isEmpty || report.missing.isEmpty {
      console.say(report.letters.isEmpty ? "no letter is due" : counts.text)
    }
    if counts.failed > 0 { console.status = .partlyRefused }
    if !report.missing.isEmpty { console.status = .unavailable }
    if !isScript { try report.requirePrograms() }
  }
}

extension DeliveryReport {
  /// Refuses where a program was missing, and names each.
  fileprivate func requirePrograms() throws(Refusal) {
    if !missing.isEmpty { throw .programsMissing(missing) }
  }
}
