/// The widest line that the kit prints, in Unicode scalars.
let pageWidth = 80

/// Breaks each line of the text at its spaces; indented lines are kept as they are.
func wrap(_ text: String, indent: Int = 0) -> String {
  let margin = String(repeating: " ", count: indent)
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    if line.hasPrefix(" ") || line.isEmpty { return line.isEmpty ? "" : margin + line }
    return fill(line.split(separator: " "), indent: indent, continuation: "", hanging: indent)
  }.joined(separator: "\n")
}

/// Sets words into lines of at most `pageWidth`; all but the last end with `continuation`.
func fill(
  _ words: [some StringProtocol], indent: Int, continuation: String, hanging: Int
) -> String {
  var lines: [String] = []
  var line = String(repeating: " ", count: indent)
  var room = pageWidth - indent
  var isEmpty = true
  for word in words {
    let width = word.unicodeScalars.count + (isEmpty ? 0 : 1)
    if width > room - continuation.count && !isEmpty {
      lines.append(line + continuation)
      line = String(repeating: " ", count: hanging) + word
      room = pageWidth - hanging - word.unicodeScalars.count
    } else {
      line += (isEmpty ? "" : " ") + word
      room -= width
    }
    isEmpty = false
  }
  return (lines + [line]).joined(separator: "\n")
}

/// Labels on the left, their texts in a column on the right.
func columns(_ rows: [(label: String, text: String)]) -> String {
  let widest = rows.map(\.label.unicodeScalars.count).max() ?? 0
  let column = 2 + min(widest, 24) + 2
  return rows.map { label, text in
    let body = wrap(text, indent: column)
    let gap = column - 2 - label.unicodeScalars.count
    if gap < 2 { return "  \(label)\n\(body)" }
    return "  \(label)" + String(repeating: " ", count: gap) + body.dropFirst(column)
  }.joined(separator: "\n")
}

/// A shell command line, broken with `\` where it's too wide; an option stays with its value.
func commandLine(_ line: String) -> String {
  var pieces: [String] = []
  for word in shellWords(line).map(\.source) {
    if let option = pieces.last, option.hasPrefix("-"), !option.contains(" "), !word.hasPrefix("-")
    {
      pieces[pieces.count - 1] += " " + word
    } else {
      pieces.append(word)
    }
  }
  return fill(pieces, indent: 2, continuation: " \\", hanging: 6)
}
