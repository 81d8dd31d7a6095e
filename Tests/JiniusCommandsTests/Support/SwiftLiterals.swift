/// The string literals of a Swift source: those that `+` joins are one, and what is interpolated
/// stands in it between `⟦` and `⟧`.
struct SwiftLiterals {
  /// What the program says.
  private(set) var texts: [String] = []
  /// What its help says.
  private(set) var helps: [String] = []
  private let source: String
  private var rest: Substring

  init(of source: String) {
    self.source = source
    rest = source[...]
    while let character = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { $0 != "\n" }
      } else if character == "\"" {
        let isHelp = isHelp
        let text = joined()
        if isHelp { helps.append(text) } else { texts.append(text) }
      } else {
        rest.removeFirst()
      }
    }
  }

  /// Whether the literal that begins here is a declaration's.
  private var isHelp: Bool {
    let before = source[..<rest.startIndex].suffix(60)
    let start = before.lastIndex { "};".contains($0) } ?? before.startIndex
    return ["discussion", "summary", "@Option(", "@Argument(", "@Flag(", "@Toggle("]
      .contains { before[start...].contains($0) }
  }

  /// A literal, with those that are joined to it.
  private mutating func joined() -> String {
    var text = literal()
    while true {
      let behind = rest.drop { $0.isWhitespace }
      guard behind.first == "+" else { return text }
      let next = behind.dropFirst().drop { $0.isWhitespace }
      guard next.first == "\"" else { return text }
      rest = next
      text += literal()
    }
  }

  private mutating func literal() -> String {
    let mark = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
    rest = rest.dropFirst(mark.count)
    var text = ""
    while !rest.isEmpty, !rest.hasPrefix(mark) {
      guard rest.first == "\\" else {
        text.append(rest.removeFirst())
        continue
      }
      rest.removeFirst()
      switch rest.first {
      case "(": text += "⟦" + interpolation() + "⟧"
      case "n":
        rest.removeFirst()
        text += "\n"
      case "\n": rest = rest.drop { $0.isWhitespace }
      default: if let next = rest.popFirst() { text.append(next) }
      }
    }
    rest = rest.dropFirst(mark.count)
    return text
  }

  /// An expression to its closing bracket; literals in it are collected besides.
  private mutating func interpolation() -> String {
    var text = ""
    var depth = 0
    while let character = rest.first {
      if character == "\"" {
        let inner = joined()
        texts.append(inner)
        text += "…"
        continue
      }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      rest.removeFirst()
      if depth == 0 { break }
      text.append(character)
    }
    return String(text.drop { $0 == "(" })
  }
}
