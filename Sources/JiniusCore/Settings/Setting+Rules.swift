/// What may stand as a setting's value.
extension Setting {
  /// What stands for nothing, where nothing may be set.
  public static let none = "none"

  /// The canonical form of a value, or why it cannot stand.
  public func validated(_ text: String) throws(InvalidValue) -> String {
    switch self {
    case .publicAddress: try Self.webAddress(text)
    case .linkDays, .invitationDays: try Self.number(text, in: 1...365, self)
    case .withdrawalDays: try Self.number(text, in: 10...14, self, only: [10, 14])
    case .supportPhone, .supportHours: try Line(text).description
    case .supportEmail: try EmailAddress(text).description
    case .mailSender: try Self.optional(text, Self.address)
    case .sendmail: try Self.path(text)
    case .smsCommand, .trustedCertificates: try Self.optional(text, Self.path)
    case .deliveryTries: try Self.number(text, in: 1...50, self)
    case .reminderDays: try Self.optional(text, Self.countdown)
    case .timestamp: try Self.policy(text)
    case .timestampAuthority: try Self.optional(text, Self.authority)
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

  private static func optional(
    _ text: String, _ check: (String) throws(InvalidValue) -> String
  ) throws(InvalidValue) -> String {
    text == none ? none : try check(text)
  }

  private static func address(_ text: String) throws(InvalidValue) -> String {
    try EmailAddress(text).description
  }

  /// An absolute path, of characters that a person sees.
  private static func path(_ text: String) throws(InvalidValue) -> String {
    let path = try Line(text).description
    guard path.hasPrefix("/"), !path.hasSuffix("/") else {
      throw InvalidValue(.setting, text, expected: "the absolute path of a file")
    }
    return path
  }

  /// Days before the end, the farthest first.
  private static func countdown(_ text: String) throws(InvalidValue) -> String {
    let days = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard days.count <= 5, days.allSatisfy({ (1...60).contains($0) }) else {
      throw InvalidValue(
        .setting, text, expected: "one to five numbers of days from 1 to 60, such as 7,1, or none")
    }
    return Set(days).sorted(by: >).map(String.init).joined(separator: ",")
  }

  private static func policy(_ text: String) throws(InvalidValue) -> String {
    guard let policy = TimestampPolicy(rawValue: text) else {
      throw InvalidValue(.setting, text, expected: "require, try or off")
    }
    return policy.rawValue
  }

  /// The address of a service: `http` will do, since a time-stamp is signed.
  private static func authority(_ text: String) throws(InvalidValue) -> String {
    let schemes = ["https://", "http://"]
    let address = try Line(text).description
    guard schemes.contains(where: { address.hasPrefix($0) && address.count > $0.count }),
      address.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), address.count <= 300
    else {
      throw InvalidValue(
        .setting, text, expected: "an address that begins with https:// or http://")
    }
    return address
  }
}
