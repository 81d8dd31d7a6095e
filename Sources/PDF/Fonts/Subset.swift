/// The glyphs of one face that a document uses, renumbered from 1 in the order of their first use.
/// Each character has a number of its own, even if it shares its drawing with another, so that
/// copying from the document gives back exactly the text.
struct Subset {
  let face: Face
  /// For each number its glyph in the face; 0 is always `.notdef`.
  private(set) var glyphs = [0]
  /// For each number its character (of no meaning for 0).
  private(set) var scalars: [Unicode.Scalar] = ["\0"]
  /// For each number its advance width in thousandths of an em.
  private(set) var widths: [Int]

  init(_ face: Face) throws(FontError) {
    self.face = face
    widths = [face.thousandths(try face.metrics(of: 0).advance)]
  }

  /// Gives a character a number.
  mutating func add(_ scalar: Unicode.Scalar, glyph: Int) throws(FontError) -> UInt16 {
    guard let number = UInt16(exactly: glyphs.count) else { throw .tooManyGlyphs(path: face.name) }
    let advance = try face.metrics(of: glyph).advance
    glyphs.append(glyph)
    scalars.append(scalar)
    widths.append(face.thousandths(advance))
    return number
  }

  /// Six capital letters that depend on the characters and the face, `+`, and the face's name.
  var name: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ value: UInt64) { hash = (hash ^ value) &* 0x100_0000_01B3 }
    face.name.utf8.forEach { mix(UInt64($0)) }
    scalars.forEach { mix(UInt64($0.value)) }
    var tag = ""
    for _ in 0..<6 {
      tag.unicodeScalars.append(UnicodeScalar(UInt8(ascii: "A") + UInt8(hash % 26)))
      hash /= 26
    }
    return tag + "+" + face.name
  }
}
