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

  /// The same text is the same whether it is written as ASCII or as UTF-16.
  static func == (one: PDFString, other: PDFString) -> Bool { one.ascii == other.ascii }

  private var ascii: [UInt8] {
    guard bytes.starts(with: [0xFE, 0xFF]), bytes.count % 2 == 0 else { return bytes }
    let high = stride(from: 2, to: bytes.count, by: 2)
    guard high.allSatisfy({ bytes[$0] == 0 && bytes[$0 + 1] < 0x80 }) else { return bytes }
    return high.map { bytes[$0 + 1] }
  }
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
