/// A field of a header: a name and the words of its value, folded before column 77 (RFC 5322, 2.2.3).
struct HeaderField {
  /// The longest line, where a word allows it.
  private static let width = 76

  private let name: String
  private let words: [String]

  /// A field whose value has a grammar of its own: mailboxes, dates, identifiers.
  init(_ name: String, words: [String]) {
    self.name = name
    self.words = words
  }

  /// A field of free text.
  init(_ name: String, text: String) throws(MailError) {
    let isName = !name.isEmpty && name.utf8.allSatisfy { (33...126).contains($0) && $0 != 58 }
    guard isName else { throw .fieldName(name) }
    try requireReadable(text, in: name)
    self.init(
      name,
      words: isFoldable(text) ? text.split(separator: " ").map(String.init) : encodedWords(text))
  }

  /// The lines of the field.
  var lines: [String] {
    var lines: [String] = []
    var line = name + ":"
    var isBare = true
    for word in words {
      // The first word stays on the line of the name: a line of blanks alone is no line.
      if !isBare, line.utf8.count + 1 + word.utf8.count > Self.width {
        lines.append(line)
        line = ""
      }
      line += " " + word
      isBare = false
    }
    return lines + [line]
  }
}

/// Whether a text survives as it is, and can be folded: printable ASCII, single blanks between short
/// words, nothing that a reader could take for an encoded-word.
func isFoldable(_ text: String) -> Bool {
  text.utf8.allSatisfy { (32...126).contains($0) } && !text.contains("=?")
    && text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      .allSatisfy { (1...longestWord).contains($0.count) }
}

/// Refuses what must never come into a header: line breaks and other controls, and the marks that
/// turn the direction of reading, with which a name can pass for another.
func requireReadable(_ text: String, in field: String) throws(MailError) {
  let acts = text.unicodeScalars.contains { scalar in
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar.properties.isBidiControl
    default: false
    }
  }
  if acts { throw .control(field: field) }
}
