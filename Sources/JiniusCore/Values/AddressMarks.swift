/// Where a text holds what a mail program would make a link of, or a reader type into a browser: a
/// web address, a bare domain, an e-mail address.
///
/// One grammar, for what is refused as a name and for what is disarmed in a letter. It knows no list
/// of domains, for any word may be one tomorrow: a full stop inside a name has a space behind it,
/// stands between single letters (`S.A.R.L.`), or before digits (`3.0`).
struct AddressMarks {
  private let given: [Unicode.Scalar]
  /// The same with look-alikes read as what they look like: full-width forms, dots of other scripts.
  private let plain: [Unicode.Scalar]

  init(_ text: String) {
    given = Array(text.unicodeScalars)
    plain = given.map(\.withoutDisguise)
  }

  /// The places of the signs that make an address: a full stop, a colon, an at sign, a slash.
  var places: [Int] { plain.indices.filter(isMark) }

  /// The text with these signs in brackets, as `evil[.]example`: to be read, and nothing to click.
  var disarmed: String {
    var text = String.UnicodeScalarView()
    for (index, scalar) in given.enumerated() {
      if isMark(index) {
        text += "[".unicodeScalars + [scalar] + "]".unicodeScalars
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  private func isMark(_ index: Int) -> Bool {
    switch plain[index] {
    case ".": isDomainDot(index)
    case "@": isWord(index - 1) && isWord(index + 1)
    case ":":
      isSlash(index + 1) && isSlash(index + 2) || isScheme(before: index) || isPort(after: index)
    case "/", "\\": isSlash(index + 1) && isWord(index + 2)
    default: false
    }
  }

  /// Between two words of which the second could be the end of a domain, or in a chain of numbers
  /// that is an Internet address.
  private func isDomainDot(_ index: Int) -> Bool {
    guard isWord(index - 1), isWord(index + 1) else { return false }
    let after = plain[(index + 1)...].prefix { $0.isPartOfWord || $0 == "-" }
    if !after.allSatisfy(\.isDigit) { return after.count > 1 }
    let isNumbers = { (scalar: Unicode.Scalar) in scalar.isDigit || scalar == "." }
    let chain =
      plain[..<index].reversed().prefix(while: isNumbers) + plain[index...].prefix(while: isNumbers)
    return chain.count { $0 == "." } >= 3
  }

  private static let schemes: Set = [
    "http", "https", "ftp", "file", "mailto", "tel", "sms", "javascript", "data",
  ]

  /// Whether the word before a colon tells a browser what to do with what follows at once.
  private func isScheme(before index: Int) -> Bool {
    guard index + 1 < plain.count, !plain[index + 1].isBlank else { return false }
    let word = plain[..<index].reversed().prefix { $0.isPartOfWord }.reversed()
    return Self.schemes.contains(String(String.UnicodeScalarView(word)).lowercased())
  }

  /// Whether a machine's name stands before a colon, and a number right behind it.
  private func isPort(after index: Int) -> Bool {
    guard index + 1 < plain.count, plain[index + 1].isDigit else { return false }
    return plain[..<index].reversed().prefix { $0.isPartOfWord }.contains { !$0.isDigit }
  }

  private func isWord(_ index: Int) -> Bool {
    plain.indices.contains(index) && plain[index].isPartOfWord
  }

  private func isSlash(_ index: Int) -> Bool {
    plain.indices.contains(index) && (plain[index] == "/" || plain[index] == "\\")
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  /// A letter, a digit or an accent of any script.
  var isPartOfWord: Bool {
    if isASCII { return isDigit || properties.isAlphabetic || self == "_" }
    return isMark || properties.isAlphabetic || properties.numericType != nil
  }

  /// What it looks like, or is taken for in a domain (UTS #46).
  var withoutDisguise: Unicode.Scalar {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
    case 0x3002, 0xFF61, 0x2024, 0xFE52, 0x06D4, 0x0701, 0x0702, 0xA4F8: "."
    case 0xFE55, 0xFE13, 0x02D0, 0x02F8, 0x2236, 0xA789, 0x0589, 0x05C3, 0xA4FD: ":"
    case 0x2044, 0x2215, 0x29F8, 0x2571, 0x27CB, 0x3033: "/"
    case 0xFE68, 0x29F5, 0x29F9, 0x2216: "\\"
    case 0xFE6B: "@"
    default: self
    }
  }
}
