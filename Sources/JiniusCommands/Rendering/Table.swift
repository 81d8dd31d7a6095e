internal import CommandLineKit

/// Rows of text: aligned under a heading for a person, separated by tabs for a pipe.
struct Table {
  private let columns: [String]
  private let isAligned: Bool
  private var isHeadingDue = true

  init(columns: [String], isAligned: Bool) {
    self.columns = columns
    self.isAligned = isAligned
  }

  /// The text of a page of rows; the heading stands over the first.
  mutating func text(of rows: [[String]]) -> String {
    let rows = rows.map { $0.map { visible($0) } }
    guard isAligned else { return rows.map { $0.joined(separator: "\t") + "\n" }.joined() }
    let heading = isHeadingDue && !rows.isEmpty ? [columns] : []
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
}
