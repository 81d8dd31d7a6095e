/// A character ready to be drawn: its face, its number in that face's subset, and its advance width
/// in thousandths of an em.
struct Glyph {
  enum Role { case letter, hinge, space, feed, other }

  var face: Int32
  var number: UInt16
  var role: Role
  var advance: Int
}

/// A line of text that fits its column.
struct Line {
  var glyphs: ArraySlice<Glyph>
  var style: TextStyle

  /// In points.
  var width: Double {
    Double(glyphs.reduce(0) { $0 + $1.advance }) * style.size / 1000
  }
}

/// Breaks text into lines of at most `limit` thousandths of an em: at spaces, after a hyphen or
/// slash between letters, and inside a word only when it alone is too long. A line feed ends a line.
struct LineBreaker {
  let glyphs: [Glyph]
  let limit: Int

  func lines() -> [ArraySlice<Glyph>] {
    var lines: [ArraySlice<Glyph>] = []
    var start = 0
    var width = 0
    var opening: (end: Int, next: Int)?  // the last place where the line may end
    var index = 0

    func end(_ line: Range<Int>, next: Int) {
      lines.append(withoutTrailingSpaces(line))
      (start, index, width, opening) = (next, next, 0, nil)
    }

    while index < glyphs.count {
      let glyph = glyphs[index]
      switch glyph.role {
      case .feed:
        end(start..<index, next: index + 1)
        continue
      case .space:
        let isRun = opening?.next == index && index > start && glyphs[index - 1].role == .space
        opening = (isRun ? opening?.end ?? index : index, index + 1)
      default:
        if width + glyph.advance > limit, glyph.advance > 0, index > start {
          let place = opening ?? (index, index)
          end(start..<place.end, next: place.next)
          continue
        }
        if isHinge(index) { opening = (index + 1, index + 1) }
      }
      width += glyph.advance
      index += 1
    }
    lines.append(withoutTrailingSpaces(start..<glyphs.count))
    return lines
  }

  private func isHinge(_ index: Int) -> Bool {
    glyphs[index].role == .hinge && index > 0 && glyphs[index - 1].role == .letter
      && index + 1 < glyphs.count && glyphs[index + 1].role == .letter
  }

  private func withoutTrailingSpaces(_ range: Range<Int>) -> ArraySlice<Glyph> {
    var line = glyphs[range]
    while line.last?.role == .space { line.removeLast() }
    return line
  }
}
