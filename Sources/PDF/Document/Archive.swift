/// A file that this library wrote, read back: where its objects lie, and its last trailer.
struct Archive {
  let bytes: [UInt8]
  let size: Int
  let trailer: Trailer
  /// Where the last cross-reference table starts.
  let start: Int
  private var offsets: [Int: Int] = [:]

  init(_ bytes: [UInt8]) throws(UpdateError) {
    guard bytes.starts(with: Revision.header) else { throw .foreign(offset: 0) }
    self.bytes = bytes
    start = try Archive.lastTable(bytes)
    var scanner = Scanner(bytes: bytes, position: start)
    (size, trailer) = try Archive.section(&scanner, start: start, into: &offsets)
    guard scanner.position == bytes.count else { throw .foreign(offset: scanner.position) }

    var earlier = trailer.previous
    var bound = start
    while let table = earlier {
      guard table < bound else { throw .foreign(offset: bound) }
      bound = table
      scanner.position = table
      earlier = try Archive.section(&scanner, start: table, into: &offsets).trailer.previous
    }
  }

  /// The body of an object that stands on one line, in its newest version.
  func body(of number: Int) throws(UpdateError) -> String {
    guard let offset = offsets[number] else { throw .missingObject(number) }
    var scanner = Scanner(bytes: bytes, position: offset)
    try scanner.literal("\(number) 0 obj\n")
    let body = try scanner.line()
    try scanner.literal("endobj\n")
    return body
  }

  /// What the file's last lines give as the start of the last table.
  private static func lastTable(_ bytes: [UInt8]) throws(UpdateError) -> Int {
    let tail = bytes.count - "\n%%EOF\n".utf8.count
    let digits = bytes.prefix(max(0, tail)).suffix(11).reversed().prefix { $0 != 0x0A }.count
    var scanner = Scanner(bytes: bytes, position: tail - digits - "startxref\n".utf8.count)
    try scanner.literal("startxref\n")
    return try scanner.integer()
  }

  /// Reads one table and its trailer, to the end of the revision. Places known already are newer.
  private static func section(
    _ scanner: inout Scanner, start: Int, into offsets: inout [Int: Int]
  ) throws(UpdateError) -> (size: Int, trailer: Trailer) {
    try scanner.literal("xref\n")
    while !scanner.skip("trailer\n") {
      let first = try scanner.integer()
      try scanner.literal(" ")
      let count = try scanner.integer()
      try scanner.literal("\n")
      for index in 0..<count {
        let offset = try scanner.integer()
        if scanner.skip(" 65535 f \n") { continue }
        try scanner.literal(" 00000 n \n")
        if offsets[first + index] == nil { offsets[first + index] = offset }
      }
    }
    let (size, trailer) = try Archive.trailer(&scanner)
    try scanner.literal("\nstartxref\n\(start)\n%%EOF\n")
    return (size, trailer)
  }

  private static func trailer(
    _ scanner: inout Scanner
  ) throws(UpdateError) -> (size: Int, trailer: Trailer) {
    try scanner.literal("<< /Size ")
    let size = try scanner.integer()
    try scanner.literal(" /Root ")
    let root = try scanner.integer()
    try scanner.literal(" 0 R /Info ")
    let information = try scanner.integer()
    try scanner.literal(" 0 R /ID [")
    let file = try scanner.hexString()
    try scanner.literal(" ")
    let revision = try scanner.hexString()
    try scanner.literal("]")
    let previous = scanner.skip(" /Prev ") ? try scanner.integer() : nil
    try scanner.literal(" >>")
    return (
      size,
      Trailer(
        root: root, information: information, identifiers: (file, revision), previous: previous)
    )
  }
}
