/// The text with every character that could command a terminal or reorder a line made visible.
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
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0: true  // C0, DEL, C1
  case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // writing direction
  case 0x2028, 0x2029: true  // line and paragraph separators
  default: false
  }
}
