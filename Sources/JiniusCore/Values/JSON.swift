/// A JSON value whose objects keep the order in which their members were written, so that the same
/// thing is always the same bytes: for scripts that diff and for digests.
public indirect enum JSON: Equatable, Sendable {
  case object([Member])
  case array([JSON])
  case string(String)
  case int(Int)
  case bool(Bool)
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

  /// The compact text, on one line whatever the strings hold.
  public var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.name, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .string(let string): Self.write(string, to: &text)
    case .int(let number): text += String(number)
    case .bool(let truth): text += truth ? "true" : "false"
    case .null: text += "null"
    }
  }

  /// Quotes and escapes: RFC 8259, plus what could disturb a terminal or hide in a text (DEL, C1,
  /// separators, and the marks that nobody sees or that turn the writing direction) as `\u…`.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x0A: text += "\\n"
      case 0x0D: text += "\\r"
      case 0x09: text += "\\t"
      case 0x20..<0x7F: text.unicodeScalars.append(scalar)
      default: isSeen(scalar) ? text.unicodeScalars.append(scalar) : escape(scalar, in: &text)
      }
    }
    text += "\""
  }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  /// Four hexadecimal digits for each unit of UTF-16.
  private static func escape(_ scalar: Unicode.Scalar, in text: inout String) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
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
