extension ClosedRange<Int> {
  /// The range from the first of both to the last of both.
  func joined(to other: ClosedRange?) -> ClosedRange {
    guard let other else { return self }
    return Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
