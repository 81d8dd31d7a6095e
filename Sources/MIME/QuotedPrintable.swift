/// Text in quoted-printable (RFC 2045, 6.7): ASCII lines of at most 76 characters, without the end of
/// the last one.
///
/// A line that a mail program could take for something else is quoted as well: one that begins with
/// `From `, and one of a single dot.
func quotedPrintable(_ text: String) -> [String] {
  text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
    quotedLine(Array(String($0).utf8))
  }
}

/// One line of text, on as many lines as it takes.
private func quotedLine(_ bytes: [UInt8]) -> [String] {
  var lines: [String] = []
  var line = ""
  for (position, byte) in bytes.enumerated() {
    let piece = isSafe(byte, at: position, of: bytes) ? String(UnicodeScalar(byte)) : byte.quoted
    // One column is left for the mark of a line that goes on.
    if line.utf8.count + piece.utf8.count > 75 {
      lines.append(line + "=")
      line = ""
    }
    line += piece
  }
  return lines + [line]
}

/// Whether a byte stands for itself.
private func isSafe(_ byte: UInt8, at position: Int, of line: [UInt8]) -> Bool {
  switch byte {
  case UInt8(ascii: "="): false
  // At the end of a line some relays drop blanks.
  case UInt8(ascii: " "), UInt8(ascii: "\t"): position + 1 < line.count
  case UInt8(ascii: "F"): position > 0 || !line.starts(with: "From ".utf8)
  case UInt8(ascii: "."): position > 0 || line.count > 1
  default: (33...126).contains(byte)
  }
}
