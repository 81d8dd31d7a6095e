/// The list of tables at the head of a TrueType file.
struct FontDirectory {
  private let path: String
  private var places: [(tag: String, table: FontTable)] = []

  init(path: String) throws(FontError) {
    self.path = path
    let file = FontTable(whole: try MappedFile(path: path))
    guard file.count >= 12, [0x0001_0000, 0x7472_7565].contains(try file.u32(0)) else {
      throw .notTrueType(path: path)
    }
    for entry in 0..<(try file.u16(4)) {
      let record = try file.part(12 + 16 * entry, 16)
      let tag = String(decoding: record.bytes[..<4], as: UTF8.self)
      guard FontDirectory.used.contains(tag) else { continue }
      places.append((tag, try file.part(record.u32(8), record.u32(12), tag: tag)))
    }
  }

  func table(_ tag: String, atLeast length: Int = 0) throws(FontError) -> FontTable {
    guard let table = places.first(where: { $0.tag == tag })?.table else {
      throw .missingTable(path: path, tag: tag)
    }
    guard table.count >= length else { throw table.damage }
    return table
  }

  func optionalTables(_ tags: [String]) -> [FontTable] {
    tags.compactMap { tag in places.first { $0.tag == tag }?.table }
  }

  private static let used = [
    "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep",
  ]
}
