/// The operators of a form, read to the last one (PDF 32000-1, annex A).
struct Drawing {
  /// Whether anything could be seen of it.
  let paints: Bool

  /// nil for an operator that no signature needs, for text that is left open, and where more states
  /// are restored than were saved: that would undo the frame that a form is drawn in.
  init?(_ content: [UInt8]) {
    var parser = PDFParser(content)
    var saved = 0
    var isText = false
    var paints = false
    parser.skipSpace()
    while !parser.isAtEnd {
      guard let byte = parser.next else { break }
      if isDigit(byte) || 0x2B...0x2E ~= byte || [0x2F, 0x28, 0x5B, 0x3C].contains(byte) {
        guard let value = try? parser.value(), !value.pointsElsewhere else { return nil }
      } else {
        switch Self.word(&parser) {
        case "q": saved += 1
        case "Q":
          saved -= 1
          if saved < 0 { return nil }
        case "BT":
          if isText { return nil }
          isText = true
        case "ET":
          if !isText { return nil }
          isText = false
        case let word where Self.painting.contains(word): paints = true
        case let word where Self.other.contains(word): break
        default: return nil
        }
      }
      parser.skipSpace()
    }
    if saved != 0 || isText { return nil }
    self.paints = paints
  }

  private static func word(_ parser: inout PDFParser) -> String {
    let start = parser.position
    while let byte = parser.next, isRegular(byte) { parser.position += 1 }
    if parser.position == start { parser.position += 1 }
    return String(decoding: parser.bytes[start..<parser.position], as: UTF8.self)
  }

  private static let painting: Set = [
    "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", "\"", "Do",
  ]
  private static let other: Set = [
    "cm", "w", "J", "j", "M", "d", "ri", "i", "gs", "m", "l", "c", "v", "y", "h", "re", "n", "W",
    "W*", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "CS", "cs", "SC", "SCN",
    "sc", "scn", "G", "g", "RG", "rg", "K", "k", "BMC", "EMC", "MP", "true", "false",
  ]
}

extension PDFValue {
  /// Whether it is a reference or a dictionary, which no operator here takes.
  fileprivate var pointsElsewhere: Bool {
    switch self {
    case .reference, .dictionary: true
    case .array(let values): values.contains(where: \.pointsElsewhere)
    default: false
    }
  }
}
