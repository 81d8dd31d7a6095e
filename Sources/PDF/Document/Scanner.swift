/// Reads back what `Revision` writes, and nothing else.
struct Scanner {
  let bytes: [UInt8]
  var position: Int

  mutating func literal(_ text: String) throws(UpdateError) {
    guard skip(text) else { throw .foreign(offset: position) }
  }

  /// Steps over a text if it comes next.
  mutating func skip(_ text: String) -> Bool {
    guard position >= 0, position <= bytes.count,
      bytes[position...].starts(with: text.utf8)
    else { return false }
    position += text.utf8.count
    return true
  }

  /// A whole number of at most ten digits.
  mutating func integer() throws(UpdateError) -> Int {
    let start = position
    var value = 0
    while position < bytes.count, position >= 0, position - start < 10,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
    {
      value = value * 10 + Int(bytes[position] - UInt8(ascii: "0"))
      position += 1
    }
    guard position > start else { throw .foreign(offset: start) }
    return value
  }

  /// A string in hexadecimal, with its brackets.
  mutating func hexString() throws(UpdateError) -> String {
    let start = position
    try literal("<")
    while position < bytes.count, bytes[position].isHexDigit { position += 1 }
    try literal(">")
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The rest of the line; the position moves behind its end.
  mutating func line() throws(UpdateError) -> String {
    guard position >= 0, position <= bytes.count,
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n"))
    else { throw .foreign(offset: position) }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: "a")...UInt8(ascii: "f"):
      true
    default: false
    }
  }
}
