/// One opened font file: what is needed of it to measure, draw and embed its glyphs.
final class Face {
  /// The file's name without folder and suffix, with only what a PDF name may hold.
  let name: String
  let glyphCount: Int
  let head, hhea, maxp: FontTable
  /// The hinting programs, which go into a subset as they are.
  let programs: [FontTable]
  private let unitsPerEm, metricCount, locationSize: Int
  private let hmtx, loca, glyf: FontTable
  private let map: CharacterMap

  init(path: String) throws(FontError) {
    let directory = try FontDirectory(path: path)
    head = try directory.table("head", atLeast: 54)
    hhea = try directory.table("hhea", atLeast: 36)
    maxp = try directory.table("maxp", atLeast: 6)
    hmtx = try directory.table("hmtx")
    loca = try directory.table("loca")
    glyf = try directory.table("glyf")
    map = try CharacterMap(directory.table("cmap"))
    programs = directory.optionalTables(["cvt ", "fpgm", "prep"])

    name = Face.safeName(of: path)
    unitsPerEm = try head.u16(18)
    locationSize = try head.u16(50) == 0 ? 2 : 4
    glyphCount = try maxp.u16(4)
    metricCount = try hhea.u16(34)
    guard (16...16_384).contains(unitsPerEm) else { throw head.damage }
    guard glyphCount > 0, loca.count >= (glyphCount + 1) * locationSize else { throw loca.damage }
    guard metricCount > 0, hmtx.count >= metricCount * 4 else { throw hmtx.damage }
  }

  /// The glyph of a character, or nil. A special space or hyphen may be drawn as the ordinary one.
  func glyph(for scalar: Unicode.Scalar) throws(FontError) -> Int? {
    let glyph = try map.glyph(Int(scalar.value))
    if glyph > 0, glyph < glyphCount { return glyph }
    guard let stand = Face.standIns[scalar] else { return nil }
    return try self.glyph(for: stand)
  }

  /// The advance width and the left side bearing, in font units.
  func metrics(of glyph: Int) throws(FontError) -> (advance: Int, bearing: Int) {
    let advance = try hmtx.u16(4 * min(glyph, metricCount - 1))
    let bearing = glyph < metricCount ? 4 * glyph + 2 : 4 * metricCount + 2 * (glyph - metricCount)
    return (advance, bearing + 2 <= hmtx.count ? try hmtx.i16(bearing) : 0)
  }

  /// The bytes that draw a glyph; none for a blank one.
  func outline(of glyph: Int) throws(FontError) -> FontTable {
    guard glyph < glyphCount else { throw glyf.damage }
    let start = try location(glyph)
    return try glyf.part(start, location(glyph + 1) - start)
  }

  /// Font units as thousandths of an em, the unit of PDF widths.
  func thousandths(_ units: Int) -> Int {
    (units * 1000 + unitsPerEm / 2) / unitsPerEm
  }

  private func location(_ glyph: Int) throws(FontError) -> Int {
    locationSize == 2 ? try loca.u16(2 * glyph) * 2 : try loca.u32(4 * glyph)
  }

  private static let standIns: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{A0}": " ", "\u{2009}": " ", "\u{202F}": " ", "\u{2011}": "-",
  ]

  private static func safeName(of path: String) -> String {
    let file = path.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring(path).utf8
    let stem = file.prefix { $0 != UInt8(ascii: ".") }
    let safe = stem.filter { byte in
      switch UnicodeScalar(byte) {
      case "A"..."Z", "a"..."z", "0"..."9", "-": true
      default: false
      }
    }
    return safe.isEmpty ? "Font" : String(decoding: safe, as: UTF8.self)
  }
}
