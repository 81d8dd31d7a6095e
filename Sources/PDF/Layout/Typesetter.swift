/// Turns text into lines of glyphs, and keeps which glyphs of which fonts a document needs.
struct Typesetter {
  private let family: FontFamily
  /// The subsets by the index of their face in the family.
  private(set) var subsets: [Int: Subset] = [:]
  /// The first font that could not be used; the document cannot be finished then.
  private(set) var failure: FontError?
  private var known: [UInt32: Glyph] = [:]

  init(_ family: FontFamily) { self.family = family }

  /// The text set in a column of this width in points. A text without characters has no line.
  mutating func lines(_ text: String, _ style: TextStyle, width: Double) -> [Line] {
    guard !text.isEmpty else { return [] }
    let limit = Int((max(0, width) * 1000 / style.size).rounded(.down))
    let breaker = LineBreaker(glyphs: glyphs(text, style.weight), limit: limit)
    return breaker.lines().map { Line(glyphs: $0, style: style) }
  }

  /// The text on one line.
  mutating func line(_ text: String, _ style: TextStyle) -> Line {
    Line(glyphs: glyphs(text, style.weight).filter { $0.role != .feed }[...], style: style)
  }

  private mutating func glyphs(_ text: String, _ weight: FontFamily.Weight) -> [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": glyphs.append(Glyph(face: 0, number: 0, role: .feed, advance: 0))
      case "\r": continue
      case "\t": glyphs.append(glyph(" ", weight))
      default: glyphs.append(glyph(scalar, weight))
      }
    }
    return glyphs
  }

  private mutating func glyph(_ scalar: Unicode.Scalar, _ weight: FontFamily.Weight) -> Glyph {
    let key = scalar.value << 1 | (weight == .bold ? 1 : 0)
    if let glyph = known[key] { return glyph }
    do {
      let glyph = try add(scalar, weight)
      known[key] = glyph
      return glyph
    } catch {
      failure = failure ?? error
      return Glyph(face: 0, number: 0, role: .other, advance: 0)
    }
  }

  /// A character of no font is drawn as the main face's box, and still copied as what it is.
  private mutating func add(
    _ scalar: Unicode.Scalar, _ weight: FontFamily.Weight
  ) throws(FontError) -> Glyph {
    let (index, glyph) =
      try family.find(scalar, weight: weight) ?? (family.first(of: weight), 0)
    if subsets[index] == nil { subsets[index] = try Subset(family.face(index)) }
    guard let number = try subsets[index]?.add(scalar, glyph: glyph),
      let advance = subsets[index]?.widths.last
    else { throw .noFont }
    let role: Glyph.Role =
      switch scalar {
      case " ": .space
      case "-", "\u{2010}", "/": .hinge
      default: scalar.properties.isAlphabetic ? .letter : .other
      }
    return Glyph(
      face: Int32(truncatingIfNeeded: index), number: number, role: role,
      advance: advance)
  }
}
