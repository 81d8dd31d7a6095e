/// A day of the Gregorian calendar, from 0001-01-01 to 9999-12-31.
public struct CivilDate: TextValue, Comparable {
  /// Days since 1970-01-01.
  public let dayNumber: Int

  /// 0001-01-01.
  public static let earliest = CivilDate(from: 1, 1, 1)
  /// 9999-12-31.
  public static let latest = CivilDate(from: 9999, 12, 31)

  /// Reads `2027-03-08`.
  public init(_ text: String) throws(InvalidValue) {
    var cursor = TextCursor(text)
    guard let (year, month, day) = cursor.yearMonthDay(), cursor.isAtEnd else {
      throw InvalidValue(
        .date, text, expected: "a date such as 2027-03-08",
        suggestion: Self.fromFrench(text)?.description)
    }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw InvalidValue(.date, text, expected: "a day that exists in the calendar")
    }
    self = date
  }

  /// Takes a year 1…9999, a month 1…12 and a day of that month; `nil` when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    self.init(from: year, month, day)
    // The 30th of February lands in March.
    guard self.month == month else { return nil }
  }

  /// Takes days since 1970-01-01, and stops at either end of the calendar.
  public init(dayNumber: Int) {
    self.dayNumber = min(max(dayNumber, Self.earliest.dayNumber), Self.latest.dayNumber)
  }

  /// Counts days in years that begin in March, so that the leap day comes last.
  private init(from year: Int, _ month: Int, _ day: Int) {
    let marchYear = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    dayNumber =
      marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear
      - 719_468
  }

  /// The same count backwards.
  private var parts: (year: Int, month: Int, day: Int) {
    let days = dayNumber + 719_468
    let (era, dayOfEra) = days.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    return (era * 400 + yearOfEra + (month > 2 ? 0 : 1), month, day)
  }

  /// 1…9999.
  public var year: Int { parts.year }
  /// 1…12.
  public var month: Int { parts.month }
  /// 1…31.
  public var day: Int { parts.day }
  /// 1970-01-01 was a Thursday.
  public var weekday: Weekday {
    Weekday.allCases[((dayNumber + 3) % 7 + 7) % 7]
  }

  /// The day so many days later, or earlier; it stops at either end of the calendar.
  public func adding(days: Int) -> CivilDate {
    let (sum, overflow) = dayNumber.addingReportingOverflow(days)
    return overflow ? (days > 0 ? .latest : .earliest) : CivilDate(dayNumber: sum)
  }

  /// `2027-03-08`.
  public var description: String {
    let (year, month, day) = parts
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }

  /// By time.
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  /// Reads `08/03/2027`, to suggest what was meant.
  private static func fromFrench(_ text: String) -> CivilDate? {
    var cursor = TextCursor(text)
    guard let day = cursor.number(1...2), cursor.take("/"), let month = cursor.number(1...2),
      cursor.take("/"), let year = cursor.number(4...4), cursor.isAtEnd
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }
}

/// A day of the week; the first is Monday.
public enum Weekday: Hashable, Sendable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}
