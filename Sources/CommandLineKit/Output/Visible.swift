/// The text with every character that could command a terminal, reorder a line or hide in it made
/// visible.
///
/// Controls become `^[` and the like, others `\u{202E}`; tabs and line feeds are kept only if
/// `multiline`.
public func visible(_ text: String, multiline: Bool = false) -> String {
  func isKept(_ scalar: Unicode.Scalar) -> Bool {
    multiline && (scalar == "\n" || scalar == "\t") || !isUnsafe(scalar)
  }
  if text.unicodeScalars.allSatisfy(isKept) { return text }
  var shown = ""
  for scalar in text.unicodeScalars {
    if isKept(scalar) {
      shown.unicodeScalars.append(scalar)
    } else if scalar.isASCII {
      shown += "^\(Unicode.Scalar(UInt8(scalar.value) ^ 0x40))"
    } else {
      shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
  return shown
}

private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
  return switch scalar.properties.generalCategory {
  // C1; writing direction, joiners and tags, which nobody sees; separators.
  case .control, .format, .lineSeparator, .paragraphSeparator: true
  default: false
  }
}

/// A word of the user's as a sentence quotes it: one that is endless is cut.
func excerpt(_ word: String) -> String {
  word.unicodeScalars.prefix(81).count > 80
    ? String(String.UnicodeScalarView(word.unicodeScalars.prefix(80))) + "…" : word
}
