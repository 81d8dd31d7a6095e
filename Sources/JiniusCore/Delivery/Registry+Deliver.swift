extension Registry {
  /// Sends what is due: claims a letter, hands it over outside of any transaction, records what
  /// became of it, and so on to the next.
  ///
  /// Each way goes by itself: where the program of one is missing, its letters wait, no try of
  /// theirs is counted, and those of the others leave. Whoever dies between two of these leaves a
  /// letter that is tried again once its claim has run out: none is lost, and one that comes twice
  /// bears the same Message-ID. Two rounds at once never take the same letter.
  ///
  /// - Returns: what became of the letters; nil in a sandbox, from which none ever leaves.
  public func deliverLetters(_ round: DeliveryRound) throws -> DeliveryReport? {
    let setup = try read { reading in
      try reading.requireOperator()
      let setup = try reading.deliverySetup()
      if setup != nil, try NumberingTable.isAnyHeld(in: reading.database) {
        throw Refusal.numbersHeld
      }
      return setup
    }
    guard let setup else { return nil }
    let courier = Courier(setup: setup, environment: round.environment)
    var ways = OpenWays(setup.channels)
    var report = DeliveryReport()
    for channel in setup.channels where !courier.isOpen(channel) {
      if try isWaiting(round.first, for: channel) {
        report.missing.append(courier.program(channel))
      }
      ways.close(channel)
    }
    if situation.isRehearsal {
      report.letters = try rehearse(round, by: setup, ways)
      return report
    }
    let end = round.seconds.map { situation.clock().adding(seconds: $0) } ?? .latest
    while report.letters.count < round.limit, !ways.open.isEmpty {
      let left = end.seconds - situation.clock().seconds
      if left <= 0 { break }
      switch try write({ try $0.nextLetter(by: setup, ways.inOrder, first: round.first) }) {
      case .none: return report
      case .givenUp(let letter): report.letters.append(.init(letter: letter, said: nil))
      case .claimed(let letter):
        let patience = round.patience(left: left, ways: ways.open.count)
        let channel = letter.view.kind.channel
        round.progress(report.letters.count)
        guard let answer = courier.send(letter, limit: Double(patience)) else {
          try write {
            try DeliveryTable.release(
              letter.id, attempt: letter.attempt, at: $0.now, in: $0.database)
          }
          if try isWaiting(round.first, for: channel) {
            report.missing.append(courier.program(channel))
          }
          ways.close(channel)
          continue
        }
        if answer.failure == .timedOut { ways.putBehind(channel) }
        let view = try write { try $0.conclude(letter, with: answer, tries: setup.tries) }
        report.letters.append(.init(letter: view ?? letter.view, said: answer.said))
      }
    }
    return report
  }

  /// Whether one of these letters, or of all, is due on a way: a program that nothing waits for is
  /// not missing.
  private func isWaiting(
    _ letters: ClosedRange<Int>?, for channel: LetterKind.Channel
  ) throws -> Bool {
    try read {
      try DeliveryTable.next(at: $0.now, by: [channel], among: letters, in: $0.database) != nil
    }
  }

  /// What would be sent, or given up: claimed and let go in one transaction.
  private func rehearse(
    _ round: DeliveryRound, by setup: DeliverySetup, _ ways: OpenWays
  ) throws -> [DeliveredLetter] {
    try write { transaction in
      var letters: [LetterView] = []
      while letters.count < round.limit {
        switch try transaction.nextLetter(by: setup, ways.inOrder, first: round.first) {
        case .none: return letters
        case .givenUp(let letter): letters.append(letter)
        case .claimed(let letter): letters.append(letter.view)
        }
      }
      return letters
    }.map { DeliveredLetter(letter: $0, said: nil) }
  }
}
