/// One incremental update as it lies behind a file: whole objects, a table that names each of them at
/// its place, a trailer, and not a byte more.
struct Update {
  let objects: [Int: AddedObject]
  let trailer: PDFDictionary
  /// The number of the cross-reference stream, which is an object too; nil for a plain table.
  let tableNumber: Int?
  /// Where its table starts.
  let start: Int
  /// Where it ends, the end of its last line included.
  let end: Int

  /// Reads the update that comes next.
  init(_ parser: inout StrictParser) throws(SigningUpdateFault) {
    do {
      let revision = try Self.body(&parser)
      (objects, trailer, start) = (revision.objects, revision.trailer, revision.start)
      tableNumber = revision.tableNumber
      try parser.space()
      if parser.skip(raw: "%iText-") { try Self.version(&parser) }
      try parser.require("startxref")
      try parser.endOfLine()
      guard try parser.integer() == start else { throw parser.fault }
      try parser.endOfLine()
      guard parser.skip(raw: "%%EOF") else { throw parser.fault }
      _ = parser.skipEndOfLine()
      end = parser.position
    } catch let error as PDFSyntaxError {
      throw .unreadable(offset: error.offset)
    } catch let error as SigningUpdateFault {
      throw error
    } catch {
      throw .unreadable(offset: parser.position)
    }
  }

  private typealias Body = (
    objects: [Int: AddedObject], trailer: PDFDictionary, tableNumber: Int?, start: Int
  )

  private static func body(_ parser: inout StrictParser) throws -> Body {
    var objects: [Int: AddedObject] = [:]
    _ = parser.skipEndOfLine()
    while true {
      let at = parser.position
      if parser.skip("xref") {
        let entries = try CrossReferences.table(&parser)
        try parser.space()
        let start = parser.position
        guard let trailer = try parser.value().dictionary,
          !parser.bytes[start..<parser.position].holdsStructure
        else { throw PDFSyntaxError(offset: start) }
        try require(trailer, keys: [])
        try entries.requirePlaces(objects)
        try measure(&objects, in: parser.bytes)
        return (objects, trailer, nil, at)
      }
      let object = try AddedObject(&parser)
      try parser.space()
      if object.stream != nil, let dictionary = object.value.dictionary {
        if dictionary["Type"]?.name == "ObjStm" {
          throw SigningUpdateFault.unsupported(.objectStream)
        }
        if dictionary["Type"]?.name == "XRef" {
          try require(
            dictionary, keys: ["Type", "W", "Index", "Filter", "DecodeParms", "Length"])
          // Of the table itself nothing else is known while it is read.
          guard dictionary["Length"]?.int != nil else { throw PDFSyntaxError(offset: object.at) }
          let entries = try CrossReferences.stream(object, in: parser.bytes)
          let number = object.reference.number
          guard objects.updateValue(object, forKey: number) == nil else {
            throw SigningUpdateFault.redefined(object: number)
          }
          try entries.requirePlaces(objects, besides: number)
          objects[number] = nil
          try measure(&objects, in: parser.bytes)
          return (objects, dictionary, number, at)
        }
      }
      guard objects.updateValue(object, forKey: object.reference.number) == nil else {
        throw SigningUpdateFault.redefined(object: object.reference.number)
      }
    }
  }

  /// Takes streams for as long as other objects say that they are.
  private static func measure(
    _ objects: inout [Int: AddedObject], in bytes: [UInt8]
  ) throws(PDFSyntaxError) {
    let others = objects
    for number in others.keys.sorted() {
      try objects[number]?.measure(by: others, in: bytes)
    }
  }

  /// A trailer says these things and nothing else.
  private static func require(_ trailer: PDFDictionary, keys: Set<String>) throws {
    if trailer["Encrypt"] != nil { throw SigningUpdateFault.unsupported(.encryption) }
    if trailer["XRefStm"] != nil { throw SigningUpdateFault.unsupported(.hybrid) }
    let known = keys.union(["Size", "Root", "Info", "ID", "Prev"])
    if let key = Set(trailer.entries.keys).subtracting(known).sorted().first {
      throw SigningUpdateFault.changed(object: 0, .trailer, key: key)
    }
    let identifiers = trailer["ID"]?.array
    guard identifiers.map({ $0.count == 2 && $0.allSatisfy { $0.string != nil } }) ?? true else {
      throw SigningUpdateFault.changed(object: 0, .trailer, key: "ID")
    }
  }

  /// What iText writes before `startxref`: its version.
  private static func version(_ parser: inout StrictParser) throws {
    let start = parser.position
    while let byte = parser.next, isDigit(byte) || byte == UInt8(ascii: ".") {
      parser.position += 1
    }
    guard parser.position - start <= 20 else { throw parser.fault }
    try parser.endOfLine()
  }
}
