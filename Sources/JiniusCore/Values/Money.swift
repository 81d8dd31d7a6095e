/// An amount in euros, held in cents.
public struct Money: TextValue, Comparable {
  /// Within ±10¹¹, so that sums of many, which may be more, do not overflow.
  public let cents: Int

  private static let limit = 100_000_000_000

  /// Takes an amount in cents, of a milliard euros at most, negative or not.
  public init(cents: Int) throws(InvalidValue) {
    guard (-Self.limit...Self.limit).contains(cents) else { throw Self.tooLarge("\(cents) cents") }
    self.cents = cents
  }

  /// Takes what amounts come to together, which may be more than any of them.
  init(sum cents: Int) { self.cents = cents }

  /// Reads `900`, `900.5`, `900.50` or `900,50`, zero or more.
  public init(_ text: String) throws(InvalidValue) {
    try self.init(text, allowingNegative: false)
  }

  /// Reads the same, with a `-` before it if that is allowed.
  public init(_ text: String, allowingNegative: Bool) throws(InvalidValue) {
    var cursor = TextCursor(text)
    let isNegative = cursor.take("-")
    if isNegative, !allowingNegative {
      throw InvalidValue(.amount, text, expected: "an amount of zero or more")
    }
    guard let euros = cursor.number(1...18), let cents = Self.cents(&cursor), cursor.isAtEnd else {
      throw InvalidValue(
        .amount, text, expected: "euros with at most 2 decimals and no spaces, such as 900.00")
    }
    guard euros < Self.limit / 100 || (euros == Self.limit / 100 && cents == 0) else {
      throw Self.tooLarge(text)
    }
    self.cents = (isNegative ? -1 : 1) * (euros * 100 + cents)
  }

  /// Takes the decimals, if there are any.
  private static func cents(_ cursor: inout TextCursor) -> Int? {
    guard cursor.take(".") || cursor.take(",") else { return 0 }
    return cursor.number(2...2) ?? cursor.number(1...1).map { $0 * 10 }
  }

  private static func tooLarge(_ text: String) -> InvalidValue {
    InvalidValue(.amount, text, expected: "an amount of at most 1000000000 euros")
  }

  /// `900.00`.
  public var description: String { text(grouping: "", point: ".") }

  /// `1 250,00 €`, with no-break spaces.
  public var french: String { text(grouping: "\u{A0}", point: ",") + "\u{A0}€" }

  private func text(grouping: String, point: String) -> String {
    let magnitude = abs(cents)
    var euros = String(magnitude / 100)
    var groups: [String] = []
    while !grouping.isEmpty, euros.count > 3 {
      groups.insert(String(euros.suffix(3)), at: 0)
      euros.removeLast(3)
    }
    let whole = ([euros] + groups).joined(separator: grouping)
    return (cents < 0 ? "-" : "") + whole + point + (magnitude % 100).padded(to: 2)
  }

  /// By amount.
  public static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
}
