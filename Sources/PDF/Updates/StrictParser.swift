/// Reads what somebody added to a file, by grammar: each byte belongs to a token that is known. No
/// comments, no key twice, no empty names, white space in moderation; whatever two readers could take
/// in two ways is an error.
struct StrictParser {
  let bytes: [UInt8]
  var position: Int
  private var valuesLeft = 0

  /// No signature nests deeper, or has more values in one object.
  private static let deepest = 16
  private static let mostValues = 100_000
  /// What producers leave behind a `/ByteRange` that they fill in is shorter.
  private static let longestSpace = 128
  /// What counts bytes or objects is a whole number without a fraction, however it is spelled.
  private static let countKeys: Set = [
    "Length", "Prev", "Size", "W", "Index", "ByteRange", "Columns", "Predictor", "Colors",
    "BitsPerComponent", "Length1", "Length2", "Length3", "Width", "Height", "N", "First", "XRefStm",
  ]

  init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  var isAtEnd: Bool { position >= bytes.count }
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }
  var fault: PDFSyntaxError { PDFSyntaxError(offset: position) }

  /// Steps over white space, of which there may be none.
  mutating func space() throws(PDFSyntaxError) {
    let start = position
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
    if position - start > Self.longestSpace { throw PDFSyntaxError(offset: start) }
  }

  /// Steps over white space, of which there must be some.
  mutating func gap() throws(PDFSyntaxError) {
    let start = position
    try space()
    if position == start { throw fault }
  }

  /// Steps over the end of a line if it comes next.
  mutating func skipEndOfLine() -> Bool {
    guard let byte = next, byte == 0x0A || byte == 0x0D else { return false }
    position += byte == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A ? 2 : 1
    return true
  }

  mutating func endOfLine() throws(PDFSyntaxError) {
    guard skipEndOfLine() else { throw fault }
  }

  /// Steps over bytes if they come next, whatever stands behind them.
  mutating func skip(raw text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard position + length <= bytes.count else { return false }
    for index in 0..<length where bytes[position + index] != text.utf8Start[index] { return false }
    position += length
    return true
  }

  /// Steps over a word that stands by itself.
  mutating func skip(_ word: StaticString) -> Bool {
    let start = position
    guard skip(raw: word) else { return false }
    if let byte = next, isRegular(byte) {
      position = start
      return false
    }
    return true
  }

  mutating func require(_ word: StaticString) throws(PDFSyntaxError) {
    guard skip(word) else { throw fault }
  }

  /// A whole number of ten digits at most, without a sign, that stands by itself.
  mutating func integer() throws(PDFSyntaxError) -> Int {
    let start = position
    var value = 0
    while let byte = next, isDigit(byte), position - start < 10 {
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    guard position > start, next.map({ !isRegular($0) }) ?? true else {
      throw PDFSyntaxError(offset: start)
    }
    return value
  }

  /// Digits of exactly this number.
  mutating func digits(_ count: Int) throws(PDFSyntaxError) -> Int {
    var value = 0
    for _ in 0..<count {
      guard let byte = next, isDigit(byte) else { throw fault }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    return value
  }

  /// The value that comes next.
  mutating func value() throws(PDFSyntaxError) -> PDFValue {
    valuesLeft = Self.mostValues
    return try value(depth: 0, isCount: false)
  }

  private mutating func value(depth: Int, isCount: Bool) throws(PDFSyntaxError) -> PDFValue {
    valuesLeft -= 1
    guard let byte = next, depth < Self.deepest, valuesLeft > 0 else { throw fault }
    switch byte {
    case UInt8(ascii: "/"): return .name(try name())
    case UInt8(ascii: "("): return .string(PDFString(bytes: try literal()))
    case UInt8(ascii: "["): return .array(try array(depth: depth, isCount: isCount))
    case UInt8(ascii: "<"):
      if position + 1 < bytes.count, bytes[position + 1] == byte {
        return .dictionary(try dictionary(depth: depth))
      }
      return .string(try hexadecimal())
    case UInt8(ascii: "t") where skip("true"): return .bool(true)
    case UInt8(ascii: "f") where skip("false"): return .bool(false)
    default: return try numberOrReference(isCount: isCount)
    }
  }

  private mutating func array(depth: Int, isCount: Bool) throws(PDFSyntaxError) -> [PDFValue] {
    position += 1
    var values: [PDFValue] = []
    while true {
      try space()
      if next == UInt8(ascii: "]") {
        position += 1
        return values
      }
      values.append(try value(depth: depth + 1, isCount: isCount))
    }
  }

  private mutating func dictionary(depth: Int) throws(PDFSyntaxError) -> PDFDictionary {
    position += 2
    var dictionary = PDFDictionary()
    while true {
      try space()
      if skip(raw: ">>") { return dictionary }
      guard next == UInt8(ascii: "/") else { throw fault }
      let start = position
      let key = try name()
      try space()
      let isCount = Self.countKeys.contains(key)
      dictionary.add(key, try value(depth: depth + 1, isCount: isCount))
      if dictionary.hasDuplicates { throw PDFSyntaxError(offset: start) }
    }
  }

  private mutating func numberOrReference(isCount: Bool) throws(PDFSyntaxError) -> PDFValue {
    let start = position
    if let number = try? integer() {
      let behind = position
      if (try? gap()) != nil, let generation = try? integer(), (try? gap()) != nil, skip("R") {
        return .reference(PDFReference(number: number, generation: generation))
      }
      position = behind
      return .number(Double(number))
    }
    position = start
    if isCount { throw fault }
    if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { position += 1 }
    var digits = 0
    var points = 0
    while let byte = next, isDigit(byte) || byte == UInt8(ascii: ".") {
      if isDigit(byte) { digits += 1 } else { points += 1 }
      position += 1
    }
    guard 1...20 ~= digits, points <= 1, next.map({ !isRegular($0) }) ?? true,
      let number = Double(String(decoding: bytes[start..<position], as: UTF8.self))
    else { throw PDFSyntaxError(offset: start) }
    return .number(number)
  }

  private mutating func name() throws(PDFSyntaxError) -> String {
    let start = position
    position += 1
    var text = String.UnicodeScalarView()
    while let byte = next, isRegular(byte) {
      position += 1
      guard 0x21...0x7E ~= byte else { throw PDFSyntaxError(offset: start) }
      if byte != UInt8(ascii: "#") {
        text.append(Unicode.Scalar(byte))
        continue
      }
      guard position + 1 < bytes.count, let high = hexValue(bytes[position]),
        let low = hexValue(bytes[position + 1]), high << 4 | low != 0
      else { throw PDFSyntaxError(offset: start) }
      text.append(Unicode.Scalar(high << 4 | low))
      position += 2
    }
    guard !text.isEmpty, text.count <= 127 else { throw PDFSyntaxError(offset: start) }
    return String(text)
  }

  /// A string in parentheses, read as every reader reads it.
  private mutating func literal() throws(PDFSyntaxError) -> [UInt8] {
    var parser = PDFParser(bytes, at: position)
    let value = try parser.value()
    position = parser.position
    return value.string?.bytes ?? []
  }

  /// Pairs of digits and nothing between them.
  private mutating func hexadecimal() throws(PDFSyntaxError) -> PDFString {
    let start = position
    position += 1
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: ">") {
      guard position + 1 < bytes.count, let high = hexValue(byte),
        let low = hexValue(bytes[position + 1])
      else { throw fault }
      text.append(high << 4 | low)
      position += 2
    }
    guard skip(raw: ">") else { throw fault }
    return PDFString(bytes: text, hexadecimal: start..<position)
  }
}
