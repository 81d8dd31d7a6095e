/// Reads comma-separated values as RFC 4180 has them, in UTF-8, and what spreadsheets make of them:
/// a byte order mark is skipped, a line ends in LF, CRLF or CR, and empty lines are no records.
///
/// A record that cannot be read is an error of its own; reading goes on behind it.
public struct RecordReader: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var position: Int
  private var line = 1

  /// Reads the bytes, with the separator that their first line holds unless one is given.
  public init(_ bytes: [UInt8], separator: UInt8? = nil) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.separator = separator ?? Self.separator(of: bytes)
  }

  /// The first comma, semicolon or tab of the first line: French spreadsheets write semicolons.
  private static func separator(of bytes: [UInt8]) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    let first = bytes.drop(while: Self.isLineEnd).prefix(while: { !Self.isLineEnd($0) })
    return first.first(where: candidates.contains) ?? candidates[0]
  }

  /// The next record, or why it cannot be read; nil at the end.
  public mutating func next() -> Result<Record, RecordError>? {
    while takeLineEnd() {}
    guard position < bytes.count else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      switch field() {
      case .success(let text): fields.append(text)
      case .failure(let fault):
        skipLine()
        return .failure(RecordError(line: start, field: fields.count + 1, fault: fault))
      }
      if position < bytes.count, bytes[position] == separator {
        position += 1
        continue
      }
      _ = takeLineEnd()
      return .success(Record(line: start, fields: fields))
    }
  }

  private mutating func field() -> Result<String, RecordError.Fault> {
    let isQuoted = position < bytes.count && bytes[position] == Self.quote
    switch isQuoted ? quotedField() : .success(plainField()) {
    case .failure(let fault): return .failure(fault)
    case .success(let content):
      if !isQuoted && content.contains(Self.quote) { return .failure(.strayQuote) }
      guard !content.contains(0), let text = String(validating: content, as: UTF8.self) else {
        return .failure(.notText)
      }
      return .success(text)
    }
  }

  private mutating func plainField() -> [UInt8] {
    let start = position
    while position < bytes.count, bytes[position] != separator, !Self.isLineEnd(bytes[position]) {
      position += 1
    }
    return Array(bytes[start..<position])
  }

  private mutating func quotedField() -> Result<[UInt8], RecordError.Fault> {
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.quote {
        position += 1
        guard position < bytes.count, bytes[position] == Self.quote else {
          let isEnd =
            position == bytes.count || bytes[position] == separator
            || Self.isLineEnd(bytes[position])
          return isEnd ? .success(content) : .failure(.textBehindQuote)
        }
      } else if takeLineEnd() {
        // One line break, whatever the file's are.
        content.append(Self.newline)
        continue
      }
      content.append(byte)
      position += 1
    }
    return .failure(.openQuote)
  }

  /// Takes one line end, if one is here.
  private mutating func takeLineEnd() -> Bool {
    guard position < bytes.count, Self.isLineEnd(bytes[position]) else { return false }
    let isPair =
      bytes[position] == Self.carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == Self.newline
    position += isPair ? 2 : 1
    line += 1
    return true
  }

  private mutating func skipLine() {
    while position < bytes.count, !takeLineEnd() { position += 1 }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == newline || byte == carriageReturn
  }
}

extension RecordError.Fault: Error {}
