/// A moment, to the second, from 1970 to the end of 9999 (UTC).
public struct Instant: TextValue, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int64

  /// 1970-01-01T00:00:00Z.
  public static let earliest = Instant(seconds: 0)
  /// 9999-12-31T23:59:59Z.
  public static let latest = Instant(seconds: .max)

  /// Takes seconds since 1970, and stops at either end of the range.
  public init(seconds: Int64) {
    self.seconds = min(max(seconds, 0), 253_402_300_799)
  }

  /// Reads `2026-11-20T09:00:00Z` or `2026-11-20T10:00:00+01:00`.
  public init(_ text: String) throws(InvalidValue) {
    var cursor = TextCursor(text)
    guard let (year, month, day) = cursor.yearMonthDay(), cursor.take("T"),
      let time = cursor.timeOfDay()
    else { throw Self.refusal(text, "an instant such as 2026-11-20T09:00:00Z") }
    if cursor.isAtEnd {
      throw InvalidValue(
        .dateTime, text, expected: "an instant that ends in Z or in an offset such as +01:00",
        suggestion: (try? Instant(text + "Z"))?.description)
    }
    guard let offset = Self.offset(&cursor), cursor.isAtEnd else {
      throw Self.refusal(text, "an instant that ends in Z or in an offset such as +01:00")
    }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw Self.refusal(text, "a day that exists in the calendar")
    }
    let seconds = Int64(date.dayNumber * 86_400 + time - offset)
    self.init(seconds: seconds)
    guard self.seconds == seconds else { throw Self.refusal(text, "a year from 1970 to 9999") }
  }

  /// Takes `Z`, `+01:00` or `-01:00`; the answer is in seconds.
  private static func offset(_ cursor: inout TextCursor) -> Int? {
    if cursor.take("Z") { return 0 }
    let isWest = cursor.take("-")
    guard isWest || cursor.take("+"), let hours = cursor.number(2...2), hours < 24,
      cursor.take(":"), let minutes = cursor.number(2...2), minutes < 60
    else { return nil }
    return (isWest ? -60 : 60) * (hours * 60 + minutes)
  }

  private static func refusal(_ text: String, _ expected: String) -> InvalidValue {
    InvalidValue(.dateTime, text, expected: expected)
  }

  /// The moment so many seconds later, or earlier; it stops at either end of the range.
  public func adding(seconds: Int64) -> Instant {
    let (sum, overflow) = self.seconds.addingReportingOverflow(seconds)
    return overflow ? (seconds > 0 ? .latest : .earliest) : Instant(seconds: sum)
  }

  /// The moment so many times 86,400 s later, whatever the clocks of Paris do meanwhile (S22).
  public func adding(days: Int) -> Instant {
    let (seconds, overflow) = Int64(days).multipliedReportingOverflow(by: 86_400)
    return overflow ? (days > 0 ? .latest : .earliest) : adding(seconds: seconds)
  }

  /// `2026-11-20T09:00:00Z`.
  public var description: String {
    let (day, second) = Int(seconds).quotientAndRemainder(dividingBy: 86_400)
    return "\(CivilDate(dayNumber: day))T\(clockText(second))Z"
  }

  /// By time.
  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
}

/// `09:00:30`, of seconds from midnight.
func clockText(_ second: Int) -> String {
  [second / 3600, second / 60 % 60, second % 60].map { $0.padded(to: 2) }.joined(separator: ":")
}
