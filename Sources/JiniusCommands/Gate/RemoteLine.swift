internal import CommandLineKit

/// A line that came from a distance, read into words as a shell would read it, without one.
///
/// Nothing is ever expanded. What a shell would act upon is plain text inside quotes, and refused
/// outside: a refusal is clearer than a surprise.
enum RemoteLine {
  /// The longest line that is looked at, in bytes.
  static let limit = 65_536

  /// The words of the line, without the program's name if it is there.
  static func words(_ bytes: [UInt8]) throws(GateRefusal) -> [String] {
    if bytes.count > limit { throw .tooLong(bytes: bytes.count) }
    guard let line = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    // Whatever would be made visible has no place here.
    if visible(line).utf8.count != line.utf8.count { throw .controlCharacter }
    var words = try split(line)
    if words.first == "jinius" { words.removeFirst() }
    if words.isEmpty { throw .noCommand }
    return words
  }

  /// What stands between the spaces of a line that cannot be read: a script that asked for JSON gets
  /// its refusal as JSON.
  static func roughWords(_ bytes: [UInt8]) -> [String] {
    bytes.prefix(limit).split(separator: UInt8(ascii: " ")).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static let shellCharacters = Set("$`;|&<>(){}[]*?!#~".unicodeScalars)

  private static func split(_ line: String) throws(GateRefusal) -> [String] {
    var words: [String] = []
    var word: String.UnicodeScalarView?
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case " ":
        if let ended = word { words.append(String(ended)) }
        word = nil
      case "'", "\"":
        word = (word ?? .init()) + (try quoted(by: scalar, &rest))
      case "\\":
        guard let next = rest.popFirst() else { throw .openQuote }
        word = (word ?? .init()) + [next]
      default:
        if shellCharacters.contains(scalar) { throw .shellCharacter(Character(scalar)) }
        word = (word ?? .init()) + [scalar]
      }
    }
    if let ended = word { words.append(String(ended)) }
    return words
  }

  /// What stands before the closing quote. Between double quotes a backslash hides what it hides in
  /// a shell.
  private static func quoted(
    by quote: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView
  ) throws(GateRefusal) -> String.UnicodeScalarView {
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == quote { return text }
      if scalar == "\\", quote == "\"", let next = rest.first,
        "\"\\$`".unicodeScalars.contains(next)
      {
        text.append(rest.removeFirst())
      } else {
        text.append(scalar)
      }
    }
    throw .openQuote
  }
}
