/// What the clocks of Paris show, to the second: when a session begins and ends.
public struct ParisDateTime: TextValue, Comparable {
  /// The seconds since 1970-01-01T00:00 that a clock never put back would count.
  private let wall: Int64

  /// Reads `2027-03-08T09:00` or `2027-03-08T09:00:30`. An hour that the clocks skip in spring is
  /// refused, and so is one that they show twice in autumn: nobody could tell which is meant.
  public init(_ text: String) throws(InvalidValue) {
    var cursor = TextCursor(text)
    guard let (year, month, day) = cursor.yearMonthDay(), cursor.take("T"),
      let time = cursor.timeOfDay(), cursor.isAtEnd
    else {
      throw InvalidValue(
        .dateTime, text, expected: "a time in Paris such as 2027-03-08T09:00, without Z or offset")
    }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw InvalidValue(.dateTime, text, expected: "a day that exists in the calendar")
    }
    let wall = Int64(date.dayNumber * 86_400 + time)
    self.init(wall: wall)
    guard (Instant.earliest.seconds + 3600...Self.latest.wall).contains(wall) else {
      throw InvalidValue(.dateTime, text, expected: "a year from 1970 to 9999")
    }
    guard ParisDateTime(instant) == self else {
      throw InvalidValue(
        .dateTime, text,
        expected: "a time that exists: that day the clocks of Paris go from 02:00 to 03:00",
        suggestion: ParisDateTime(wall: wall + 3600).description)
    }
    guard Self.offset(at: wall - 7200) == 3600 || Self.offset(at: wall - 3600) == 7200 else {
      throw InvalidValue(
        .dateTime, text,
        expected: "a time that is there once: that day the clocks of Paris go from 03:00 to 02:00",
        suggestion: ParisDateTime(wall: wall + 3600).description)
    }
  }

  /// What the clocks of Paris show at `instant`.
  public init(_ instant: Instant) {
    let wall = instant.seconds + Self.offset(at: instant.seconds)
    self.init(wall: min(wall, Self.latest.wall))
  }

  /// Midnight at the start of `date`, or of 1970-01-01 for an earlier one.
  public init(startOf date: CivilDate) {
    self.init(wall: max(0, Int64(date.dayNumber) * 86_400))
  }

  private init(wall: Int64) {
    self.wall = wall
  }

  /// The first moment at which the clocks show this.
  public var instant: Instant {
    let summer = wall - 7200
    return Instant(seconds: Self.offset(at: summer) == 7200 ? summer : wall - 3600)
  }

  /// The day.
  public var date: CivilDate { CivilDate(dayNumber: Int(wall / 86_400)) }
  /// Seconds from midnight.
  public var secondOfDay: Int { Int(wall % 86_400) }

  /// `2027-03-08T09:00`, with seconds only when there are some.
  public var description: String {
    let clock = clockText(secondOfDay)
    return "\(date)T\(secondOfDay.isMultiple(of: 60) ? String(clock.prefix(5)) : clock)"
  }

  /// By what the clocks show.
  public static func < (left: ParisDateTime, right: ParisDateTime) -> Bool {
    left.wall < right.wall
  }
}

extension ParisDateTime {
  /// 9999-12-31T23:59:59.
  private static let latest = ParisDateTime(
    wall: Int64(CivilDate.latest.dayNumber) * 86_400 + 86_399)

  /// Seconds that Paris is ahead of UTC: two hours from the last Sunday of March to the last of
  /// October, each at 01:00 UTC, one hour otherwise. The rule (directive 2000/84/EC) is taken to
  /// hold for ever: before 1996 summer time ended in September, and before 1976 there was none.
  private static func offset(at seconds: Int64) -> Int64 {
    let year = CivilDate(dayNumber: Int(seconds / 86_400)).year
    guard let march = CivilDate(year: year, month: 3, day: 31),
      let october = CivilDate(year: year, month: 10, day: 31)
    else { return 3600 }
    return (change(before: march)..<change(before: october)).contains(seconds) ? 7200 : 3600
  }

  /// 01:00 UTC on the last Sunday of the month that ends on `lastDay`.
  private static func change(before lastDay: CivilDate) -> Int64 {
    var day = lastDay
    while day.weekday != .sunday { day = day.adding(days: -1) }
    return Int64(day.dayNumber) * 86_400 + 3600
  }
}
