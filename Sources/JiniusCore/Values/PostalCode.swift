/// A French postal code.
public struct PostalCode: TextValue {
  /// Five digits.
  public let description: String

  /// Reads five digits; blanks are dropped.
  public init(_ text: String) throws(InvalidValue) {
    guard let run = DigitRun(grouped: text), run.values.count == 5, run.sum > 0 else {
      throw InvalidValue(.postalCode, text, expected: "5 digits that are not all 0")
    }
    description = run.text
  }
}

/// The number under which a training body is declared (NDA, L6351-1). It has no check digit.
public struct ActivityNumber: TextValue {
  /// Eleven digits.
  public let description: String

  /// Reads eleven digits; blanks are dropped.
  public init(_ text: String) throws(InvalidValue) {
    guard let run = DigitRun(grouped: text), run.values.count == 11 else {
      throw InvalidValue(.activityNumber, text, expected: "11 digits")
    }
    guard Self.regions.contains(run.values[0] * 10 + run.values[1]) else {
      throw InvalidValue(
        .activityNumber, text, expected: "11 digits whose first two are a region, such as 11 or 84")
    }
    description = run.text
  }

  /// Regions before and after the reform of 2016, for a number outlives its region; overseas both
  /// as INSEE numbers them and as the labour ministry did (95–98).
  private static let regions = Set(
    [1...6, 11...11, 21...28, 31...32, 41...44, 52...54, 72...76, 82...84, 91...91, 93...98]
      .joined())
}
