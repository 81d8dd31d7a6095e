/// The short code of a training or a session: `AUDIT-101`.
public struct Code: TextValue {
  /// Upper case, for codes are compared without regard to it.
  public let description: String

  /// Reads 1…40 of `A`–`Z`, `a`–`z`, `0`–`9`, `.`, `_` and `-`.
  public init(_ text: String) throws(InvalidValue) {
    let isCode =
      (1...40).contains(text.utf8.count) && text.utf8.first?.isLetterOrDigit == true
      && text.utf8.allSatisfy { $0.isLetterOrDigit || "._-".utf8.contains($0) }
    guard isCode else {
      throw InvalidValue(
        .code, text,
        expected: "1 to 40 letters, digits, dots, hyphens or underscores after a letter or digit")
    }
    description = text.uppercased()
  }
}
