extension [UInt8] {
  /// Two digits a byte, lower case.
  public var hex: String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * count)
    for byte in self { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads what `hex` writes and nothing else, so that a value has one writing: no upper case.
  public init?(hex: String) {
    var nibbles: [UInt8] = []
    for digit in hex.utf8 {
      guard let nibble = digits.firstIndex(of: digit) else { return nil }
      nibbles.append(UInt8(nibble))
    }
    guard nibbles.count.isMultiple(of: 2) else { return nil }
    self = stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
  }
}

private let digits = [UInt8]("0123456789abcdef".utf8)
