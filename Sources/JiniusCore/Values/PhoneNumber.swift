/// The number of any telephone, in international form. Unlike a mobile it gets no code, so that no
/// numbering plan is asked.
public struct PhoneNumber: TextValue {
  /// E.164: `+33159031261`.
  public let description: String

  /// Reads `+33 1 59 03 12 61`; blanks, dots and hyphens are dropped, and a `(0)` after +33.
  public init(_ text: String) throws(InvalidValue) {
    let scalars = text.unicodeScalars.filter { !$0.isBlank && $0 != "." && $0 != "-" }
    // A text that is not ASCII may be a million accents, and slow to compare.
    var number = scalars.allSatisfy(\.isASCII) ? String(scalars) : ""
    if number.hasPrefix("+33(0)") { number = "+33" + number.dropFirst(6) }
    let digits = number.dropFirst()
    guard number.hasPrefix("+"), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw InvalidValue(
        .phone, text, expected: "an international number, such as +33 1 59 03 12 61",
        suggestion: Self.french(number))
    }
    guard (7...15).contains(digits.count), digits.first != "0" else {
      throw InvalidValue(.phone, text, expected: "7 to 15 digits after +, the first of them not 0")
    }
    if number.hasPrefix("+33"), number.count != 12 || number.dropFirst(3).first == "0" {
      throw InvalidValue(.phone, text, expected: "9 digits after +33, the first of them not 0")
    }
    description = number
  }

  /// What a number that is typed as in France may mean.
  private static func french(_ number: String) -> String? {
    guard number.hasPrefix("0"), number.utf8.count == 10 else { return nil }
    return try? PhoneNumber("+33" + number.dropFirst()).description
  }
}
