// modules: PDF
import Glibc
@testable import PDF

/// Fonts are mapped from files: one file without a name, overwritten by each input.
private let place = fileno(tmpfile())

/// TrueType: characters are looked up, and the glyphs that are found go into a subset.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 0, ftruncate(place, 0) == 0, pwrite(place, start, count, 0) == count,
    let face = try? Face(path: "/proc/self/fd/\(place)"), var subset = try? Subset(face)
  else { return 0 }
  let characters = Array("Aa\u{E9}\u{A0}\u{2011}\u{20AC}\u{1F600}".unicodeScalars)
  for scalar in characters {
    guard let glyph = try? face.glyph(for: scalar) else { continue }
    hold(glyph < face.glyphCount, "a glyph is one of the font's")
    _ = try? subset.add(scalar, glyph: glyph)
  }
  _ = try? subset.trueType()
  return 0
}
