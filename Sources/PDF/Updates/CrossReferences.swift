/// What the table of an update says of each object's place.
struct CrossReferences {
  private var entries: [Int: Entry] = [:]

  private struct Entry {
    let offset: Int
    let generation: Int
  }

  /// A classic table, whose word was just read: entries of 20 bytes, in sections.
  static func table(_ parser: inout StrictParser) throws -> CrossReferences {
    var table = CrossReferences()
    try parser.endOfLine()
    while !parser.skip("trailer") {
      let first = try parser.integer()
      try parser.single(0x20)
      let count = try parser.integer()
      _ = parser.skip(raw: " ")
      try parser.endOfLine()
      // Readers that are told of objects which no file has mend it, each in its own way.
      guard count <= (parser.bytes.count - parser.position) / 20, isSection(first, count) else {
        throw parser.fault
      }
      for number in first..<first + count {
        let offset = try parser.digits(10)
        try parser.single(0x20)
        let generation = try parser.digits(5)
        try parser.single(0x20)
        let isInUse = parser.skip(raw: "n")
        guard isInUse || parser.skip(raw: "f"),
          parser.skip(raw: " \n") || parser.skip(raw: "\r\n") || parser.skip(raw: " \r")
        else { throw parser.fault }
        try table.add(number, isInUse: isInUse, offset: offset, generation: generation)
      }
    }
    return table
  }

  /// A cross-reference stream (PDF 32000-1 §7.5.8).
  static func stream(_ object: AddedObject, in bytes: [UInt8]) throws -> CrossReferences {
    let unreadable = PDFSyntaxError(offset: object.at)
    guard let dictionary = object.value.dictionary, let range = object.stream,
      let rows = FilteredStream(dictionary, Array(bytes[range])).decoded(limit: limit),
      let size = dictionary["Size"]?.int, let widths = dictionary["W"]?.integers,
      widths.count == 3, 0...1 ~= widths[0], 1...8 ~= widths[1], 0...2 ~= widths[2]
    else { throw unreadable }
    let width = widths.reduce(0, +)
    guard let sections = dictionary["Index"].map(\.integers) ?? [0, size],
      sections.count.isMultiple(of: 2), rows.count.isMultiple(of: width)
    else { throw unreadable }
    var table = CrossReferences()
    var rest = rows[...]
    func field(_ width: Int) throws -> Int? {
      let octets = rest.prefix(width)
      rest = rest.dropFirst(width)
      guard octets.first.map({ width < 8 || $0 < 0x80 }) ?? true else { throw unreadable }
      return width == 0 ? nil : octets.reduce(0) { $0 << 8 | Int($1) }
    }
    for section in stride(from: 0, to: sections.count, by: 2) {
      let (first, count) = (sections[section], sections[section + 1])
      guard count <= rest.count / width, isSection(first, count) else { throw unreadable }
      for number in first..<first + count {
        let kind = try field(widths[0]) ?? 1
        let offset = try field(widths[1]) ?? 0
        let generation = try field(widths[2]) ?? 0
        if kind == 2 { throw SigningUpdateFault.unsupported(.objectStream) }
        guard kind <= 1 else { throw unreadable }
        try table.add(number, isInUse: kind == 1, offset: offset, generation: generation)
      }
    }
    guard rest.isEmpty else { throw unreadable }
    return table
  }

  /// Whether objects that a file may have can stand in a section; in an empty one none does.
  private static func isSection(_ first: Int, _ count: Int) -> Bool {
    first >= 0 && count >= 0 && first + count <= AddedObject.largestNumber + 1
  }

  /// No update of a signature has more entries than fit into this.
  private static let limit = 1 << 20

  private mutating func add(
    _ number: Int, isInUse: Bool, offset: Int, generation: Int
  ) throws(SigningUpdateFault) {
    // The head of the list of free objects is all that may be free.
    guard isInUse else {
      if number == 0, entries[0] == nil, generation == 65_535 || generation == 0 {
        entries[0] = Entry(offset: 0, generation: 0)
        return
      }
      throw .misplaced(object: number)
    }
    guard number > 0,
      entries.updateValue(Entry(offset: offset, generation: generation), forKey: number) == nil
    else { throw .misplaced(object: number) }
  }

  /// Each object is named at its place, and nothing else is; the stream that is the table need not
  /// name itself.
  func requirePlaces(
    _ objects: [Int: AddedObject], besides own: Int? = nil
  ) throws(SigningUpdateFault) {
    for (number, entry) in entries.sorted(by: { $0.key < $1.key }) where number > 0 {
      guard let object = objects[number], object.at == entry.offset,
        object.reference.generation == entry.generation
      else { throw .misplaced(object: number) }
    }
    for number in objects.keys.sorted() where entries[number] == nil && number != own {
      throw .misplaced(object: number)
    }
  }
}
