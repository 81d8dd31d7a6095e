/// A file that is, from its first byte to its last, as this library leaves files: a document, pages
/// appended to it, and a seal behind both or none.
///
/// That proves nothing by itself. It says what a seal closes, and that nobody had a hand in between.
public struct OwnFile: Sendable {
  /// What closes the file; nil where nothing does.
  public let seal: Seal?

  /// The revision that seals.
  public struct Seal: Sendable {
    /// Where what it seals ends.
    public let sealedEnd: Int
    /// The digits of the signature in the file, the zeros behind it included.
    public let digits: [UInt8]
  }

  /// nil for any other file.
  public init?(_ bytes: [UInt8]) {
    if Self.isPlain(bytes) {
      seal = nil
      return
    }
    guard let seal = Self.seal(of: bytes), Self.isPlain(Array(bytes[..<seal.sealedEnd])) else {
      return nil
    }
    self.seal = seal
  }

  /// The longest beginning of a file that is one of ours, and where it ends.
  public static func beginning(of bytes: [UInt8]) -> (file: OwnFile, end: Int)? {
    guard bytes.starts(with: Revision.header) else { return nil }
    if let file = OwnFile(bytes) { return (file, bytes.count) }
    for end in bytes.revisionEnds(atMost: 4).reversed() where end < bytes.count {
      if let file = OwnFile(Array(bytes[..<end])) { return (file, end) }
    }
    return nil
  }

  /// Whether each revision behind the first adds pages behind the others, and nothing else.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    guard let archive = try? Archive(bytes), let update = try? IncrementalUpdate(of: bytes) else {
      return false
    }
    var known: Set<Int> = []
    var current: Set<Int> = []
    var revision = 0
    var tree: Int?
    var walk = ObjectWalk(bytes)
    while let part = walk.next() {
      switch part {
      case .object(let reference, let value, stream: _, at: _):
        let number = reference.number
        guard current.insert(number).inserted else { return false }
        if revision == 0, number == archive.trailer.root {
          tree = value.dictionary?["Pages"]?.reference?.number
        }
        if revision > 0, known.contains(number), number != tree { return false }
      case .startxref:
        revision += 1
        known.formUnion(current)
        current = []
      case .trailer(let trailer):
        if trailer["Root"]?.reference?.number != archive.trailer.root { return false }
      case .table: if walk.entries() == nil { return false }
      case .other: return false
      }
    }
    return !update.pages.isEmpty && keepsPages(bytes)
  }

  /// Whether each tree of pages begins with the pages of the one before.
  private static func keepsPages(_ bytes: [UInt8]) -> Bool {
    var before: [Int] = []
    for end in bytes.revisionEnds(atMost: 8) {
      guard let update = try? IncrementalUpdate(of: Array(bytes[..<end])),
        update.pages.starts(with: before)
      else { return false }
      before = update.pages
    }
    return true
  }

  /// The seal at the end of a file, if the same file comes out when it is sealed again but for the
  /// signature itself.
  private static func seal(of bytes: [UInt8]) -> Seal? {
    guard let end = bytes.revisionEnds(atMost: 8).last(where: { $0 < bytes.count }),
      let archive = try? Archive(bytes), let identifier = archive.trailer.identifiers.1.octets
    else { return nil }
    let before = Array(bytes[..<end])
    var scanner = Scanner(bytes: bytes, position: end)
    guard let statement = try? SignatureStatement(&scanner),
      let again = try? SignableFile(before, statement, identifier: identifier),
      again.bytes.count == bytes.count,
      again.bytes[..<again.gap.lowerBound].elementsEqual(
        bytes[..<again.gap.lowerBound]),
      again.bytes[again.gap.upperBound...].elementsEqual(bytes[again.gap.upperBound...])
    else { return nil }
    return Seal(sealedEnd: end, digits: Array(bytes[again.gap].dropFirst().dropLast()))
  }
}

extension OwnFile.Seal {
  /// Whether the digits are exactly those of a signature, as this library writes them.
  public func isWritten(as signature: [UInt8]) -> Bool {
    var expected: [UInt8] = []
    expected.write(hex: signature)
    return digits.starts(with: expected)
      && digits.dropFirst(expected.count).allSatisfy { $0 == UInt8(ascii: "0") }
  }

  /// The bytes that the digits stand for.
  public var signature: [UInt8] {
    stride(from: 0, to: digits.count - 1, by: 2).map {
      (hexValue(digits[$0]) ?? 0) << 4 | (hexValue(digits[$0 + 1]) ?? 0)
    }
  }
}

extension SignatureStatement {
  /// Reads what `SignableFile` writes of it.
  fileprivate init(_ scanner: inout Scanner) throws {
    _ = try scanner.integer()
    try scanner.literal(" 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter ")
    try scanner.literal("/ETSI.CAdES.detached /ByteRange [0 ")
    _ = try (scanner.integer(), scanner.literal(" "), scanner.integer(), scanner.literal(" "))
    _ = try (scanner.integer(), scanner.literal("] /Contents "), scanner.hexString())
    try scanner.literal(" /M ")
    let time = try scanner.hexString()
    try scanner.literal(" /Name ")
    let name = try scanner.hexString()
    try scanner.literal(" /Reason ")
    let reason = try scanner.hexString()
    guard let time = time.octets.flatMap(Timestamp.init(digits:)), let name = name.utf16Text,
      let reason = reason.utf16Text
    else { throw UpdateError.foreign(offset: scanner.position) }
    self.init(name: name, reason: reason, at: time)
  }
}

extension Timestamp {
  /// Reads `D:20261120223720Z`.
  fileprivate init?(digits text: [UInt8]) {
    guard text.count == 17 else { return nil }
    func number(_ range: Range<Int>) -> Int {
      text[range].reduce(0) { $0 * 10 + (isDigit($1) ? Int($1) - 48 : 0) }
    }
    self.init(
      year: number(2..<6), month: number(6..<8), day: number(8..<10), hour: number(10..<12),
      minute: number(12..<14), second: number(14..<16))
  }
}

extension String {
  /// The bytes that stand in hexadecimal between the brackets.
  fileprivate var octets: [UInt8]? {
    let digits = utf8.dropFirst().dropLast().map(hexValue)
    guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map {
      (digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0)
    }
  }

  /// The text that stands there in UTF-16.
  fileprivate var utf16Text: String? {
    guard let octets, octets.starts(with: [0xFE, 0xFF]), octets.count.isMultiple(of: 2) else {
      return nil
    }
    let units = stride(from: 2, to: octets.count, by: 2).map {
      UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }
}

extension [UInt8] {
  /// Where the first revisions of a file of ours end.
  func revisionEnds(atMost limit: Int) -> [Int] {
    var ends: [Int] = []
    var from = 0
    while ends.count < limit, let place = firstOccurrence(of: "\n%%EOF\n", from: from) {
      ends.append(place + 7)
      from = place + 6
    }
    return ends
  }
}
