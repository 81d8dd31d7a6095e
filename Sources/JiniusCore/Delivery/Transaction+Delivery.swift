/// What a look for the next letter comes to.
enum NextLetter {
  /// None is due.
  case none
  /// One was given up, as there is no point in sending it.
  case givenUp(LetterView)
  /// One is in our hands.
  case claimed(ClaimedLetter)
}

extension Transaction {
  /// How long a letter is its claimer's, in seconds: as long as a program may take, and the record of
  /// it may have to wait.
  private static let claimSeconds: Int64 = 90

  /// Takes the next due letter and renders it, or gives it up.
  ///
  /// - Parameters:
  ///   - channels: the ways that it may go, the better ones first.
  ///   - first: letters that go before all others.
  func nextLetter(
    by setup: DeliverySetup, _ channels: [[LetterKind.Channel]], first: ClosedRange<Int>? = nil
  ) throws -> NextLetter {
    guard let id = try nextDue(by: channels, first: first) else { return .none }
    let row = try letter(id)
    if try !goesToItsSignatory(row) { return .givenUp(try giveUp(row, .unfit)) }
    if try LetterStandingQuery.standing(of: id, in: database)?.isStale(at: now) == true {
      return .givenUp(try giveUp(row, .stale))
    }
    if row.attempts >= setup.tries { return .givenUp(try giveUp(row, .interrupted)) }
    let text = try LetterRenderer(self, key: key).text(row)
    let parameters = try LetterQuery.parameters(row.parameters, in: database)
    guard let content = ClaimedLetter.Content(row, parameters, text, setup, key: key) else {
      return .givenUp(try giveUp(row, .unfit))
    }
    try DeliveryTable.claim(id, until: now.adding(seconds: Self.claimSeconds), in: database)
    return .claimed(
      ClaimedLetter(
        id: id, attempt: row.attempts + 1, view: try letterView(id), content: content,
        secret: text.secret))
  }

  private func nextDue(
    by channels: [[LetterKind.Channel]], first: ClosedRange<Int>?
  ) throws -> Int? {
    for ways in channels where !ways.isEmpty {
      for letters in first.map({ [$0, nil] }) ?? [nil] {
        if let id = try DeliveryTable.next(at: now, by: ways, among: letters, in: database) {
          return id
        }
      }
    }
    return nil
  }

  /// Records what became of a letter. Whose claim ran out meanwhile may still say that it went, but
  /// not that it did not.
  ///
  /// - Returns: the letter as it stands; nil where it was erased meanwhile.
  func conclude(
    _ claimed: ClaimedLetter, with answer: Courier.Answer, tries: Int
  ) throws -> LetterView? {
    guard let row = try LetterQuery.find(claimed.id, in: database) else { return nil }
    guard let failure = answer.failure else {
      if try DeliveryTable.markSent(row.id, at: now, in: database) {
        try record(.letterSent, of: row, attempts: claimed.attempt)
      }
      return try letterView(row.id)
    }
    let isStillOurs = row.status == .sending && row.attempts == claimed.attempt
    if !isStillOurs { return try letterView(row.id) }
    if row.attempts >= tries { return try giveUp(row, failure) }
    let due = now.adding(seconds: BackOff.seconds(after: row.attempts))
    try DeliveryTable.putOff(row.id, until: due, failure: failure.code, in: database)
    return try letterView(row.id)
  }

  /// Ends a letter that is not to be tried again by itself; it stays until somebody looks.
  private func giveUp(_ row: LetterRow, _ failure: DeliveryFailure) throws -> LetterView {
    try DeliveryTable.giveUp(row.id, failure: failure.code, at: now, in: database)
    try record(.letterFailed, of: row, attempts: row.attempts, failure: failure)
    return try letterView(row.id)
  }

  /// Notes in the journal how a letter ended: under its procedure, where it has one, for when the
  /// signatory's link and code left is evidence of the signature.
  private func record(
    _ kind: JournalKind, of row: LetterRow, attempts: Int, failure: DeliveryFailure? = nil
  ) throws {
    var facts: [JSON.Member] = [
      .init("letter", .int(row.id)), .init("kind", .string(row.kind.rawValue)),
      .init("attempts", .int(attempts)),
    ]
    if let failure { facts.append(.init("failure", .string(failure.code))) }
    let procedure = try row.procedure.flatMap { try isAsRecorded(.procedure($0)) ? $0 : nil }
    try record(
      kind, procedure.map(JournalSubject.procedure) ?? .letter(row.id), facts: .object(facts))
  }

  /// Whether a letter with a link or a code of a procedure goes to its signatory, as he was at the
  /// launch: whoever writes another recipient into the outbox gets neither.
  private func goesToItsSignatory(_ row: LetterRow) throws -> Bool {
    if row.kind == .withdrawalLink { return try goesToItsOwner(row) }
    guard let id = row.procedure else { return true }
    guard try isAsRecorded(.procedure(id)) else { return false }
    let procedure = try procedure(id)
    return row.recipient == procedure.email.description
      || row.recipient == procedure.mobile?.description
  }

  /// The same of a link to withdraw by: it goes to the owner of the contract, as he was then.
  private func goesToItsOwner(_ row: LetterRow) throws -> Bool {
    guard let nonce = row.withdrawalNonce,
      let link = try WithdrawalTable.link(
        tokenHash: tokenDigest(key.token(.withdrawalLink, nonce: nonce)), in: database)
    else { return false }
    return try isAsRecorded(.convention(link.convention.row))
      && row.recipient == link.email.description
  }
}

extension Reading {
  /// A letter as the outbox of a real database shows it.
  func letterView(_ id: Int) throws -> LetterView {
    try LetterRenderer(self).view(try letter(id))
  }
}
