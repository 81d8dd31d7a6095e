extension Registry {
  /// Makes a letter due now, with all of its tries before it: one that was given up, or that waits
  /// for its next try.
  public func retryLetter(_ id: Int) throws -> Outcome<LetterView> {
    try write { transaction in
      try transaction.requireOperator()
      let row = try transaction.letter(id)
      if row.status == .sent {
        throw Refusal.letterSent(id: id, at: row.endedAt ?? row.createdAt)
      }
      if row.status == .sending || row.status == .queued && row.dueAt <= transaction.now {
        return .already(try transaction.letterView(id))
      }
      if try transaction.isStale(id) { throw Refusal.letterStale(id: id) }
      return .done(try transaction.retry(id))
    }
  }

  /// The same for each letter that was given up, but for those that are not worth it any more.
  public func retryFailedLetters() throws -> [LetterView] {
    try write { transaction in
      try transaction.requireOperator()
      return try DeliveryTable.failed(in: transaction.database)
        .filter { try !transaction.isStale($0) }
        .map { try transaction.retry($0) }
    }
  }
}

extension Transaction {
  fileprivate func isStale(_ letter: Int) throws -> Bool {
    try LetterStandingQuery.standing(of: letter, in: database)?.isStale(at: now) ?? true
  }

  fileprivate func retry(_ letter: Int) throws -> LetterView {
    try DeliveryTable.retry(letter, at: now, in: database)
    try record(.letterRetried, .letter(letter))
    return try letterView(letter)
  }
}
