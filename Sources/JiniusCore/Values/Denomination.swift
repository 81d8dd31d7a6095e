/// What a firm, an establishment, a training body or a platform is called: a line without an address.
public struct Denomination: TextValue {
  /// Normalised (NFC) and trimmed.
  public let description: String

  /// Reads 1…300 characters.
  public init(_ text: String) throws(InvalidValue) {
    description = try Line(text).description.withoutAddress()
  }
}

extension String {
  /// The text, unless it holds an address, written or spelled out: a name is what somebody is called,
  /// and stands in letters that others believe. The one rule for whatever is named.
  func withoutAddress() throws(InvalidValue) -> String {
    if AddressMarks(self).places.isEmpty && !SpelledAddress.stands(in: self) { return self }
    throw InvalidValue(
      .name, self,
      expected: "a name without a web or e-mail address in it, were it spelled out; a full stop "
        + "stands right behind a word and has a space behind it")
  }
}
