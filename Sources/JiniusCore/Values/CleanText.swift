@_spi(_Unicode) import Swift

/// Text that shows what it is: normalised, trimmed, and without a character that acts on the
/// terminal, turns the reading direction or cannot be seen.
struct CleanText {
  let text: String

  /// Cleans and checks `text`; `limit` is in Unicode scalars after normalisation.
  init(
    _ text: String, as kind: ValueKind, limit: Int, lineFeeds: Bool = false
  ) throws(InvalidValue) {
    let tooLong = "at most \(limit) characters"
    // Normalisation joins four scalars of four bytes into one at most: a longer text cannot
    // fit, and is not worth the work.
    guard text.utf8.count <= 16 * limit else {
      throw InvalidValue(kind, text, expected: tooLong)
    }
    let given = lineFeeds ? Self.joiningCRLF(text.unicodeScalars) : Array(text.unicodeScalars)
    func isEdge(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.generalCategory == .spaceSeparator || (lineFeeds && scalar == "\n")
    }
    let end = given.lastIndex { !isEdge($0) }.map { $0 + 1 } ?? 0
    let body = given[..<end].drop(while: isEdge)
    guard !body.isEmpty else { throw InvalidValue(kind, text, expected: "at least one character") }

    // First as given, for normalisation takes a time that grows as the square of a run of accents;
    // then as normalised, so that what is accepted once is accepted again.
    if let fault = Self.fault(in: body, lineFeeds: lineFeeds) {
      throw InvalidValue(kind, text, expected: fault)
    }
    let normal = Array(String(String.UnicodeScalarView(body))._nfc)
    guard normal.count <= limit else {
      throw InvalidValue(kind, text, expected: "\(tooLong) (\(normal.count) given)")
    }
    if let fault = Self.fault(in: normal[...], lineFeeds: lineFeeds) {
      throw InvalidValue(kind, text, expected: fault)
    }
    self.text = String(String.UnicodeScalarView(normal))
  }

  private static func joiningCRLF(_ scalars: String.UnicodeScalarView) -> [Unicode.Scalar] {
    var joined: [Unicode.Scalar] = []
    for scalar in scalars {
      if scalar == "\n", joined.last == "\r" { joined.removeLast() }
      joined.append(scalar)
    }
    return joined
  }

  /// What would have been right, when a character may not stand where it does.
  private static func fault(in scalars: ArraySlice<Unicode.Scalar>, lineFeeds: Bool) -> String? {
    // Marks that may still follow: none without a letter to bear them.
    var marks = 0
    for scalar in scalars {
      if lineFeeds, scalar == "\n" {
        marks = 0
        continue
      }
      if let fault = scalar.fault { return fault }
      if scalar.isMark {
        marks -= 1
        if marks < 0 { return "accents on a letter, four at most (\(scalar.name) found)" }
      } else {
        marks = scalar.properties.generalCategory == .spaceSeparator ? 0 : 4
      }
    }
    return nil
  }
}

extension Unicode.Scalar {
  /// Whether it is drawn on the character before it, as an accent is.
  var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// `U+202E`.
  fileprivate var name: String {
    let hex = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }

  /// What would have been right, when the character is fit for no text.
  fileprivate var fault: String? {
    // What is left of bytes that were no UTF-8, and of an object that was pasted.
    if self == "\u{FFFD}" || self == "\u{FFFC}" { return "text in UTF-8 (\(name) found)" }
    return switch properties.generalCategory {
    case .control where self == "\n" || self == "\r": "text on one line (\(name) found)"
    case .lineSeparator, .paragraphSeparator: "text without line separators (\(name) found)"
    case .control: "text without control characters (\(name) found)"
    case .format: "text without invisible characters (\(name) found)"
    case .privateUse, .unassigned, .surrogate: "text in assigned characters (\(name) found)"
    default:
      properties.isDefaultIgnorableCodePoint
        ? "text without invisible characters (\(name) found)" : nil
    }
  }
}
