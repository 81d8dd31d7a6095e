/// Goes through a file from its first byte to its last, as its parts lie there, whatever its
/// cross-reference tables say: what stands in a comment, a string or a stream is no object.
struct ObjectWalk {
  private var parser: PDFParser
  private var lengths: LengthIndex
  /// How many bytes may be looked at in vain: a hostile file must not be read again and again.
  private var patience: Int

  /// What comes next in a file.
  enum Part {
    case object(PDFReference, PDFValue, stream: Range<Int>?, at: Int)
    /// The word `xref`; the position is behind it.
    case table(at: Int)
    case trailer(PDFDictionary)
    case startxref(Int)
    /// What is none of these, or is broken: up to where the next part may begin.
    case other(Range<Int>)
  }

  init(_ bytes: [UInt8], from position: Int = 0) {
    parser = PDFParser(bytes, at: position)
    lengths = LengthIndex(bytes)
    patience = 4 * bytes.count + 1_000_000
  }

  /// Where the next part may begin.
  var position: Int { parser.position }

  /// The next part; nil at the end of the file.
  mutating func next() -> Part? {
    parser.skipSpace()
    if parser.isAtEnd { return nil }
    let start = parser.position
    if patience < 0 {
      parser.position = parser.bytes.count
      return .other(start..<parser.position)
    }
    if let reference = parser.objectHeader() { return object(reference, at: start) }
    if parser.skip("xref") { return .table(at: start) }
    if parser.skip("trailer") {
      guard let value = try? parser.value(), let dictionary = value.dictionary else {
        return junk(from: start)
      }
      return .trailer(dictionary)
    }
    if parser.skip("startxref") {
      parser.skipSpace()
      return parser.integer().map(Part.startxref) ?? junk(from: start)
    }
    return junk(from: start)
  }

  /// The entries of a classic table, whose word was just read, by the numbers of their objects; nil
  /// where it is broken or names a number twice.
  mutating func entries() -> [Int: TableEntry]? {
    var entries: [Int: TableEntry] = [:]
    parser.skipSpace()
    while let byte = parser.next, isDigit(byte) {
      guard let first = parser.integer(), parser.skipSomeSpace(), let count = parser.integer(),
        parser.skipSomeSpace(), count <= (parser.bytes.count - parser.position) / 18
      else { return nil }
      for number in first..<first + count {
        guard let offset = parser.integer(), parser.skipSomeSpace(),
          let generation = parser.integer(), parser.skipSomeSpace()
        else { return nil }
        let isInUse = parser.skip("n")
        guard isInUse || parser.skip("f"), parser.skipSomeSpace() else { return nil }
        let entry = TableEntry(offset: isInUse ? offset : nil, generation: generation)
        if entries.updateValue(entry, forKey: number) != nil { return nil }
      }
    }
    return entries
  }

  private mutating func object(_ reference: PDFReference, at start: Int) -> Part {
    guard let value = try? parser.value() else { return broken(from: start) }
    parser.skipSpace()
    var stream: Range<Int>?
    if let dictionary = value.dictionary, parser.skip("stream") {
      guard let found = streamBody(dictionary) else { return broken(from: start) }
      stream = found
    }
    parser.skipSpace()
    guard parser.skip("endobj") else { return broken(from: start) }
    return .object(reference, value, stream: stream, at: start)
  }

  /// Steps over a stream: by its length where `endstream` follows there, else up to that word.
  private mutating func streamBody(_ dictionary: PDFDictionary) -> Range<Int>? {
    if parser.next == 0x0D { parser.position += 1 }
    if parser.next == 0x0A { parser.position += 1 }
    let start = parser.position
    var candidates: [Int] = []
    if let length = dictionary["Length"]?.int { candidates = [length] }
    if let reference = dictionary["Length"]?.reference {
      candidates = lengths.values(of: reference.number)
    }
    for length in candidates where length >= 0 && length <= parser.bytes.count - start {
      parser.position = start + length
      for _ in 0..<2 { if let byte = parser.next, isSpace(byte) { parser.position += 1 } }
      if parser.skip("endstream") { return start..<start + length }
    }
    parser.position = start
    guard let end = parser.bytes.firstOccurrence(of: "endstream", from: start) else {
      patience -= parser.bytes.count - start
      return nil
    }
    parser.position = end + "endstream".utf8.count
    return start..<end
  }

  /// An object that cannot be read reaches up to its `endobj`.
  private mutating func broken(from start: Int) -> Part {
    patience -= parser.position - start
    let from = parser.bytes.firstOccurrence(of: "endobj", from: start)
    parser.position = from.map { $0 + "endobj".utf8.count } ?? parser.bytes.count
    return .other(start..<parser.position)
  }

  /// What is no part of a PDF reaches up to the end of the line, or to where an object may begin.
  private mutating func junk(from start: Int) -> Part {
    parser.position = start + 1
    while let byte = parser.next, byte != 0x0A, byte != 0x0D { parser.position += 1 }
    return .other(start..<parser.position)
  }
}

/// What a classic table says of an object: where it stands, or that it is free.
struct TableEntry: Equatable {
  let offset: Int?
  let generation: Int
}

/// The whole numbers that stand as objects of their own, as lengths of streams often do.
private struct LengthIndex {
  private let bytes: [UInt8]
  private var found: [Int: [Int]]?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What an object's number may stand for, the newest first: made at the first question.
  mutating func values(of number: Int) -> [Int] {
    if found == nil { found = all() }
    return found?[number]?.suffix(8).reversed() ?? []
  }

  private func all() -> [Int: [Int]] {
    var found: [Int: [Int]] = [:]
    var from = 0
    while let place = bytes.firstOccurrence(of: " obj", from: from) {
      from = place + 4
      guard let start = headerStart(before: place) else { continue }
      var parser = PDFParser(bytes, at: start)
      guard let reference = parser.objectHeader() else { continue }
      if parser.next.map(isSpace) ?? false { parser.position += 1 }
      if let value = parser.integer() { found[reference.number, default: []].append(value) }
    }
    return found
  }

  /// Where `12 0` begins that ends before an offset.
  private func headerStart(before end: Int) -> Int? {
    var start = end
    while start > 0, end - start < 16, isDigit(bytes[start - 1]) { start -= 1 }
    guard start > 0, start < end, bytes[start - 1] == 0x20 else { return nil }
    let generation = start - 1
    start = generation
    while start > 0, generation - start < 10, isDigit(bytes[start - 1]) { start -= 1 }
    return start < generation ? start : nil
  }
}

extension [UInt8] {
  /// Where a word begins for the first time at or behind an offset.
  func firstOccurrence(of word: StaticString, from start: Int) -> Int? {
    let length = word.utf8CodeUnitCount
    return withUnsafeBufferPointer { bytes in
      var index = start
      while index + length <= bytes.count {
        if bytes[index] == word.utf8Start[0] {
          var matched = 1
          while matched < length, bytes[index + matched] == word.utf8Start[matched] { matched += 1 }
          if matched == length { return index }
        }
        index += 1
      }
      return nil
    }
  }
}
