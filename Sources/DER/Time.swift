extension DERNode {
  /// The seconds since 1970 of a UTCTime or a GeneralizedTime of UTC (RFC 5280 §4.1.2.5); a fraction
  /// of a second, which time-stamps may have, is left out.
  public func seconds() throws(DERError) -> Int64 {
    var digits = Digits(rest: content)
    let year: Int?
    switch tag {
    case .utcTime: year = digits.number(2).map { $0 < 50 ? 2000 + $0 : 1900 + $0 }
    case .generalizedTime: year = digits.number(4)
    default: throw .unexpected(offset: offset)
    }
    guard let year, let month = digits.number(2), let day = digits.number(2),
      let hour = digits.number(2), let minute = digits.number(2), let second = digits.number(2),
      digits.endsInUTC(fraction: tag == .generalizedTime),
      1...12 ~= month, 1...daysOfMonth(month, year) ~= day, hour < 24, minute < 60, second < 60
    else { throw .badValue(offset: offset) }
    let days = daysSince1970(year: year, month: month, day: day)
    return Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }
}

/// A UTCTime until 2049, a GeneralizedTime after (RFC 5280 §4.1.2.5), of seconds since 1970.
public func dateTime(_ seconds: Int64) -> [UInt8] {
  let second = Int((seconds % 86_400 + 86_400) % 86_400)
  let day = (Int(seconds) - second) / 86_400
  var year = 1970 + day / 366
  while daysSince1970(year: year, month: 1, day: 1) > day { year -= 1 }
  while daysSince1970(year: year + 1, month: 1, day: 1) <= day { year += 1 }
  var month = 1
  while month < 12, daysSince1970(year: year, month: month + 1, day: 1) <= day { month += 1 }
  let date = day - daysSince1970(year: year, month: month, day: 1) + 1
  let isShort = 1950..<2050 ~= year
  let parts = [month, date, second / 3600, second / 60 % 60, second % 60].map { twoDigits($0) }
  let text = (isShort ? "" : twoDigits(year / 100)) + twoDigits(year % 100) + parts.joined() + "Z"
  return element(isShort ? .utcTime : .generalizedTime, Array(text.utf8))
}

private func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

/// What is left to read of a time.
private struct Digits {
  var rest: ArraySlice<UInt8>

  mutating func number(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ 48...57 ~= $0 }) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  mutating func endsInUTC(fraction: Bool) -> Bool {
    if fraction, rest.first == UInt8(ascii: ".") {
      let decimals = rest.dropFirst().prefix { 48...57 ~= $0 }
      guard !decimals.isEmpty else { return false }
      rest = rest.dropFirst(1 + decimals.count)
    }
    return Array(rest) == [UInt8(ascii: "Z")]
  }
}

private func daysOfMonth(_ month: Int, _ year: Int) -> Int {
  let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}

/// The days from 1970-01-01 to a date of the Gregorian calendar.
private func daysSince1970(year: Int, month: Int, day: Int) -> Int {
  let years = month > 2 ? year : year - 1
  let leaps = years / 4 - years / 100 + years / 400
  let beforeMonth = [306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275][month - 1]
  return years * 365 + leaps + beforeMonth + day - 719_469
}
