/// A person's given name and family name.
public struct PersonName: TextValue {
  /// Given names, 1…100 characters.
  public let given: String
  /// Family name, 1…100 characters.
  public let family: String

  /// Takes the two parts as they are known.
  public init(given: String, family: String) throws(InvalidValue) {
    self.given = try Self.part(given)
    self.family = try Self.part(family)
  }

  /// Splits `Jean LE GOFF` and `Léa Petit`: the last word is the family name, unless several
  /// trailing words are in capitals, which then all are. The first word is always a given name.
  public init(_ text: String) throws(InvalidValue) {
    let words = Self.words(text)
    guard words.count > 1 else {
      throw InvalidValue(.name, text, expected: "a given name and a family name")
    }
    let capitals = words.dropFirst().reversed().prefix(while: \.isInCapitals).count
    let family = max(1, capitals)
    self = try Self.typed(
      given: words.dropLast(family).joined(separator: " "),
      family: words.suffix(family).joined(separator: " "))
  }

  /// One part of a name as somebody types it. What stands in a database from before may hold an
  /// address, and is read all the same.
  public static func typed(_ text: String) throws(InvalidValue) -> String {
    try part(text).withoutAddress()
  }

  /// A name as somebody types its parts, which may not make an address together either.
  public static func typed(given: String, family: String) throws(InvalidValue) -> PersonName {
    let name = PersonName(
      cleanGiven: try typed(given), cleanFamily: try typed(family))
    _ = try name.description.withoutAddress()
    return name
  }

  private init(cleanGiven: String, cleanFamily: String) {
    given = cleanGiven
    family = cleanFamily
  }

  /// Given name, then family name. Reading it again may split it elsewhere.
  public var description: String { "\(given) \(family)" }

  private static func words(_ text: String) -> [String] {
    text.unicodeScalars.split(whereSeparator: \.isBlank).map(String.init)
  }

  private static func part(_ text: String) throws(InvalidValue) -> String {
    if isPlain(text) { return text }
    let spaced = words(text).joined(separator: " ")
    let name = try CleanText(spaced, as: .name, limit: 100).text
    guard name.unicodeScalars.allSatisfy(\.isPartOfName) else {
      throw InvalidValue(
        .name, text, expected: "letters, spaces, apostrophes, hyphens and full stops only")
    }
    guard name.unicodeScalars.contains(where: \.properties.isAlphabetic) else {
      throw InvalidValue(.name, text, expected: "a name with a letter in it")
    }
    return name
  }

  /// Letters of ASCII alone: nothing to clean, and most names that a database gives back.
  private static func isPlain(_ text: String) -> Bool {
    (1...100).contains(text.utf8.count)
      && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
  }
}

extension String {
  /// Two letters at least, none of them small: `LE`, `N’DIAYE`, but not the initial `F.`.
  fileprivate var isInCapitals: Bool {
    !unicodeScalars.contains(where: \.properties.isLowercase)
      && unicodeScalars.count(where: \.properties.isUppercase) > 1
  }
}

extension Unicode.Scalar {
  fileprivate var isPartOfName: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      true
    default:
      ["'", "’", "-", " ", "."].contains(self)
    }
  }
}
