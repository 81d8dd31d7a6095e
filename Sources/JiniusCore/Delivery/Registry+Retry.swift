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

  /// Sends a letter again that was sent and got lost, as a copy, while what it holds is alive: never a
  /// link or a code that died. So often a day as an invitation; a copy of an invitation counts as one.
  public func resendLetter(_ id: Int) throws -> Outcome<LetterView> {
    try write { transaction in
      try transaction.requireOperator()
      _ = try transaction.letter(id)
      return try transaction.resend(id)
    }
  }

  /// The same for the first letter in the order of a filter.
  public func resendLetter(_ filter: LetterFilter) throws -> Outcome<LetterView> {
    try resendLetter(try letter(filter).id)
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

  fileprivate func resend(_ id: Int) throws -> Outcome<LetterView> {
    guard let (newest, first) = try DeliveryTable.newestCopy(of: id, in: database) else {
      throw BrokenInvariant("letter \(id) is gone")
    }
    let row = try letter(newest)
    if row.status == .queued || row.status == .sending { return .already(try letterView(newest)) }
    if try isStale(newest) || isOver(row) { throw Refusal.letterStale(id: id) }
    if row.status == .failed { return .done(try retry(newest)) }
    try refuseTooMany(row, first)
    let copy = try DeliveryTable.copy(newest, of: first, at: now, in: database)
    hasQueued(copy, row.kind)
    try record(
      .letterResent, .letter(copy),
      facts: ["of": .int(first), "kind": .string(row.kind.rawValue)])
    return .done(try letterView(copy))
  }

  /// Whether the link to a signed file opens no more.
  private func isOver(_ row: LetterRow) throws -> Bool {
    guard row.kind == .signatureDone, let id = row.procedure else { return false }
    switch try situation(of: try procedure(id)) {
    case .signed(linkUntil: let until, withdrawableUntil: _), .terminated(linkUntil: let until):
      return now >= until
    default: return true
    }
  }

  private func refuseTooMany(_ row: LetterRow, _ first: Int) throws {
    if let invited = try InvitationTable.account(ofLetter: row.id, in: database) {
      if let (limit, next) = try nextInvitation(of: invited) {
        throw Refusal.invitationLimit(email: row.recipient, limit: limit, until: next)
      }
      return
    }
    let day: Int64 = 86_400
    let limit = try number(.invitationResends)
    let copies = try DeliveryTable.copies(
      of: first, since: now.adding(seconds: -day), in: database)
    if copies.count >= limit {
      throw Refusal.letterLimit(
        id: row.id, limit: limit, until: copies[limit - 1].adding(seconds: day))
    }
  }
}
