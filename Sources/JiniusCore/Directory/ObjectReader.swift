/// Takes one JSON object apart as RFC 8259 has it, and more strictly: no member twice, and no string
/// with a NUL or half a character, which SQLite, files and other programs would each read in a way of
/// their own.
struct ObjectReader {
  /// The value of a member.
  enum Value: Equatable {
    case text(String)
    case null
    /// A number, a truth value, an array or an object.
    case other
  }

  /// What is wrong with a member; the others can be read.
  struct MemberFault: Equatable {
    let name: String
    let problem: ImportFault.Problem
  }

  /// The members in their order; of one that stands twice the first.
  private(set) var members: [(name: String, value: Value)] = []
  private(set) var faults: [MemberFault] = []
  private var rest: ArraySlice<UInt8>
  /// Whether a string of the member at hand holds an escape that is no character.
  private var isMarred = false

  private struct NoObject: Error {}

  /// How deep arrays and objects that nobody reads may lie in each other.
  private static let depth = 64

  /// Reads one object that stands alone; nil where the text is none.
  ///
  /// - Parameter text: in UTF-8, without a NUL.
  init?(_ text: ArraySlice<UInt8>) {
    rest = text
    do { try readObject() } catch { return nil }
  }

  private mutating func readObject() throws(NoObject) {
    var names: Set<String> = []
    try expect("{")
    if !take("}") {
      repeat {
        isMarred = false
        let name = try string()
        try expect(":")
        let value = try value(depth: 0)
        if isMarred { faults.append(MemberFault(name: name, problem: .noCharacter)) }
        if names.insert(name).inserted {
          members.append((name, value))
        } else {
          faults.append(MemberFault(name: name, problem: .memberTwice))
        }
      } while take(",")
      try expect("}")
    }
    skipBlanks()
    if !rest.isEmpty { throw NoObject() }
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(NoObject) -> Value {
    skipBlanks()
    switch rest.first {
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if depth == Self.depth { throw NoObject() }
      try skipNested(depth: depth + 1)
      return .other
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    default: try number()
    }
    return .other
  }

  private mutating func skipNested(depth: Int) throws(NoObject) {
    let isObject = take("{")
    if !isObject { try expect("[") }
    let end: Unicode.Scalar = isObject ? "}" : "]"
    if take(end) { return }
    repeat {
      if isObject {
        _ = try string()
        try expect(":")
      }
      _ = try value(depth: depth)
    } while take(",")
    try expect(end)
  }

  private mutating func word(_ word: String) throws(NoObject) {
    guard rest.starts(with: word.utf8) else { throw NoObject() }
    rest = rest.dropFirst(word.utf8.count)
  }

  private mutating func number() throws(NoObject) {
    _ = takeByte("-")
    if !takeByte("0") { try digits() }
    if takeByte(".") { try digits() }
    if takeByte("e") || takeByte("E") {
      if !takeByte("+") { _ = takeByte("-") }
      try digits()
    }
  }

  private mutating func digits() throws(NoObject) {
    let count = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
    if count == 0 { throw NoObject() }
    rest = rest.dropFirst(count)
  }

  // MARK: Strings

  private mutating func string() throws(NoObject) -> String {
    try expect("\"")
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"): bytes += String(try escaped()).utf8
      case 0x20...: bytes.append(byte)
      default: throw NoObject()
      }
    }
    throw NoObject()
  }

  /// The character of an escape, behind its backslash.
  private mutating func escaped() throws(NoObject) -> Unicode.Scalar {
    switch rest.popFirst() {
    case UInt8(ascii: "\""): "\""
    case UInt8(ascii: "\\"): "\\"
    case UInt8(ascii: "/"): "/"
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "f"): "\u{C}"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "t"): "\t"
    case UInt8(ascii: "u"): try character()
    default: throw NoObject()
    }
  }

  /// The character that one or two units of UTF-16 make.
  private mutating func character() throws(NoObject) -> Unicode.Scalar {
    let unit = try unit()
    if let scalar = Unicode.Scalar(unit), unit != 0 { return scalar }
    if 0xD800..<0xDC00 ~= unit, rest.starts(with: "\\u".utf8) {
      let before = rest
      rest = rest.dropFirst(2)
      let low = try self.unit()
      if 0xDC00..<0xE000 ~= low,
        let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00)
      {
        return scalar
      }
      rest = before
    }
    isMarred = true
    return "\u{FFFD}"
  }

  private mutating func unit() throws(NoObject) -> UInt16 {
    let digits = rest.prefix(4)
    var unit: UInt16 = 0
    for digit in digits {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { throw NoObject() }
      unit = unit << 4 | UInt16(value)
    }
    if digits.count < 4 { throw NoObject() }
    rest = rest.dropFirst(4)
    return unit
  }

  // MARK: Marks

  private mutating func skipBlanks() {
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  /// Takes a mark, and the blanks before it, where it stands there.
  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    return takeByte(mark)
  }

  private mutating func takeByte(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(NoObject) {
    if !take(mark) { throw NoObject() }
  }
}
