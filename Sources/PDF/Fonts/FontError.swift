/// Why a font file cannot be used.
public enum FontError: Error, Equatable, Sendable {
  /// A style was given no font file at all.
  case noFont
  /// The file cannot be opened or mapped; `code` is the system's `errno`.
  case unreadable(path: String, code: Int32)
  /// The file does not hold TrueType outlines.
  case notTrueType(path: String)
  /// A table that is needed is absent.
  case missingTable(path: String, tag: String)
  /// A table points outside of itself, or says what cannot be.
  case damagedTable(path: String, tag: String)
  /// The text needs more than the 65,535 glyphs that one embedded font can hold.
  case tooManyGlyphs(path: String)
}
