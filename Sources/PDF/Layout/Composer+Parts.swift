extension Composer {
  /// How a paragraph looks.
  public enum ParagraphStyle: Sendable { case body, small, bold }

  /// Adds the title of the document, with a rule below.
  public mutating func title(_ text: String, subtitle: String = "") {
    var rows = [column(text, .title, leading: 21)]
    if !subtitle.isEmpty { rows.append(column(subtitle, .subtitle, leading: 15)) }
    rows.append(
      Row(
        cells: [], leading: 1, minimumHeight: 7, decoration: .ruled(thickness: 1.2, ink: .accent)))
    add(Block(rows: rows, before: 4, after: 12))
  }

  /// Adds a heading, numbered 1, 2, 3…, which stays with what follows it.
  public mutating func heading(_ text: String, numbered: Bool = true) {
    var number: Row.Cell?
    if numbered {
      headingCount += 1
      let line = typesetter.line("\(headingCount).", .heading)
      number = Row.Cell(lines: [line], x: Sheet.left, width: max(24, line.width + 8))
    }
    var row = column(text, .heading, leading: 15, indent: number?.width ?? 0)
    if let number { row.cells.insert(number, at: 0) }
    add(Block(rows: [row], before: 13, after: 3, leads: true))
  }

  /// Adds a paragraph, of which at least two lines stand together on a page. One that `leads` stays
  /// whole and with what follows it, as a heading does.
  public mutating func paragraph(
    _ text: String, style: ParagraphStyle = .body, leads: Bool = false
  ) {
    var row =
      switch style {
      case .body: column(text, .body, leading: 14)
      case .bold: column(text, .strong, leading: 14)
      case .small: column(text, .small, leading: 11.5)
      }
    row.breaks = !leads
    add(Block(rows: [row], before: 5, after: 5, leads: leads))
  }

  /// Adds labels, each with its value beside it. A value without a space, such as a digest, that is
  /// a little longer than a line is set a little smaller: half of it copied would be nothing.
  public mutating func facts(_ facts: [(label: String, value: String)]) {
    let indent = 150.0
    let rows = facts.map { label, value in
      var style = TextStyle.value
      if !value.contains(where: \.isWhitespace) {
        let fitting = (Sheet.columnWidth - indent) / max(1, typesetter.line(value, style).width)
        if (0.8..<1).contains(fitting) { style.size *= fitting * 0.999 }
      }
      let label = column(label, .label, leading: 13.5, width: 138)
      let value = column(value, style, leading: 13.5, indent: indent)
      return Row(cells: label.cells + value.cells, leading: 13.5, padding: 1.25)
    }
    add(Block(rows: rows, before: 6, after: 6))
  }

  /// Adds a table. A row stands on one page unless it is higher than one, and so does a table of at
  /// most a quarter of a page: a total without what it adds up would say little.
  public mutating func table(_ table: Table) {
    let header = row(
      table.columns.map(\.title), of: table, style: .columnTitle, decoration: .shaded)
    let thin = Row.Decoration.ruled(thickness: 0.5, ink: .hairline)
    var rows = table.rows.map { row($0, of: table, style: .cell, decoration: thin) }
    if table.endsWithTotal, let total = table.rows.last {
      rows[rows.count - 1] = row(total, of: table, style: .strongCell, decoration: thin)
    }
    // A header that would fill most of a page is not repeated.
    let repeats = header.height < Sheet.columnHeight / 2
    if !repeats { rows.insert(header, at: 0) }
    var block = Block(rows: rows, header: repeats ? header : nil, before: 7, after: 9)
    block.isWhole = block.height <= Sheet.columnHeight / 4
    add(block)
  }

  private mutating func row(
    _ texts: [String], of table: Table, style: TextStyle, decoration: Row.Decoration
  ) -> Row {
    let inset = 5.0
    var cells: [Row.Cell] = []
    for (text, (column, place)) in zip(texts, zip(table.columns, table.places)) {
      let width = max(1, place.width - 2 * inset)
      let lines = typesetter.lines(text, style, width: width)
      cells.append(
        Row.Cell(lines: lines, x: place.x + inset, width: width, alignment: column.alignment))
    }
    return Row(cells: cells, leading: 12, padding: 3.5, minimumHeight: 19, decoration: decoration)
  }

  /// Adds framed texts side by side, equally wide and high, on one page unless no page holds them.
  /// More than three go on below.
  public mutating func boxes(_ boxes: [Box]) {
    for start in stride(from: 0, to: boxes.count, by: 3) {
      add(sideBySide: boxes[start..<min(start + 3, boxes.count)])
    }
  }

  private mutating func add(sideBySide boxes: ArraySlice<Box>) {
    let gutter = 14.0
    let padding = 9.0
    let count = Double(boxes.count)
    let width = (Sheet.columnWidth - gutter * (count - 1)) / count
    let inner = width - 2 * padding
    let titles = boxes.map { typesetter.lines($0.title, .boxTitle, width: inner) }
    let titleCount = titles.map(\.count).max() ?? 0
    let cells = zip(boxes, titles).enumerated().map { index, content in
      let (box, title) = content
      let blank = Line(glyphs: [], style: .boxTitle)
      var lines = title + Array(repeating: blank, count: titleCount - title.count)
      for text in box.lines {
        lines += typesetter.lines(text.isEmpty ? " " : text, .value, width: inner)
      }
      let x = Sheet.left + Double(index) * (width + gutter) + padding
      return Row.Cell(lines: lines, x: x, width: inner)
    }
    let least = boxes.map { $0.minimumHeight.clamped(to: 0...Sheet.columnHeight / 2) }.max() ?? 0
    let row = Row(
      cells: cells, leading: 13, padding: padding, titleCount: titleCount, minimumHeight: least,
      decoration: .framed)
    add(Block(rows: [row], before: 8, after: 8))
  }

  /// Adds an empty frame under a title, which a signature that shows may fill and which the file
  /// names: whoever signs elsewhere draws there and nowhere else.
  public mutating func signatureBox(_ title: String, height: Double) {
    let padding = 6.0
    let width = Sheet.columnWidth - 2 * padding
    var row = Row(
      cells: [
        Row.Cell(
          lines: typesetter.lines(title, .small, width: width), x: Sheet.left + padding,
          width: width)
      ], leading: 11.5, padding: padding, decoration: .framed)
    row.minimumHeight = row.height + height.clamped(to: 0...Sheet.columnHeight / 2)
    row.isReserved = true
    add(Block(rows: [row], before: 8, after: 8))
  }

  /// Adds a horizontal rule.
  public mutating func rule() {
    let row = Row(
      cells: [], leading: 1, minimumHeight: 1, decoration: .ruled(thickness: 0.5, ink: .hairline))
    add(Block(rows: [row], before: 8, after: 8))
  }

  /// A row of one cell.
  private mutating func column(
    _ text: String, _ style: TextStyle, leading: Double, indent: Double = 0,
    width: Double = Sheet.columnWidth
  ) -> Row {
    let width = min(width, Sheet.columnWidth - indent)
    let lines = typesetter.lines(text, style, width: width)
    return Row(
      cells: [Row.Cell(lines: lines, x: Sheet.left + indent, width: width)], leading: leading)
  }
}
