/// Where a file stops to be PDF.
struct PDFSyntaxError: Error, Equatable {
  let offset: Int
}

/// Reads the values of any PDF, hostile ones included: nesting has a bottom, an object an end, and
/// no number can overflow.
struct PDFParser {
  let bytes: [UInt8]
  var position: Int
  private var valuesLeft = 0

  /// No real file nests its values deeper, or puts more of them in one object.
  private static let deepest = 48
  private static let mostValues = 500_000

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  var isAtEnd: Bool { position >= bytes.count }
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Steps over white space and comments.
  mutating func skipSpace() {
    while let byte = next {
      if byte == UInt8(ascii: "%") {
        skipLine()
      } else if isSpace(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  /// Steps behind the end of the line.
  mutating func skipLine() {
    while let byte = next {
      position += 1
      if byte == 0x0A || byte == 0x0D { return }
    }
  }

  /// Steps over a keyword that stands here by itself.
  mutating func skip(_ keyword: StaticString) -> Bool {
    let length = keyword.utf8CodeUnitCount
    guard position + length <= bytes.count else { return false }
    for index in 0..<length where bytes[position + index] != keyword.utf8Start[index] {
      return false
    }
    if position + length < bytes.count, isRegular(bytes[position + length]) { return false }
    position += length
    return true
  }

  /// A whole number without sign, of ten digits at most.
  mutating func integer() -> Int? {
    let start = position
    var value = 0
    while let byte = next, isDigit(byte), position - start < 10 {
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    return position > start ? value : nil
  }

  /// The header of an object, `12 0 obj`; otherwise the position stays.
  mutating func objectHeader() -> PDFReference? {
    let start = position
    if let number = integer(), skipSomeSpace(), let generation = integer(), skipSomeSpace(),
      skip("obj")
    {
      return PDFReference(number: number, generation: generation)
    }
    position = start
    return nil
  }

  /// Whether there was white space to step over.
  mutating func skipSomeSpace() -> Bool {
    let start = position
    skipSpace()
    return position > start
  }

  /// The value that comes next.
  mutating func value() throws(PDFSyntaxError) -> PDFValue {
    valuesLeft = Self.mostValues
    return try value(depth: 0)
  }

  private mutating func value(depth: Int) throws(PDFSyntaxError) -> PDFValue {
    skipSpace()
    valuesLeft -= 1
    guard let byte = next, depth < Self.deepest, valuesLeft > 0 else {
      throw PDFSyntaxError(offset: position)
    }
    switch byte {
    case UInt8(ascii: "/"): return .name(try name())
    case UInt8(ascii: "("): return .string(PDFString(bytes: try literal()))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "<"):
      if position + 1 < bytes.count, bytes[position + 1] == byte {
        return .dictionary(try dictionary(depth: depth))
      }
      return .string(try hexadecimal())
    case UInt8(ascii: "t") where skip("true"): return .bool(true)
    case UInt8(ascii: "f") where skip("false"): return .bool(false)
    case UInt8(ascii: "n") where skip("null"): return .null
    default: return try numberOrReference()
    }
  }

  private mutating func array(depth: Int) throws(PDFSyntaxError) -> [PDFValue] {
    position += 1
    var values: [PDFValue] = []
    while true {
      skipSpace()
      if next == UInt8(ascii: "]") {
        position += 1
        return values
      }
      values.append(try value(depth: depth + 1))
    }
  }

  private mutating func dictionary(depth: Int) throws(PDFSyntaxError) -> PDFDictionary {
    position += 2
    var dictionary = PDFDictionary()
    while true {
      skipSpace()
      if next == UInt8(ascii: ">") {
        guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: ">") else {
          throw PDFSyntaxError(offset: position)
        }
        position += 2
        return dictionary
      }
      guard next == UInt8(ascii: "/") else { throw PDFSyntaxError(offset: position) }
      let key = try name()
      dictionary.add(key, try value(depth: depth + 1))
    }
  }

  private mutating func numberOrReference() throws(PDFSyntaxError) -> PDFValue {
    let start = position
    if let number = integer(), next.map({ isSpace($0) || $0 == UInt8(ascii: "%") }) ?? false {
      let behind = position
      skipSpace()
      if let generation = integer(), skipSomeSpace(), skip("R") {
        return .reference(PDFReference(number: number, generation: generation))
      }
      position = behind
      return .number(Double(number))
    }
    position = start
    while let byte = next, isDigit(byte) || 0x2B...0x2E ~= byte { position += 1 }
    guard position > start, position - start < 64,
      let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)),
      next.map({ !isRegular($0) }) ?? true
    else {
      throw PDFSyntaxError(offset: start)
    }
    return .number(number)
  }

  private mutating func name() throws(PDFSyntaxError) -> String {
    position += 1
    var text = String.UnicodeScalarView()
    while let byte = next, isRegular(byte) {
      position += 1
      if byte == UInt8(ascii: "#"), position + 1 < bytes.count,
        let high = hexValue(bytes[position]), let low = hexValue(bytes[position + 1])
      {
        text.append(Unicode.Scalar(high << 4 | low))
        position += 2
      } else {
        text.append(Unicode.Scalar(byte))
      }
    }
    return String(text)
  }

  private mutating func literal() throws(PDFSyntaxError) -> [UInt8] {
    let start = position
    position += 1
    var text: [UInt8] = []
    var open = 1
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")"):
        open -= 1
        if open == 0 { return text }
      case UInt8(ascii: "\\"):
        escape(into: &text)
        continue
      default: break
      }
      text.append(byte)
    }
    throw PDFSyntaxError(offset: start)
  }

  private mutating func escape(into text: inout [UInt8]) {
    guard let byte = next else { return }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case 0x0A: break
    case 0x0D: if next == 0x0A { position += 1 }
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte - UInt8(ascii: "0"))
      for _ in 0..<2 {
        guard let digit = next, UInt8(ascii: "0")...UInt8(ascii: "7") ~= digit else { break }
        value = value * 8 + Int(digit - UInt8(ascii: "0"))
        position += 1
      }
      text.append(UInt8(truncatingIfNeeded: value))
    default: text.append(byte)
    }
  }

  private mutating func hexadecimal() throws(PDFSyntaxError) -> PDFString {
    let start = position
    position += 1
    var text: [UInt8] = []
    var high: UInt8?
    while let byte = next {
      position += 1
      if let digit = hexValue(byte) {
        if let first = high {
          text.append(first << 4 | digit)
          high = nil
        } else {
          high = digit
        }
      } else if byte == UInt8(ascii: ">") {
        if let high { text.append(high << 4) }
        return PDFString(bytes: text, hexadecimal: start..<position)
      } else if !isSpace(byte) {
        throw PDFSyntaxError(offset: position - 1)
      }
    }
    throw PDFSyntaxError(offset: start)
  }
}

func isSpace(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
  default: false
  }
}

func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

/// Whether a byte may stand in a name or a keyword: neither white space nor a delimiter.
func isRegular(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: false
  default: !isSpace(byte)
  }
}

func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
