/// How long a training lasts, in whole minutes.
public struct Minutes: TextValue, Comparable {
  /// 1…600,000, that is ten thousand hours.
  public let count: Int

  /// Takes a number of minutes.
  public init(count: Int) throws(InvalidValue) {
    try self.init(count, of: "\(count) min")
  }

  /// Reads `14h`, `14h30`, `45min` or `90m`.
  public init(_ text: String) throws(InvalidValue) {
    guard let count = Self.count(text) else {
      throw InvalidValue(.duration, text, expected: "a duration such as 14h, 1h05 or 45min")
    }
    try self.init(count, of: text)
  }

  private init(_ count: Int, of text: String) throws(InvalidValue) {
    guard (1...600_000).contains(count) else {
      throw InvalidValue(
        .duration, text, expected: "a duration of more than 0 and at most 10000 hours")
    }
    self.count = count
  }

  private static func count(_ text: String) -> Int? {
    var cursor = TextCursor(text)
    guard let number = cursor.number(1...9) else { return nil }
    if cursor.take("h") {
      if cursor.isAtEnd { return number * 60 }
      guard let minutes = cursor.number(2...2), minutes < 60, cursor.isAtEnd else { return nil }
      return number * 60 + minutes
    }
    return (cursor.take("min") || cursor.take("m")) && cursor.isAtEnd ? number : nil
  }

  /// `14h`, `14h30`, `45min`.
  public var description: String {
    let (hours, minutes) = count.quotientAndRemainder(dividingBy: 60)
    if hours == 0 { return "\(minutes)min" }
    return minutes == 0 ? "\(hours)h" : "\(hours)h\(minutes.padded(to: 2))"
  }

  /// `14 heures`, `14 h 30`, `45 minutes`.
  public var french: String {
    let (hours, minutes) = count.quotientAndRemainder(dividingBy: 60)
    if hours == 0 { return minutes == 1 ? "1 minute" : "\(minutes) minutes" }
    if minutes == 0 { return hours == 1 ? "1 heure" : "\(hours) heures" }
    return "\(hours) h \(minutes.padded(to: 2))"
  }

  /// By length.
  public static func < (left: Minutes, right: Minutes) -> Bool { left.count < right.count }
}
