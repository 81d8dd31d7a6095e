/// What a round of deliveries may take.
public struct DeliveryRound {
  /// How many letters at most.
  public let limit: Int
  /// Letters that go before all others that are due; nil where all are alike.
  public let first: ClosedRange<Int>?
  /// How many seconds in all, or nil for as long as it takes.
  public let seconds: Int64?
  /// What the programs see of the environment.
  public let environment: [String: String]
  /// Told, before each letter is handed over, how many were dealt with.
  public let progress: (Int) -> Void

  /// A round of all letters that are due, unless something is said.
  public init(
    limit: Int = .max, first: ClosedRange<Int>? = nil, seconds: Int64? = nil,
    environment: [String: String], progress: @escaping (Int) -> Void = { _ in }
  ) {
    self.limit = limit
    self.first = first
    self.seconds = seconds
    self.environment = environment
    self.progress = progress
  }

  /// The longest that a program may take for one letter, in seconds.
  private static let letterSeconds: Int64 = 60

  /// How long a program may take for a letter where so much is left of the round: of several ways
  /// none may use up what the others need.
  func patience(left: Int64, ways: Int) -> Int64 {
    let share = ways > 1 ? seconds.map { $0 * 2 / 3 } : nil
    return min(left, Self.letterSeconds, share ?? .max)
  }
}

/// A letter of a round, and what became of it.
public struct DeliveredLetter: Sendable {
  /// As it stands now.
  public let letter: LetterView
  /// What the program said, where it did not take it.
  public let said: String?
}

/// What a round of deliveries came to.
public struct DeliveryReport: Sendable {
  /// The letters that it took, in the order in which it did.
  public internal(set) var letters: [DeliveredLetter] = []
  /// The programs that could not be started: letters of these ways wait, and the others went.
  public internal(set) var missing: [MissingProgram] = []
}

/// The ways that letters can go in a round: one that fails holds no other up.
struct OpenWays {
  /// Those that work.
  private(set) var open: [LetterKind.Channel]
  /// Those whose program has hung: letters of the others go before theirs.
  private var slow: Set<LetterKind.Channel> = []

  init(_ channels: [LetterKind.Channel]) { open = channels }

  /// The ways, the better ones first.
  var inOrder: [[LetterKind.Channel]] {
    [open.filter { !slow.contains($0) }, open.filter(slow.contains)]
  }

  mutating func close(_ channel: LetterKind.Channel) { open.removeAll { $0 == channel } }
  mutating func putBehind(_ channel: LetterKind.Channel) { slow.insert(channel) }
}
