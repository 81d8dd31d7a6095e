/// The few spellings of PDF. Text of the caller's only ever passes through the two `hex` ones.
extension [UInt8] {
  mutating func write(_ ascii: String) { append(contentsOf: ascii.utf8) }

  /// Hexadecimal digits of bytes, without brackets.
  mutating func write(hex bytes: some Sequence<UInt8>) {
    for byte in bytes {
      append(hexDigit(UInt16(byte >> 4)))
      append(hexDigit(UInt16(byte & 15)))
    }
  }

  mutating func write(hex number: UInt16) {
    append(hexDigit(number >> 12))
    append(hexDigit(number >> 8 & 15))
    append(hexDigit(number >> 4 & 15))
    append(hexDigit(number & 15))
  }

  /// A number with at most two decimals.
  mutating func write(_ number: Double) {
    let hundredths = Int((number * 100).rounded().clamped(to: -10_000_000...10_000_000))
    if hundredths < 0 { append(UInt8(ascii: "-")) }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    write(String(whole))
    guard rest > 0 else { return }
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0") + UInt8(rest / 10))
    if rest % 10 > 0 { append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }
}

private func hexDigit(_ value: UInt16) -> UInt8 {
  UInt8(truncatingIfNeeded: value) + UInt8(ascii: value < 10 ? "0" : "7")
}

/// A text string: UTF-16BE with its mark, in hexadecimal.
func textString(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.write("<FEFF")
  for unit in text.utf16 { bytes.write(hex: unit) }
  bytes.write(">")
  return String(decoding: bytes, as: UTF8.self)
}

/// A string of ASCII, such as a date, in hexadecimal.
func byteString(_ ascii: String) -> String { byteString(Array(ascii.utf8)) }

/// A byte string in hexadecimal.
func byteString(_ bytes: [UInt8]) -> String {
  var result: [UInt8] = []
  result.write("<")
  result.write(hex: bytes)
  result.write(">")
  return String(decoding: result, as: UTF8.self)
}

extension Double {
  /// The nearest value inside a range; the lower bound for what is not a number.
  func clamped(to range: ClosedRange<Double>) -> Double {
    self >= range.lowerBound ? Swift.min(self, range.upperBound) : range.lowerBound
  }
}
