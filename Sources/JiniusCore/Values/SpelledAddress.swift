/// Where a text tells its reader an address that no program would make a link of: `evil[.]com`,
/// `evil .com`, `EVIL DOT COM`, `evil (dot) com`.
///
/// By grammar as far as that goes: brackets around a full stop count for nothing, and a full stop
/// stands right behind the word that it ends (« PONT. COM » is two words, `pont .com` one address).
/// Where the full stop is a word, what follows decides, for « Red Dot Design » and « Point P » are
/// names.
enum SpelledAddress {
  static func stands(in text: String) -> Bool {
    let plain = text.unicodeScalars.map(\.withoutDisguise)
    let bare = plain.filter { !$0.isWrapping }
    if bare.count < plain.count {
      if !AddressMarks(String(String.UnicodeScalarView(bare))).places.isEmpty { return true }
    }
    return bare.indices.contains { isStrayDot($0, in: bare) } || holdsWordForDot(plain)
  }

  /// A full stop, or the colon of `http : //`, that stands apart from the word before it, with a word
  /// behind. Initials may be spaced (`M . Martin`), and dots in a row end a sentence.
  private static func isStrayDot(_ index: Int, in text: [Unicode.Scalar]) -> Bool {
    guard index > 0 else { return false }
    let before = text[..<index].reversed().drop { !$0.isPartOfWord }
    let behind = text[(index + 1)...].drop { $0.isBlank || $0 == "-" || $0 == "_" }
    if text[index] == ":" { return behind.starts(with: ["/", "/"]) }
    guard text[index] == ".", !text[index - 1].isWordOrDot, !before.isEmpty,
      behind.first?.isPartOfWord == true
    else { return false }
    let isInitial = before.prefix(while: \.isPartOfWord).count == 1
    return !(isInitial && text[index + 1].isBlank)
      && behind.prefix(while: \.isPartOfWord).contains { !$0.isDigit }
  }

  /// What a full stop and an at sign are called, between two words; and what begins an address.
  private static func holdsWordForDot(_ text: [Unicode.Scalar]) -> Bool {
    var words: [(text: String, gap: [Unicode.Scalar])] = []
    var rest = text[...]
    while !rest.isEmpty {
      let gap = rest.prefix { !$0.isLetterOfWord }
      rest = rest.dropFirst(gap.count)
      let word = rest.prefix(while: \.isLetterOfWord)
      rest = rest.dropFirst(word.count)
      words.append((String(String.UnicodeScalarView(word)).lowercased(), Array(gap)))
    }
    for (index, word) in words.enumerated() where index + 1 < words.count {
      let next = words[index + 1]
      if next.text.isEmpty { continue }
      if openings.contains(word.text) { return true }
      if middots.contains(where: { next.gap == [$0] }) && endings.contains(next.text) {
        return true
      }
      guard index > 0, !next.gap.contains("."), dots.contains(word.text) || ats.contains(word.text)
      else { continue }
      let isBracketed = word.gap.last?.isWrapping == true && next.gap.first?.isWrapping == true
      if isBracketed || dots.contains(word.text) && endings.contains(next.text) { return true }
    }
    return false
  }

  private static let dots: Set = ["dot", "point", "punto", "punkt"]
  private static let ats: Set = ["at", "arobase", "arobas"]
  private static let openings: Set = ["www", "http", "https", "hxxp", "hxxps"]
  private static let middots: [Unicode.Scalar] = ["·", "•", "∙", "⋅", "‧", "・"]
  /// The commonest ends of addresses that are no words: « La dot de Marie », « Le Point Info ».
  private static let endings: Set = [
    "com", "net", "org", "fr", "eu", "io", "biz", "xyz", "example", "test",
  ]
}

extension Unicode.Scalar {
  /// A bracket or a quotation mark, or what is used as one.
  fileprivate var isWrapping: Bool {
    if "<>\"'`´*|~^".unicodeScalars.contains(self) { return true }
    switch properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation: return true
    default: return false
    }
  }

  fileprivate var isLetterOfWord: Bool { isPartOfWord && self != "_" }

  fileprivate var isWordOrDot: Bool { isPartOfWord && self != "_" || self == "." }
}
