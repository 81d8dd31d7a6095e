/// Rows of text in columns, with a header that is repeated on each page.
public struct Table: Sendable {
  /// Where a line stands in its column.
  public enum Alignment: Sendable { case leading, center, trailing }

  /// A column and its title in the header.
  public struct Column: Sendable {
    /// The text of the header.
    public var title: String
    /// The share of the width, in proportion to the other columns'.
    public var fraction: Double
    /// Where the lines of all its cells stand.
    public var alignment: Alignment

    /// A column as wide as its share.
    public init(_ title: String, fraction: Double, alignment: Alignment = .leading) {
      self.title = title
      self.fraction = fraction
      self.alignment = alignment
    }
  }

  /// From left to right.
  public var columns: [Column]
  /// The text of each cell. A short row is filled with blanks; what exceeds the columns is left out.
  public var rows: [[String]]
  /// Whether the last row is bold, as a total is.
  public var endsWithTotal: Bool

  /// A table of plain text.
  public init(columns: [Column], rows: [[String]], endsWithTotal: Bool = false) {
    self.columns = columns
    self.rows = rows
    self.endsWithTotal = endsWithTotal
  }

  /// Left edge and width of each column.
  var places: [(x: Double, width: Double)] {
    let fractions = columns.map { $0.fraction.clamped(to: 0...1_000_000) }
    let sum = fractions.reduce(0, +)
    var x = Sheet.left
    return fractions.map { fraction in
      let share = sum > 0 ? fraction / sum : 1 / Double(columns.count)
      let width = share * Sheet.columnWidth
      defer { x += width }
      return (x, width)
    }
  }
}

/// A framed text beside others, such as a party to a contract or a place to sign.
public struct Box: Sendable {
  /// The first line, in bold.
  public var title: String
  /// Each is wrapped where it is too long; an empty one is a blank line.
  public var lines: [String]
  /// In points; at most half a page.
  public var minimumHeight: Double

  /// A box as high as its text needs, or as its highest neighbour.
  public init(title: String, lines: [String], minimumHeight: Double = 0) {
    self.title = title
    self.lines = lines
    self.minimumHeight = minimumHeight
  }
}
