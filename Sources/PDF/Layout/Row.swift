/// What the flow of a document is made of: cells side by side, set from a common top line by line.
struct Row {
  struct Cell {
    var lines: [Line]
    /// The column, in points from the left edge of the page.
    var x: Double
    var width: Double
    var alignment = Table.Alignment.leading
  }

  enum Decoration {
    case none
    case ruled(thickness: Double, ink: Ink)
    case shaded
    case framed
  }

  var cells: [Cell]
  /// The distance from line to line.
  var leading: Double
  /// The space above the first line and below the last.
  var padding = 0.0
  /// How many of the first lines are a title, a little apart from the others.
  var titleCount = 0
  var minimumHeight = 0.0
  var decoration = Decoration.none
  /// Whether a page may end between two lines; otherwise it does only if no page holds the row.
  var breaks = false
  /// Whether what lies below the title is kept free for a signature that others make visible.
  var isReserved = false

  var lineCount: Int { cells.reduce(0) { max($0, $1.lines.count) } }
  var height: Double { height(of: 0..<lineCount) }

  /// What the row needs to begin, on pages that have `room` for it.
  func openingHeight(room: Double) -> Double {
    breaks && lineCount > 3 || height > room ? height(of: 0..<min(2, lineCount)) : height
  }

  /// The height of some of the lines.
  func height(of lines: Range<Int>) -> Double {
    let text = Double(lines.count) * leading + 2 * padding + apart(lines)
    return lines.count == lineCount ? max(minimumHeight, text) : text
  }

  /// How many lines from `start` on may stand in `space`, on pages that have `room`; nil when the
  /// page has to be turned first.
  func count(from start: Int, in space: Double, room: Double) -> Int? {
    let rest = lineCount - start
    let fitting = Int(
      ((space - 2 * padding - apart(start..<lineCount)) / leading + 0.001).clamped(
        to: 0...1_000_000))
    let isWhole = start == 0 ? height <= space + 0.001 : rest <= fitting
    if isWhole { return rest }
    guard breaks || height > room else { return nil }
    // Two lines at least stay together, on this page and on the next.
    let count = min(fitting, rest - 2)
    return count >= 2 ? count : nil
  }

  /// Draws some of the lines at `y`.
  func draw(_ range: Range<Int>, y: Double, on canvas: inout Canvas) {
    let height = height(of: range)
    decorate(y: y, height: height, on: &canvas)
    for cell in cells {
      for (index, line) in cell.lines.dropFirst(range.lowerBound).prefix(range.count).enumerated() {
        let free = cell.width - line.width
        let x: Double =
          switch cell.alignment {
          case .leading: cell.x
          case .center: cell.x + free / 2
          case .trailing: cell.x + free
          }
        // The capitals stand in the middle of the line.
        let above = range.lowerBound..<range.lowerBound + index + 1
        let middle = y + padding + (Double(index) + 0.5) * leading + apart(above)
        canvas.text(line, x: x, baseline: middle + 0.35 * line.style.size)
      }
    }
  }

  /// The space below the title, if some of the lines are below it.
  private func apart(_ lines: Range<Int>) -> Double {
    lines.lowerBound < titleCount && titleCount < lines.upperBound ? 4 : 0
  }

  private func decorate(y: Double, height: Double, on canvas: inout Canvas) {
    switch decoration {
    case .none: break
    case .ruled(let thickness, let ink):
      canvas.rule(
        x: Sheet.left, y: y + height, width: Sheet.columnWidth, thickness: thickness, ink: ink)
    case .shaded:
      canvas.fill(
        x: Sheet.left, y: y, width: Sheet.columnWidth, height: height, ink: .shade)
      canvas.rule(
        x: Sheet.left, y: y + height, width: Sheet.columnWidth, thickness: 0.8, ink: .accent)
    case .framed:
      for cell in cells {
        canvas.frame(
          x: cell.x - padding, y: y, width: cell.width + 2 * padding, height: height,
          thickness: 0.6, ink: .hairline)
      }
    }
  }
}

/// Rows that follow each other, and the space around them in points.
struct Block {
  var rows: [Row]
  /// Repeated at the head of each page.
  var header: Row?
  var before = 0.0
  var after = 0.0
  /// Whether the block stands on the page on which the next one begins.
  var leads = false
  /// Whether the block stands on one page, if it can.
  var isWhole = false

  /// What a page has for the rows.
  var room: Double { Sheet.columnHeight - (header?.height ?? 0) }
  var openingHeight: Double {
    isWhole && height <= Sheet.columnHeight
      ? height : (header?.height ?? 0) + (rows.first?.openingHeight(room: room) ?? 0)
  }
  var height: Double { rows.reduce(header?.height ?? 0) { $0 + $1.height } }
}
