/// A JSON value whose objects keep the order in which their members were written, so that the same
/// thing is always the same bytes: for scripts that diff and for digests.
public enum JSON: Equatable, Sendable {
  case object([Member])
  case array([JSON])
  case string(String)
  case int(Int)
  case bool(Bool)
  /// A moment: a string in UTC to scripts, and what the clocks of Paris show to a person.
  case instant(Instant)
  case null

  /// One member of an object.
  public struct Member: Equatable, Sendable {
    /// The key.
    public let name: String
    /// What stands under it.
    public let value: JSON

    /// A member `name: value`.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The string, or null.
  public static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// The integer, or null.
  public static func optional(_ number: Int?) -> JSON { number.map(JSON.int) ?? .null }

  /// The moment, or null.
  public static func optional(_ instant: Instant?) -> JSON { instant.map(JSON.instant) ?? .null }

  /// An object with further members behind its own; any other value as it is.
  public func adding(_ further: [Member]) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members + further)
  }

  /// The compact text, on one line whatever the strings hold.
  public var text: String {
    var bytes: [UInt8] = []
    encode(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func encode(to bytes: inout [UInt8]) {
    switch self {
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.encode(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.encode(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.encode(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .string(let string): Self.encode(string, to: &bytes)
    case .int(let number): bytes += String(number).utf8
    case .instant(let instant): Self.encode(instant.description, to: &bytes)
    case .bool(let truth): bytes += (truth ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    }
  }

  /// Quotes and escapes: RFC 8259, plus what could disturb a terminal or hide in a text (DEL, C1,
  /// separators, and the marks that nobody sees or that turn the writing direction) as `\u…`.
  private static func encode(_ string: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    if string.utf8.allSatisfy(isPlain) {
      bytes += string.utf8
    } else {
      for scalar in string.unicodeScalars { append(scalar, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte stands for itself; most strings have no other, and are copied as they are.
  private static func isPlain(_ byte: UInt8) -> Bool {
    0x20..<0x7F ~= byte && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar.value {
    case 0x22: bytes += "\\\"".utf8
    case 0x5C: bytes += "\\\\".utf8
    case 0x0A: bytes += "\\n".utf8
    case 0x0D: bytes += "\\r".utf8
    case 0x09: bytes += "\\t".utf8
    case 0x20..<0x7F: bytes.append(UInt8(scalar.value))
    case _ where isSeen(scalar): bytes += String(scalar).utf8
    default: escape(scalar, in: &bytes)
    }
  }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  /// Four hexadecimal digits for each unit of UTF-16.
  private static func escape(_ scalar: Unicode.Scalar, in bytes: inout [UInt8]) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      let digits = String(unit, radix: 16)
      bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  /// Takes the literal.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Takes the literal.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// Takes the literal.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByDictionaryLiteral {
  /// Takes the literal.
  public init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }
}
