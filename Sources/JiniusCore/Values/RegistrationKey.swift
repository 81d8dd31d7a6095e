/// A script's own name for a registration, unique in its space: `2027-03/0042`.
public struct RegistrationKey: TextValue {
  /// As it was given: keys are compared to the letter.
  public let description: String

  /// Reads 1…100 ASCII characters without blanks, none of which acts on a terminal.
  public init(_ text: String) throws(InvalidValue) {
    guard (1...100).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      throw InvalidValue(
        .key, text, expected: "1 to 100 characters of plain ASCII without spaces")
    }
    description = text
  }
}
