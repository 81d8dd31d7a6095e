internal import JiniusCore

/// What is sent once a command has done its work.
extension Console {
  /// How many letters leave with a command, and within how many seconds: the rest is cron's.
  private static let (letters, seconds) = (16, 15 as Int64)

  /// Sends the letters of this command, where something is set up to send them with, and after them
  /// what is due besides: who left it may have been killed. Of others' letters nothing is said.
  func deliverLetters() throws {
    let queued = queuedLetters
    let report: DeliveryReport?
    do {
      report = try overseer().deliverLetters(
        .init(
          limit: Self.letters, first: queued, seconds: Self.seconds,
          environment: world.programEnvironment))
    } catch Refusal.deliveryNotSetUp { return }
    guard let report, let queued else { return }
    let own = report.letters.filter { queued.contains($0.letter.id) }
    for sentence in own.compactMap(\.sentence) { sayOfLetters(sentence) }
    let counts = DeliveryCounts(own)
    if counts.sent > 0 { sayOfLetters(counts.text) }
    if own.count == Self.letters, queued.count > Self.letters {
      sayOfLetters("the others leave with jinius outbox deliver")
    }
    if !report.missing.isEmpty { throw Refusal.programsMissing(report.missing) }
  }

  /// Tells the operator about letters; whoever acts for a firm alone has no business with them.
  func sayOfLetters(_ text: String) {
    if (try? actingAccount()) == nil { say(text) }
  }
}
