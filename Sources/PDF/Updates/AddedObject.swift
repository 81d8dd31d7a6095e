/// An object of an update, and where it stands.
struct AddedObject {
  let reference: PDFReference
  let value: PDFValue
  /// The bytes of its stream.
  private(set) var stream: Range<Int>?
  let at: Int

  /// Reads a whole one.
  init(_ parser: inout StrictParser) throws(PDFSyntaxError) {
    at = parser.position
    let number = try parser.integer()
    try parser.single(0x20)
    let generation = try parser.integer()
    try parser.single(0x20)
    try parser.require("obj")
    guard 1...Self.largestNumber ~= number, generation <= 65_534 else {
      throw PDFSyntaxError(offset: at)
    }
    reference = PDFReference(number: number, generation: generation)
    try parser.space()
    let start = parser.position
    value = try parser.value()
    // A place where an object seems to begin or end is one to whoever mends a file.
    if parser.bytes[start..<parser.position].holdsStructure { throw PDFSyntaxError(offset: start) }
    try parser.space()
    stream = try Self.stream(of: value, &parser)
    try parser.space()
    try parser.require("endobj")
  }

  /// The stream that follows a dictionary, exactly as long as it says; up to the word that ends it where another
  /// object says how long it is.
  private static func stream(
    of value: PDFValue, _ parser: inout StrictParser
  ) throws(PDFSyntaxError) -> Range<Int>? {
    guard let dictionary = value.dictionary, parser.skip("stream") else { return nil }
    guard parser.next == 0x0A || parser.skip(raw: "\r"), parser.skip(raw: "\n"),
      let length = dictionary["Length"]?.reference == nil
        ? dictionary["Length"]?.int : parser.distanceToEnd,
      0...parser.bytes.count - parser.position ~= length
    else { throw parser.fault }
    let range = parser.position..<parser.position + length
    guard !parser.bytes[range].holdsStructure else { throw parser.fault }
    parser.position = range.upperBound
    _ = parser.skipEndOfLine()
    try parser.require("endstream")
    return range
  }

  /// Takes the stream for as long as another object of the update says it is: no more than the end of a
  /// line may follow.
  mutating func measure(
    by objects: [Int: AddedObject], in bytes: [UInt8]
  ) throws(PDFSyntaxError) {
    guard let found = stream, let reference = value.dictionary?["Length"]?.reference else { return }
    guard let other = objects[reference.number], other.reference == reference,
      other.stream == nil, let length = other.value.int, 0...found.count ~= length,
      ["", "\n", "\r", "\r\n"].contains(where: {
        bytes[found].dropFirst(length).elementsEqual($0.utf8)
      })
    else { throw PDFSyntaxError(offset: found.lowerBound) }
    stream = found.lowerBound..<found.lowerBound + length
  }

  /// No reader takes a larger one (PDF 32000-1, annex C).
  static let largestNumber = 8_388_606
}

extension StrictParser {
  /// How many bytes lie before the word that ends a stream.
  fileprivate var distanceToEnd: Int? {
    let word = Array("endstream".utf8)
    return bytes[position...].indices.first { bytes[$0...].starts(with: word) }
      .map { $0 - position }
  }

  mutating func single(_ byte: UInt8) throws(PDFSyntaxError) {
    guard next == byte else { throw fault }
    position += 1
  }
}

extension ArraySlice<UInt8> {
  /// Whether words stand in it that whoever mends a broken file looks for.
  var holdsStructure: Bool {
    withUnsafeBufferPointer { bytes in
      let words: [StaticString] = [
        "endobj", "endstream", "startxref", "trailer", "%%EOF", "%PDF-",
      ]
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        // e, s, t and % begin the words; a number before obj is one more, however far before.
        if byte == 0x65 || byte == 0x73 || byte == 0x74 || byte == 0x25 {
          if words.contains(where: { bytes.starts(with: $0, at: index) }) { return true }
        } else if byte == 0x6F, bytes.starts(with: "obj", at: index),
          let last = bytes[..<index].last(where: { !isSpace($0) }), isDigit(last)
        {
          return true
        }
        index += 1
      }
      return false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func starts(with word: StaticString, at index: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index + length <= count else { return false }
    return (0..<length).allSatisfy { self[index + $0] == word.utf8Start[$0] }
  }
}
