/// The address of one person, by which an account is known.
///
/// The grammar is narrower than the standard's: what it leaves out (quotes, comments, addresses in
/// other scripts) is what some relay on the way would refuse.
public struct EmailAddress: TextValue {
  /// Lower case, for addresses are compared without regard to it.
  public let description: String

  /// Reads `claire.martin@cabinet-martin.fr`; blanks around it are dropped.
  public init(_ text: String) throws(InvalidValue) {
    let address = text.trimmingBlanks
    if let fault = Self.fault(in: address) {
      throw InvalidValue(.email, text, expected: fault)
    }
    description = address.lowercased()
  }

  /// Whether it looks like a desk's address rather than a person's (S91 asks for a nominative one).
  public var isRoleAddress: Bool {
    let local = description.prefix { $0 != "@" && $0 != "+" }
    return Self.roles.contains(String(local))
  }

  private static let roles: Set = [
    "accueil", "admin", "administration", "commercial", "compta", "comptabilite", "contact",
    "direction", "facturation", "factures", "formation", "formations", "gestion", "hello", "info",
    "infos", "no-reply", "noreply", "office", "paie", "postmaster", "rh", "secretariat", "service",
    "support", "webmaster",
  ]

  /// What would have been right, when the address is wrong.
  private static func fault(in address: String) -> String? {
    let bytes = Array(address.utf8)
    if bytes.isEmpty { return "an address such as claire.martin@example.fr" }
    if bytes.count > 254 { return "an address of at most 254 characters" }
    if bytes.contains(where: { $0 >= 0x80 }) {
      return "an address in plain ASCII: accents and other scripts are not supported in addresses"
    }
    let sides = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard sides.count == 2 else { return "an address with one @" }
    return localFault(sides[0]) ?? domainFault(sides[1])
  }

  private static func localFault(_ local: ArraySlice<UInt8>) -> String? {
    if local.isEmpty { return "a name before the @" }
    if local.count > 64 { return "at most 64 characters before the @" }
    // A program that is handed the address must not take it for an option.
    if local.first == UInt8(ascii: "-") { return "no hyphen at the start of the address" }
    if local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .contains(where: \.isEmpty)
    {
      return "no dot at either end of the part before the @, nor two in a row"
    }
    let isPlain = local.allSatisfy { $0.isLetterOrDigit || "._-+'".utf8.contains($0) }
    return isPlain ? nil : "only letters, digits and . _ - + ' before the @"
  }

  private static func domainFault(_ domain: ArraySlice<UInt8>) -> String? {
    let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard domain.count <= 253, labels.allSatisfy(isLabel) else {
      return "a domain such as example.fr after the @"
    }
    guard labels.count > 1, labels.last?.first?.isLetter == true, labels.last?.count != 1 else {
      return "a domain that ends in a name such as .fr after the @"
    }
    return nil
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
      && label.allSatisfy { $0.isLetterOrDigit || $0 == hyphen }
  }
}

extension UInt8 {
  /// An ASCII letter.
  var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
  /// An ASCII letter or digit.
  var isLetterOrDigit: Bool { isLetter || (48...57).contains(self) }
}
