internal import CommandLineKit
internal import JiniusCore

/// Rows of text: aligned under a heading for a person, with the times of Paris; separated by tabs for
/// a pipe.
struct Table {
  private let columns: [Column]
  private let isAligned: Bool
  private var isHeadingDue = true

  init(columns: [Column], isAligned: Bool) {
    self.columns = columns
    self.isAligned = isAligned
  }

  /// The text of a page of rows; the heading stands over the first.
  mutating func text(of rows: [[String]]) -> String {
    var rows = rows.map { $0.map { visible($0) } }
    guard isAligned else { return rows.map { $0.joined(separator: "\t") + "\n" }.joined() }
    rows = rows.map { zip(columns, $0).map { $0.holdsTime ? Self.inParis($1) : $1 } }
    let titles = columns.map { $0.holdsTime ? "\($0.title) (PARIS)" : $0.title }
    let heading = isHeadingDue && !rows.isEmpty ? [titles] : []
    isHeadingDue = false
    let all = heading + rows
    let widths = columns.indices.map { column in
      all.map { $0[column].count }.max() ?? 0
    }
    return all.map { row in
      let cells = zip(row, widths).enumerated().map { index, cell in
        index == row.count - 1
          ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - cell.0.count)
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }

  /// A moment as the clocks of Paris show it; anything else as it is.
  private static func inParis(_ cell: String) -> String {
    if let instant = try? Instant(cell) { return ParisDateTime(instant).spaced }
    return (try? ParisDateTime(cell))?.spaced ?? cell
  }
}
