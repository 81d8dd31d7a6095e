/// A value as any PDF may write it, by its meaning: two spellings of one thing are equal.
enum PDFValue: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  /// Its bytes as Latin-1, with `#20` and its like read.
  case name(String)
  case string(PDFString)
  case array([PDFValue])
  case dictionary(PDFDictionary)
  case reference(PDFReference)
}

/// What `12 0 R` points to.
struct PDFReference: Hashable {
  let number: Int
  let generation: Int
}

/// A string, and where it stood if it was written in hexadecimal.
struct PDFString: Equatable {
  let bytes: [UInt8]
  /// With its brackets; nothing for `(a string)`.
  var hexadecimal: Range<Int>?

  /// The same text is the same whether it is written as UTF-16 or in PDFDocEncoding.
  static func == (one: PDFString, other: PDFString) -> Bool {
    one.bytes == other.bytes || one.text == other.text
  }

  private var text: [UInt16] {
    guard bytes.starts(with: [0xFE, 0xFF]), bytes.count % 2 == 0 else {
      return bytes.map { Self.documentEncoding[$0] ?? UInt16($0) }
    }
    return stride(from: 2, to: bytes.count, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
  }

  /// Where PDFDocEncoding is not Latin-1 (PDF 32000-1, annex D.3).
  private static let documentEncoding: [UInt8: UInt16] = [
    0x18: 0x02D8, 0x19: 0x02C7, 0x1A: 0x02C6, 0x1B: 0x02D9, 0x1C: 0x02DD, 0x1D: 0x02DB,
    0x1E: 0x02DA, 0x1F: 0x02DC, 0x80: 0x2022, 0x81: 0x2020, 0x82: 0x2021, 0x83: 0x2026,
    0x84: 0x2014, 0x85: 0x2013, 0x86: 0x0192, 0x87: 0x2044, 0x88: 0x2039, 0x89: 0x203A,
    0x8A: 0x2212, 0x8B: 0x2030, 0x8C: 0x201E, 0x8D: 0x201C, 0x8E: 0x201D, 0x8F: 0x2018,
    0x90: 0x2019, 0x91: 0x201A, 0x92: 0x2122, 0x93: 0xFB01, 0x94: 0xFB02, 0x95: 0x0141,
    0x96: 0x0152, 0x97: 0x0160, 0x98: 0x0178, 0x99: 0x017D, 0x9A: 0x0131, 0x9B: 0x0142,
    0x9C: 0x0153, 0x9D: 0x0161, 0x9E: 0x017E, 0xA0: 0x20AC,
  ]
}

/// A dictionary. A key that stands twice is seen: readers differ in which of the two they take.
struct PDFDictionary: Equatable {
  private(set) var entries: [String: PDFValue] = [:]
  private(set) var hasDuplicates = false

  mutating func add(_ key: String, _ value: PDFValue) {
    if entries.updateValue(value, forKey: key) != nil { hasDuplicates = true }
  }

  subscript(key: String) -> PDFValue? { entries[key] }

  /// The keys whose values are not the same in another.
  func differences(from other: PDFDictionary) -> Set<String> {
    Set(entries.keys).union(other.entries.keys).filter { entries[$0] != other.entries[$0] }
  }
}

extension PDFValue {
  var dictionary: PDFDictionary? { if case .dictionary(let value) = self { value } else { nil } }
  var array: [PDFValue]? { if case .array(let values) = self { values } else { nil } }
  var name: String? { if case .name(let name) = self { name } else { nil } }
  var string: PDFString? { if case .string(let string) = self { string } else { nil } }
  var reference: PDFReference? { if case .reference(let it) = self { it } else { nil } }

  /// A whole number, as an offset or a count is.
  var int: Int? {
    guard case .number(let value) = self, value.rounded() == value, abs(value) < 1e15 else {
      return nil
    }
    return Int(value)
  }

  /// The whole numbers of an array that holds nothing else.
  var integers: [Int]? {
    array.flatMap { values in
      let numbers = values.compactMap(\.int)
      return numbers.count == values.count ? numbers : nil
    }
  }

  var double: Double? { if case .number(let value) = self { value } else { nil } }

  /// Every dictionary in a value, itself included.
  func forEachDictionary(_ body: (PDFDictionary) -> Void) {
    switch self {
    case .dictionary(let dictionary):
      body(dictionary)
      for value in dictionary.entries.values { value.forEachDictionary(body) }
    case .array(let values): for value in values { value.forEachDictionary(body) }
    default: break
    }
  }
}
