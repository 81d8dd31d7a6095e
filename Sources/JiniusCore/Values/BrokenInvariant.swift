/// A bug: what the rules allowed did not find its row. Everything is rolled back (status 70).
public struct BrokenInvariant: Error {
  /// What was found.
  public let what: String

  init(_ what: String) { self.what = what }
}
