internal import JiniusCore

/// What is sent once a command has done its work.
extension Console {
  /// How many letters leave with a command, and within how many seconds: the rest is cron's.
  private static let (letters, seconds) = (16, 15 as Int64)

  /// Sends the letters of this command, where something is set up to send them with.
  func deliverQueuedLetters() throws {
    guard let queued = queuedLetters else { return }
    let delivered: [DeliveredLetter]
    do {
      delivered =
        try overseer().deliverLetters(
          .init(
            limit: Self.letters, letters: queued, seconds: Self.seconds,
            environment: world.programEnvironment)) ?? []
    } catch Refusal.deliveryNotSetUp { return }
    for sentence in delivered.compactMap(\.sentence) { sayOfLetters(sentence) }
    let counts = DeliveryCounts(delivered)
    if counts.sent > 0 { sayOfLetters(counts.text) }
    if delivered.count == Self.letters, queued.count > Self.letters {
      sayOfLetters("the others leave with jinius outbox deliver")
    }
  }

  /// Tells the operator about letters; whoever acts for a firm alone has no business with them.
  func sayOfLetters(_ text: String) {
    if (try? actingAccount()) == nil { say(text) }
  }
}
