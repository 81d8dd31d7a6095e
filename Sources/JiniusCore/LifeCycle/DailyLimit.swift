/// How often something may happen in any twenty-four hours.
struct DailyLimit: Equatable {
  /// The length of a day, in seconds: any day, not that of the calendar.
  static let seconds: Int64 = 86_400

  /// How often.
  let count: Int

  /// Something that counts: when it happened, and how much it weighs.
  struct Event: Equatable {
    let at: Instant
    var weight = 1
  }

  /// Since when what happened counts.
  static func start(of now: Instant) -> Instant { now.adding(seconds: -seconds) }

  /// When it goes on; nil when nothing stands in the way now.
  ///
  /// - Parameter events: in any order; what is a day old counts no more.
  func pause(after events: [Event], at now: Instant) -> Instant? {
    let counted = events.filter { Self.start(of: now) < $0.at }.sorted { $0.at < $1.at }
    var total = counted.reduce(0) { $0 + $1.weight }
    if total < count { return nil }
    for event in counted {
      total -= event.weight
      if total < count { return event.at.adding(seconds: Self.seconds) }
    }
    return nil
  }
}

/// What was too much for a day.
public enum LimitedThing: Equatable, Sendable {
  /// So many codes to a mobile that led to no signature.
  case codes(Int)
  /// So many wrong tries with codes to a mobile, for one convention.
  case tries(Int)
}
