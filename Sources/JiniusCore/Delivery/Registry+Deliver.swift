/// What a round of deliveries may take.
public struct DeliveryRound: Sendable {
  /// How many letters at most.
  public let limit: Int
  /// These letters only, or nil for all that are due.
  public let letters: ClosedRange<Int>?
  /// How many seconds in all, or nil for as long as it takes.
  public let seconds: Int64?
  /// What the programs see of the environment.
  public let environment: [String: String]

  /// A round of all letters that are due, unless something is said.
  public init(
    limit: Int = .max, letters: ClosedRange<Int>? = nil, seconds: Int64? = nil,
    environment: [String: String]
  ) {
    self.limit = limit
    self.letters = letters
    self.seconds = seconds
    self.environment = environment
  }
}

/// A letter of a round, and what became of it.
public struct DeliveredLetter: Sendable {
  /// As it stands now.
  public let letter: LetterView
  /// What the program said, where it did not take it.
  public let said: String?
}

extension Registry {
  /// The longest that a program may take for one letter.
  private static let letterSeconds: Int64 = 60

  /// Sends what is due: claims a letter, hands it over outside of any transaction, records what
  /// became of it, and so on to the next.
  ///
  /// Whoever dies between two of these leaves a letter that is tried again once its claim has run
  /// out: none is lost, and one that comes twice bears the same Message-ID. Two rounds at once never
  /// take the same letter.
  ///
  /// - Returns: the letters of the round; nil in a sandbox, from which none ever leaves.
  public func deliverLetters(_ round: DeliveryRound) throws -> [DeliveredLetter]? {
    let setup = try read { reading in
      try reading.requireOperator()
      return try reading.deliverySetup()
    }
    guard let setup else { return nil }
    let courier = Courier(setup: setup, environment: round.environment)
    try courier.requirePrograms()
    if situation.isRehearsal { return try rehearse(round, by: setup) }
    let end = round.seconds.map { situation.clock().adding(seconds: $0) } ?? .latest
    var delivered: [DeliveredLetter] = []
    while delivered.count < round.limit {
      let left = end.seconds - situation.clock().seconds
      if left <= 0 { break }
      let next = try write { try $0.nextLetter(by: setup, among: round.letters) }
      switch next {
      case .none: return delivered
      case .givenUp(let letter): delivered.append(.init(letter: letter, said: nil))
      case .claimed(let letter):
        let answer = try handOver(letter, to: courier, limit: min(left, Self.letterSeconds))
        let view = try write { try $0.conclude(letter, with: answer, tries: setup.tries) }
        delivered.append(.init(letter: view ?? letter.view, said: answer.said))
      }
    }
    return delivered
  }

  /// Hands a letter over; where there is no program to take it, it was not tried.
  private func handOver(
    _ letter: ClaimedLetter, to courier: Courier, limit seconds: Int64
  ) throws -> Courier.Answer {
    do { return try courier.send(letter, limit: Double(seconds)) } catch {
      try write {
        try DeliveryTable.release(letter.id, attempt: letter.attempt, at: $0.now, in: $0.database)
      }
      throw error
    }
  }

  /// What would be sent, or given up: claimed and let go in one transaction.
  private func rehearse(
    _ round: DeliveryRound, by setup: DeliverySetup
  ) throws -> [DeliveredLetter] {
    try write { transaction in
      var letters: [LetterView] = []
      while letters.count < round.limit {
        switch try transaction.nextLetter(by: setup, among: round.letters) {
        case .none: return letters
        case .givenUp(let letter): letters.append(letter)
        case .claimed(let letter): letters.append(letter.view)
        }
      }
      return letters
    }.map { DeliveredLetter(letter: $0, said: nil) }
  }
}
