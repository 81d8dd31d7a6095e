/// Sets the parts of a document one below the other on A4 pages, as they are added.
///
/// Text may be anything: it only ever reaches the file as glyph numbers. A line feed starts a line.
/// A font that turns out to be unusable is reported by `finish`.
public struct Composer {
  let metadata: Metadata
  let numbering: Numbering
  var typesetter: Typesetter
  private(set) var pages = [Canvas()]
  private let banner: Line?
  private let footer: [Line]
  /// Where the next row starts, and the space that has to be above it unless a page begins.
  private var y = Sheet.top
  private var gap = 0.0
  /// Headings that wait for the block they lead.
  private var waiting: [Block] = []
  var headingCount = 0

  /// An empty document.
  /// - Parameters:
  ///   - banner: a short warning in a strip at the top of each page
  ///   - footer: the text at the foot of each page, at most three lines of which are drawn
  public init(
    _ family: FontFamily, metadata: Metadata, banner: String? = nil, footer: String = "",
    numbering: Numbering = Numbering()
  ) {
    self.metadata = metadata
    self.numbering = numbering
    var typesetter = Typesetter(family)
    self.banner = banner.map { typesetter.line($0, .banner) }
    self.footer = Array(
      typesetter.lines(footer, .footer, width: Sheet.columnWidth - 90).prefix(3))
    self.typesetter = typesetter
  }

  /// Adds empty space, in points, which is dropped at the head of a page.
  public mutating func space(_ points: Double) {
    let points = points.clamped(to: 0...Sheet.columnHeight)
    if waiting.isEmpty { gap += points } else { waiting[waiting.count - 1].after += points }
  }

  /// Puts a block below the others, with the headings that lead it.
  mutating func add(_ block: Block) {
    guard !block.leads else { return waiting.append(block) }
    let group = waiting + [block]
    waiting = []
    var needed = block.openingHeight
    for (block, next) in zip(group, group.dropFirst()) {
      needed += block.height + max(block.after, next.before)
    }
    let above = y > Sheet.top ? max(gap, group[0].before) : 0
    if y + above + needed > Sheet.bottom, needed <= Sheet.columnHeight { turnPage() }
    for block in group { set(block) }
  }

  private mutating func set(_ block: Block) {
    y += y > Sheet.top ? max(gap, block.before) : 0
    if y > Sheet.top, y + block.openingHeight > Sheet.bottom + 0.001 { turnPage() }
    set(header: block.header)
    for row in block.rows {
      var line = 0
      repeat {
        var count = row.count(from: line, in: Sheet.bottom - y, room: block.room)
        if count == nil {
          turnPage()
          set(header: block.header)
          count = row.count(from: line, in: Sheet.bottom - y, room: block.room)
        }
        let range = line..<line + (count ?? row.lineCount - line)
        row.draw(range, y: y, on: &pages[pages.count - 1])
        y += row.height(of: range)
        if row.isReserved { pages[pages.count - 1].reserve(row, endingAt: y) }
        line = range.upperBound
      } while line < row.lineCount
    }
    gap = block.after
  }

  private mutating func set(header: Row?) {
    guard let header else { return }
    header.draw(0..<header.lineCount, y: y, on: &pages[pages.count - 1])
    y += header.height
  }

  private mutating func turnPage() {
    pages.append(Canvas())
    y = Sheet.top
    gap = 0
  }

  /// Sets the headings that lead nothing, and what stands on every page.
  mutating func close() {
    let last = waiting
    waiting = []
    for block in last { set(block) }
    for index in pages.indices { furnish(index) }
  }

  private mutating func furnish(_ index: Int) {
    let first = numbering.first
    let label = numbering.label(first &+ index, numbering.total ?? first &+ (pages.count - 1))
    let number = typesetter.line(label, .footer)
    pages[index].rule(
      x: Sheet.left, y: Sheet.footer, width: Sheet.columnWidth, thickness: 0.5, ink: .hairline)
    for (line, text) in footer.enumerated() {
      pages[index].text(text, x: Sheet.left, baseline: Sheet.footer + 12 + 9.5 * Double(line))
    }
    pages[index].text(number, x: Sheet.right - number.width, baseline: Sheet.footer + 12)

    guard var banner else { return }
    let room = Sheet.columnWidth - 16
    banner.style.size *= min(1, room / max(1, banner.width))
    pages[index].fill(
      x: Sheet.left, y: 20, width: Sheet.columnWidth, height: 20, ink: .warningShade)
    pages[index].frame(
      x: Sheet.left, y: 20, width: Sheet.columnWidth, height: 20, thickness: 1, ink: .warning)
    pages[index].text(
      banner, x: (Sheet.width - banner.width) / 2, baseline: 30 + 0.35 * banner.style.size)
  }
}

/// How pages are numbered.
public struct Numbering {
  var first: Int
  var total: Int?
  var label: (_ page: Int, _ pages: Int) -> String

  /// Numbers that begin with 1, unless told otherwise.
  /// - Parameters:
  ///   - first: the number of the first page, not 1 when the pages continue another document
  ///   - total: the number of all pages; without it, that of the last page
  ///   - label: what a page says, from its number and the total
  public init(
    first: Int = 1, total: Int? = nil,
    label: @escaping (_ page: Int, _ pages: Int) -> String = { "Page \($0)/\($1)" }
  ) {
    self.first = first
    self.total = total
    self.label = label
  }
}
