/// Reads the fixed shapes of dates, amounts and durations, byte by byte.
struct TextCursor {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text[...].utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Takes `literal` if it comes next.
  mutating func take(_ literal: String) -> Bool {
    guard rest.starts(with: literal.utf8) else { return false }
    rest.removeFirst(literal.utf8.count)
    return true
  }

  /// Takes as many digits as come next, up to the greater bound (18 at most, so that an `Int` holds
  /// them); takes none when there are fewer than the lesser.
  mutating func number(_ count: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(count.upperBound).prefix { (48...57).contains($0) }
    guard count.contains(digits.count) else { return nil }
    rest.removeFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  /// Takes `2027-03-08`.
  mutating func yearMonthDay() -> (year: Int, month: Int, day: Int)? {
    guard let year = number(4...4), take("-"), let month = number(2...2), take("-"),
      let day = number(2...2)
    else { return nil }
    return (year, month, day)
  }

  /// Takes `09:00` or `09:00:30`; the answer is in seconds from midnight.
  mutating func timeOfDay() -> Int? {
    guard let hour = number(2...2), hour < 24, take(":"), let minute = number(2...2), minute < 60
    else { return nil }
    guard take(":") else { return hour * 3600 + minute * 60 }
    guard let second = number(2...2), second < 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }
}
