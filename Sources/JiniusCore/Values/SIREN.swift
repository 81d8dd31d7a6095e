/// The nine digits by which INSEE knows a company.
public struct SIREN: TextValue {
  /// Nine digits, without blanks.
  public let description: String

  /// Reads nine digits, grouped or not.
  public init(_ text: String) throws(InvalidValue) {
    guard let run = DigitRun(grouped: text) else {
      throw InvalidValue(.siren, text, expected: "9 digits from 0 to 9 and nothing else")
    }
    guard run.values.count == 9 else {
      let siren = run.values.count == 14 ? (try? SIRET(text))?.siren : nil
      throw InvalidValue(
        .siren, text, expected: "9 digits (\(run.values.count) given)",
        suggestion: siren?.description)
    }
    if let fault = Self.fault(in: run) { throw InvalidValue(.siren, text, expected: fault) }
    self.init(checked: run)
  }

  /// Takes nine digits that `fault(in:)` has let pass.
  init(checked run: DigitRun) {
    description = run.text
  }

  /// What would have been right, when nine digits are no SIREN.
  static func fault(in run: DigitRun) -> String? {
    // It passes Luhn, and is no company.
    if run.sum == 0 { return "9 digits other than 000000000, which is reserved" }
    return run.passesLuhn ? nil : "9 digits that end in a valid check digit"
  }

  /// As it is printed: `732 829 320`.
  public var grouped: String {
    [description.prefix(3), description.dropFirst(3).prefix(3), description.suffix(3)]
      .joined(separator: " ")
  }
}
