/// The font files of a document: for each weight an ordered list, each file the fallback of those
/// before it. A fallback is opened only when a character is in none of the files before.
public final class FontFamily {
  enum Weight: Int { case regular, bold }

  private let paths: [String]
  private let regularCount: Int
  private var faces: [Face?]

  /// Opens the first file of either list.
  public init(regular: [String], bold: [String]) throws(FontError) {
    guard !regular.isEmpty, !bold.isEmpty else { throw .noFont }
    paths = regular + bold
    regularCount = regular.count
    faces = Array(repeating: nil, count: paths.count)
    _ = try face(0)
    _ = try face(regularCount)
  }

  /// Whether a character can be drawn. Line feeds are the composer's, so they are not.
  public func covers(_ scalar: Unicode.Scalar) -> Bool {
    do { return try find(scalar, weight: .regular) != nil } catch { return false }
  }

  /// Where a character is drawn: the files of its weight in their order, then the other weight's.
  func find(
    _ scalar: Unicode.Scalar, weight: Weight
  ) throws(FontError) -> (face: Int, glyph: Int)? {
    let start = first(of: weight)
    for index in start..<start + paths.count {
      let index = index % paths.count
      if let glyph = try face(index).glyph(for: scalar) { return (index, glyph) }
    }
    return nil
  }

  /// The index of the main face of a weight.
  func first(of weight: Weight) -> Int { weight == .regular ? 0 : regularCount }

  func face(_ index: Int) throws(FontError) -> Face {
    if let face = faces[index] { return face }
    let face = try Face(path: paths[index])
    faces[index] = face
    return face
  }
}
