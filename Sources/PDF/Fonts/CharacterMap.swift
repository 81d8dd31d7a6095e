/// From characters to glyphs: a `cmap` subtable of format 4 or 12, searched where it lies.
struct CharacterMap {
  private let table: FontTable
  private let isWide: Bool

  /// Takes the widest Unicode subtable of `cmap`.
  init(_ cmap: FontTable) throws(FontError) {
    var narrow: FontTable?
    for record in 0..<(try cmap.u16(2)) {
      let start = 4 + 8 * record
      let platform = try cmap.u16(start)
      let encoding = try cmap.u16(start + 2)
      guard platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10)) else { continue }
      let subtable = try cmap.part(cmap.u32(start + 4))
      switch try subtable.u16(0) {
      case 12:
        table = subtable
        isWide = true
        return
      case 4: narrow = subtable
      default: continue
      }
    }
    guard let narrow else { throw cmap.damage }
    table = narrow
    isWide = false
  }

  /// The glyph of a character; 0 when there is none.
  func glyph(_ scalar: Int) throws(FontError) -> Int {
    isWide ? try wideGlyph(scalar) : try narrowGlyph(scalar)
  }

  /// Format 12: groups of (first, last, glyph of the first).
  private func wideGlyph(_ scalar: Int) throws(FontError) -> Int {
    let groups = try table.u32(12)
    let found = try firstIndex(below: groups) { index throws(FontError) in
      try table.u32(16 + 12 * index + 4) >= scalar
    }
    guard found < groups else { return 0 }
    let first = try table.u32(16 + 12 * found)
    guard first <= scalar else { return 0 }
    return try table.u32(16 + 12 * found + 8) + scalar - first
  }

  /// Format 4: four parallel arrays (last, first, delta, range offset), with a gap after the first.
  private func narrowGlyph(_ scalar: Int) throws(FontError) -> Int {
    let width = try table.u16(6) & ~1
    let found = try firstIndex(below: width / 2) { index throws(FontError) in
      try table.u16(14 + 2 * index) >= scalar
    }
    guard found < width / 2 else { return 0 }
    let entry = 16 + width + 2 * found
    let first = try table.u16(entry)
    guard first <= scalar else { return 0 }
    let delta = try table.u16(entry + width)
    let rangeOffset = try table.u16(entry + 2 * width)
    guard rangeOffset != 0 else { return (scalar + delta) & 0xFFFF }
    let glyph = try table.u16(entry + 2 * width + rangeOffset + 2 * (scalar - first))
    return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF
  }

  /// The first index for which the (rising) condition holds, `end` when it holds for none.
  private func firstIndex(
    below end: Int, where condition: (Int) throws(FontError) -> Bool
  ) throws(FontError) -> Int {
    var low = 0
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if try condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
