import Testing

@testable import JiniusCore

/// How often something may happen in any twenty-four hours, and when it goes on.
@Suite("Daily limits") struct DailyLimitTests {
  /// What happened, in hours before now with its weight, under a limit: and in how many hours it
  /// goes on; nil for at once.
  struct Case: Sendable, CustomTestStringConvertible {
    let limit: Int
    let events: [(hours: Int, weight: Int)]
    let goesOn: Int?
    var testDescription: String { "\(limit): \(events) → \(goesOn.map(String.init) ?? "now")" }
  }

  static let cases: [Case] = [
    Case(limit: 1, events: [], goesOn: nil),
    Case(limit: 1, events: [(0, 1)], goesOn: 24),
    Case(limit: 1, events: [(23, 1)], goesOn: 1),
    Case(limit: 1, events: [(24, 1)], goesOn: nil),
    Case(limit: 2, events: [(5, 1)], goesOn: nil),
    Case(limit: 2, events: [(5, 1), (7, 1)], goesOn: 17),
    // Unordered, and more than the limit, as after the limit was lowered.
    Case(limit: 2, events: [(3, 1), (20, 1), (5, 1), (30, 1)], goesOn: 19),
    Case(limit: 5, events: [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)], goesOn: 19),
    // A weight falls off as a whole.
    Case(limit: 5, events: [(10, 4), (2, 1)], goesOn: 14),
    Case(limit: 5, events: [(10, 1), (2, 5)], goesOn: 22),
    Case(limit: 25, events: [(1, 24)], goesOn: nil),
    // A sandbox whose clock was set back.
    Case(limit: 1, events: [(-2, 1)], goesOn: 26),
    Case(limit: 1, events: [(3, 0)], goesOn: nil),
  ]

  @Test("issue 8, 4.3: a limit says when it goes on", arguments: cases)
  func pause(_ example: Case) {
    let now = Cast.opening
    let limit = DailyLimit(count: example.limit)
    let events = example.events.map {
      DailyLimit.Event(at: now.adding(seconds: -3600 * Int64($0.hours)), weight: $0.weight)
    }
    let pause = limit.pause(after: events, at: now)
    #expect(pause == example.goesOn.map { now.adding(seconds: 3600 * Int64($0)) })
    guard let pause else { return }
    #expect(limit.pause(after: events, at: pause) == nil)
    #expect(limit.pause(after: events, at: pause.adding(seconds: -1)) == pause)
  }
}
