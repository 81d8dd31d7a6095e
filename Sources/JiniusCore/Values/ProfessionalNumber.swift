/// The number under which a professional is registered: of the order of accountants, of the auditors'
/// list. Each body numbers as it likes.
public struct ProfessionalNumber: TextValue {
  /// Upper case, for such numbers are compared without regard to it.
  public let description: String

  /// Reads 1…30 letters, digits, blanks, dots, slashes and hyphens.
  public init(_ text: String) throws(InvalidValue) {
    let number = text.trimmingBlanks
    guard (1...30).contains(number.utf8.count), number.utf8.first?.isLetterOrDigit == true,
      number.utf8.allSatisfy({ $0.isLetterOrDigit || " ./-".utf8.contains($0) })
    else {
      throw InvalidValue(
        .professionalNumber, text,
        expected: "1 to 30 letters, digits, spaces, dots, slashes or hyphens")
    }
    description = number.uppercased()
  }
}
