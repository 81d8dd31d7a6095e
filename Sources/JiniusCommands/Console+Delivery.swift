internal import CommandLineKit
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
      report = try showingProgress { progress in
        try overseer().deliverLetters(
          .init(
            limit: Self.letters, first: queued, seconds: Self.seconds,
            environment: world.programEnvironment, progress: progress))
      }
    } catch let refusal as Refusal {
      switch refusal {
      // That was said with what the command came to.
      case .deliveryNotSetUp, .publicAddressMissing: return
      case .numbersHeld where isGapSaid: return
      default: throw refusal
      }
    }
    guard let report, let queued else { return }
    let own = report.letters.filter { queued.contains($0.letter.id) }
    for sentence in own.compactMap(\.sentence) { sayOfLetters(sentence) }
    // Where a program is missing, what left all the same is said with it.
    let counts = DeliveryCounts(report.missing.isEmpty ? own : report.letters)
    if counts.sent > 0 { sayOfLetters(counts.text) }
    if own.count == Self.letters, queued.count > Self.letters {
      sayOfLetters("the others leave with jinius outbox deliver")
    }
    let unsaid = report.missing.filter {
      !(isGapSaid && deliveryGap?.programs.contains($0) == true)
    }
    if !unsaid.isEmpty { throw Refusal.programsMissing(unsaid) }
  }

  /// Tells the operator about letters; whoever acts for a firm alone has no business with them.
  func sayOfLetters(_ text: String) {
    if (try? actingAccount()) == nil { say(text) }
  }

  /// Says what keeps letters of the command in the outbox: whoever acts for a firm cannot mend it, but
  /// is to know that nobody gets them.
  func sayWhatHoldsLettersUp() {
    if let keptLetter { sayOfLetters("to see it: \(keptLetter)") }
    guard let gap = deliveryGap else { return }
    let isOperator = (try? actingAccount()) == nil
    isGapSaid = true
    say(
      (gap.isWaitedFor ? "letters wait: " : "a code would wait: ") + gap.sentence
        + (isOperator
          ? "; to set it up: \(gap.remedy)" : "; whoever runs the installation sets it up"))
  }

  /// What becomes of the command's letter to somebody, in a sentence about what it brings: it is on
  /// its way, waits for somebody to set that way up, or stays in the outbox of a sandbox.
  func fate(
    of thing: String, _ kind: LetterKind, to recipient: String? = nil, onItsWay sentence: String
  ) -> String {
    if deliveryGap?.closed.contains(kind.channel) ?? false { return "\(thing) waits in the outbox" }
    if !hasKeptLetters { return sentence }
    keptLetter =
      "jinius outbox show --last " + (recipient.map { "--to \($0) " } ?? "")
      + "--kind \(kind.rawValue)"
    return "\(thing) is in the outbox of this sandbox"
  }

  /// Shows, at a terminal, how far a round of letters is, and takes it away in the end.
  func showingProgress<T>(_ body: (@escaping (Int) -> Void) throws -> T) rethrows -> T {
    let isShown = world.errors.isTerminal && !options.quiet && !options.json
    var width = 0
    defer { if width > 0 { tell("\r" + String(repeating: " ", count: width) + "\r") } }
    func tell(_ text: String) {
      try? world.errors.write(text)
      try? world.errors.flush()
    }
    return try withoutActuallyEscaping(
      { (count: Int) in
        if !isShown { return }
        let text = "sending letters" + (count > 0 ? ": \(count) done" : "") + "…"
        tell("\r" + text)
        width = max(width, text.count)
      }, do: body)
  }
}
