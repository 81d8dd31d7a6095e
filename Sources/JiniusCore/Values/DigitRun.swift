/// The digits of an identifier that people write in groups: `732 829 320`.
struct DigitRun {
  /// Each 0…9.
  let values: [Int]

  /// Drops the blanks. `nil` when something else than `0`…`9` is left: the digits of other scripts
  /// look alike, and no register knows them.
  init?(grouped text: String) {
    var values: [Int] = []
    for scalar in text.unicodeScalars where !scalar.isBlank {
      guard ("0"..."9").contains(scalar) else { return nil }
      values.append(Int(scalar.value) - 48)
    }
    self.values = values
  }

  init(_ values: some Sequence<Int>) {
    self.values = Array(values)
  }

  var text: String { values.reduce(into: "") { $0 += String($1) } }
  var sum: Int { values.reduce(0, +) }

  /// Whether the last digit is the check digit of the others (Luhn).
  var passesLuhn: Bool {
    let doubled = values.reversed().enumerated().map { position, digit in
      position.isMultiple(of: 2) ? digit : digit < 5 ? 2 * digit : 2 * digit - 9
    }
    return doubled.reduce(0, +).isMultiple(of: 10)
  }
}

extension Unicode.Scalar {
  /// A space, a no-break space or a narrow one: what groups digits in French typography.
  var isBlank: Bool { self == " " || self == "\u{A0}" || self == "\u{202F}" }
}

extension String {
  /// The text without blanks at either end.
  var trimmingBlanks: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }),
      let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(scalars[first...last])
  }
}

extension Int {
  /// Decimal text with zeros in front.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
