/// What an installation may set, with its help, its default and its rule: the list that
/// `settings list` shows.
public enum Setting: String, CaseIterable, Sendable {
  case publicAddress = "public_address"
  case linkDays = "link_days"
  case invitationDays = "invitation_days"
  case withdrawalDays = "withdrawal_days"
  case supportPhone = "support_phone"
  case supportEmail = "support_email"
  case supportHours = "support_hours"

  /// One sentence on what it is for.
  public var help: String {
    switch self {
    case .publicAddress:
      "Address under which links in letters begin; a real database launches nothing before it is set."
    case .linkDays:
      "Days that a signing link lives (S22); read at launch, a link in flight keeps its own."
    case .invitationDays: "Days that an invitation's link lives."
    case .withdrawalDays:
      "Days of a private person's right of withdrawal: 14 at a distance (L221-18), 10 (L6353-5)."
    case .supportPhone: "Telephone of the support line, shown in letters (S97)."
    case .supportEmail: "E-mail of the support line, shown in letters (S97)."
    case .supportHours: "Hours of the support line, shown in letters (S97)."
    }
  }

  /// What holds until somebody sets it.
  public var standard: String {
    switch self {
    case .publicAddress: "https://jinius.invalid"
    case .linkDays: "60"
    case .invitationDays: "30"
    case .withdrawalDays: "14"
    case .supportPhone: "01 59 03 12 61"
    case .supportEmail: "assistance@jinius.fr"
    case .supportHours:
      "du lundi au vendredi de 9 h à 18 h hors jours fériés (heure métropole)"
    }
  }

  /// The canonical form of a value, or why it cannot stand.
  public func validated(_ text: String) throws(InvalidValue) -> String {
    switch self {
    case .publicAddress: try Self.webAddress(text)
    case .linkDays, .invitationDays: try Self.number(text, in: 1...365, self)
    case .withdrawalDays: try Self.number(text, in: 10...14, self, only: [10, 14])
    case .supportPhone, .supportHours: try Line(text).description
    case .supportEmail: try EmailAddress(text).description
    }
  }

  private static func number(
    _ text: String, in range: ClosedRange<Int>, _ setting: Setting, only: Set<Int>? = nil
  ) throws(InvalidValue) -> String {
    if let number = Int(text), range.contains(number), only?.contains(number) ?? true {
      return String(number)
    }
    let expected =
      only.map { "one of " + $0.sorted().map { String($0) }.joined(separator: ", ") }
      ?? "a whole number from \(range.lowerBound) to \(range.upperBound)"
    throw InvalidValue(.setting, text, expected: expected)
  }

  /// `https://host[:port][/path]`, of harmless characters, without a final slash.
  private static func webAddress(_ text: String) throws(InvalidValue) -> String {
    let harmless = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/:")
    let schemes = ["https://", "http://"]
    guard let scheme = schemes.first(where: { text.hasPrefix($0) }) else {
      throw InvalidValue(.setting, text, expected: "an address that begins with https://")
    }
    var rest = String(text.dropFirst(scheme.count))
    while rest.hasSuffix("/") { rest.removeLast() }
    guard let first = rest.first, first.isLetter || first.isNumber, rest.count <= 200,
      rest.allSatisfy({ harmless.contains($0) }),
      // No letter may hold a run that could be taken for a link's token.
      rest.split(whereSeparator: { "./:~".contains($0) }).allSatisfy({ $0.count <= 40 })
    else {
      throw InvalidValue(
        .setting, text,
        expected:
          "https:// and a host, optionally a port and a path, in plain ASCII, no part of it "
          + "longer than 40")
    }
    return scheme + rest
  }
}
