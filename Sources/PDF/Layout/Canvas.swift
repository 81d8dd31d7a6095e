/// The content of one page. Places in points from the top left corner downwards.
struct Canvas {
  private(set) var bytes: [UInt8] = []
  /// The rectangle that is kept for a visible signature, as PDF writes one.
  private(set) var reserved: [UInt8]?

  /// Keeps what is free of a framed row for a signature.
  mutating func reserve(_ row: Row, endingAt bottom: Double) {
    guard let cell = row.cells.first else { return }
    let free = row.height - Double(row.lineCount) * row.leading - row.padding
    var canvas = Canvas()
    canvas.write([
      cell.x - row.padding, Sheet.height - bottom, cell.x + cell.width + row.padding,
      Sheet.height - bottom + free,
    ])
    reserved = canvas.bytes
  }

  mutating func text(_ line: Line, x: Double, baseline: Double) {
    guard !line.glyphs.isEmpty else { return }
    bytes.write("BT \(line.style.ink.rawValue) rg 1 0 0 1 ")
    write([x, Sheet.height - baseline])
    bytes.write("Tm")
    var rest = line.glyphs
    while let face = rest.first?.face {
      let run = rest.prefix { $0.face == face }
      rest = rest[run.endIndex...]
      bytes.write(" /F\(face) ")
      bytes.write(line.style.size)
      bytes.write(" Tf <")
      for glyph in run { bytes.write(hex: glyph.number) }
      bytes.write("> Tj")
    }
    bytes.write(" ET\n")
  }

  mutating func rule(x: Double, y: Double, width: Double, thickness: Double, ink: Ink) {
    fill(x: x, y: y - thickness / 2, width: width, height: thickness, ink: ink)
  }

  mutating func fill(x: Double, y: Double, width: Double, height: Double, ink: Ink) {
    bytes.write("\(ink.rawValue) rg ")
    write([x, Sheet.height - y - height, width, height])
    bytes.write("re f\n")
  }

  mutating func frame(
    x: Double, y: Double, width: Double, height: Double, thickness: Double, ink: Ink
  ) {
    bytes.write("\(ink.rawValue) RG ")
    write([thickness])
    bytes.write("w ")
    write([x, Sheet.height - y - height, width, height])
    bytes.write("re S\n")
  }

  private mutating func write(_ numbers: [Double]) {
    for number in numbers {
      bytes.write(number)
      bytes.write(" ")
    }
  }
}
