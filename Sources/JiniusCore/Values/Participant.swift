/// Who is to be registered: an address, with the name when the person is new.
public struct Participant: TextValue {
  /// Absent when only the address was given.
  public let name: PersonName?
  /// By which the account is known.
  public let email: EmailAddress

  /// Reads `Léa Petit <lea.petit@example.fr>` or `lea.petit@example.fr`.
  public init(_ text: String) throws(InvalidValue) {
    let form = "\"Given Family <address>\" or an address alone"
    // By scalars, for a letter and a million accents are one character, and slow to compare.
    let scalars = text.trimmingBlanks.unicodeScalars
    guard let opening = scalars.firstIndex(of: "<") else {
      guard !scalars.contains(where: \.isBlank) else {
        throw InvalidValue(.participant, text, expected: form)
      }
      name = nil
      email = try EmailAddress(String(scalars))
      return
    }
    let before = String(scalars[..<opening]).trimmingBlanks
    let inside = scalars[opening...].dropFirst()
    guard !before.isEmpty, inside.last == ">" else {
      throw InvalidValue(.participant, text, expected: form)
    }
    guard before.unicodeScalars.contains(where: \.isBlank) else {
      throw InvalidValue(
        .participant, text, expected: "a given name and a family name before the address: \(form)")
    }
    name = try PersonName(before)
    email = try EmailAddress(String(inside.dropLast()))
  }

  /// The form in which it is read.
  public var description: String {
    name.map { "\($0) <\(email)>" } ?? email.description
  }
}
