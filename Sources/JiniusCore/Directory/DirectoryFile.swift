internal import CSV

/// A file of collaborators as it is read: comma-separated values under a header, or one JSON object
/// a line. Each line is a person, or what is wrong with it.
struct DirectoryFile {
  /// The columns by their names in a header, and the members by theirs in an object.
  enum Column: String, CaseIterable {
    case givenName = "given_name"
    case familyName = "family_name"
    case email
  }

  /// One line.
  struct Line {
    let number: Int
    let person: Result<PersonReference, Faults>
  }

  /// All that is wrong with one line.
  struct Faults: Error {
    let all: [ImportFault]
  }

  private(set) var lines: [Line] = []
  /// Columns that nothing reads.
  private(set) var unused: [String] = []
  private var unusedNames: Set<String> = []

  /// Reads the bytes; a header that cannot serve refuses all.
  init(_ bytes: [UInt8], named name: String) throws {
    let blanks = Array(" \t\r\n\u{FEFF}".utf8)
    if bytes.first(where: { !blanks.contains($0) }) == UInt8(ascii: "{") {
      try readObjects(bytes)
    } else {
      do { try readRecords(bytes) } catch let faults as Faults {
        throw Refusal.importRefused(ImportRefusal(file: name, faults.all))
      }
    }
  }

  // MARK: Comma-separated values

  private mutating func readRecords(_ bytes: [UInt8]) throws {
    var reader = RecordReader(bytes)
    let header: [String]
    switch reader.next() {
    case nil: header = []
    case .failure(let error): throw Faults(all: [ImportFault(error, header: [])])
    case .success(let record): header = record.fields.map(\.trimmingBlanks)
    }
    try Self.check(header)
    unused = header.filter { Column(rawValue: $0) == nil }
    while let next = reader.next() {
      switch next {
      case .failure(let error):
        lines.append(
          Line(
            number: error.line,
            person: .failure(Faults(all: [ImportFault(error, header: header)]))))
      case .success(let record):
        lines.append(
          Line(number: record.line, person: try Self.person(record, header)))
      }
    }
  }

  private static func check(_ header: [String]) throws(Faults) {
    let faults = Column.allCases.compactMap { column -> ImportFault? in
      let count = header.count { $0 == column.rawValue }
      if count == 1 { return nil }
      return ImportFault(
        line: 1, column: column.rawValue, problem: count == 0 ? .columnMissing : .columnTwice)
    }
    if !faults.isEmpty { throw Faults(all: faults) }
  }

  private static func person(
    _ record: Record, _ header: [String]
  ) throws -> Result<PersonReference, Faults> {
    guard record.fields.count == header.count else {
      let problem = ImportFault.Problem.fieldCount(
        expected: header.count, found: record.fields.count)
      return .failure(
        Faults(all: [ImportFault(line: record.line, column: nil, problem: problem)]))
    }
    var values: [Column: String] = [:]
    for (name, field) in zip(header, record.fields) {
      if let column = Column(rawValue: name) { values[column] = field }
    }
    return try person(values, line: record.line)
  }

  // MARK: Objects

  private mutating func readObjects(_ bytes: [UInt8]) throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    let texts = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, text) in texts.enumerated() where !text.allSatisfy({ $0 <= UInt8(ascii: " ") }) {
      lines.append(Line(number: index + 1, person: try person(text, line: index + 1)))
    }
  }

  private mutating func person(
    _ bytes: ArraySlice<UInt8>, line: Int
  ) throws -> Result<PersonReference, Faults> {
    func fault(_ problem: ImportFault.Problem, _ column: String? = nil) -> ImportFault {
      ImportFault(line: line, column: column, problem: problem)
    }
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
      return .failure(Faults(all: [fault(.notText)]))
    }
    guard let object = ObjectReader(bytes) else {
      return .failure(Faults(all: [fault(.notAnObject)]))
    }
    var values: [Column: String] = [:]
    var faults = object.faults.map { fault($0.problem, $0.name) }
    for (name, value) in object.members {
      guard let column = Column(rawValue: name) else {
        if unusedNames.insert(name).inserted { unused.append(name) }
        continue
      }
      switch value {
      case .text(let text): values[column] = text
      case .null: values[column] = nil
      case .other: faults.append(fault(.notAString, name))
      }
    }
    return faults.isEmpty ? try Self.person(values, line: line) : .failure(Faults(all: faults))
  }

  // MARK: Values

  /// The person that the values name. Names may be left out where the account is known.
  private static func person(
    _ values: [Column: String], line: Int
  ) throws -> Result<PersonReference, Faults> {
    var faults: [ImportFault] = []
    func checked<Value>(_ column: Column, _ read: (String) throws -> Value) throws -> Value? {
      do { return try read(values[column]?.trimmingBlanks ?? "") } catch let error as InvalidValue {
        faults.append(
          ImportFault(line: line, column: column.rawValue, problem: .invalid(error)))
        return nil
      }
    }
    let isEmpty = { (column: Column) in (values[column]?.trimmingBlanks ?? "").isEmpty }
    let required: [Column] =
      isEmpty(.givenName) && isEmpty(.familyName) ? [.email] : Column.allCases
    faults += required.filter(isEmpty).map {
      ImportFault(line: line, column: $0.rawValue, problem: .missing)
    }
    let email = try isEmpty(.email) ? nil : checked(.email) { try EmailAddress($0) }
    let parts = try [Column.givenName, .familyName].map { column in
      try isEmpty(column) ? nil : checked(column, namePart)
    }
    var name: PersonName?
    if faults.isEmpty, let given = parts[0], let family = parts[1] {
      name = try checked(.familyName) { _ in try PersonName.typed(given: given, family: family) }
    }
    guard let email, faults.isEmpty else { return .failure(Faults(all: faults)) }
    return .success(PersonReference(email: email, name: name))
  }

  private static func namePart(_ text: String) throws -> String {
    let part = try PersonName.typed(text)
    try Typefaces.requirePrintable(part)
    return part
  }
}

extension ImportFault {
  fileprivate init(_ error: RecordError, header: [String]) {
    let index = error.field - 1
    self.init(
      line: error.line,
      column: header.indices.contains(index) ? header[index] : "field \(error.field)",
      problem: Problem(error.fault))
  }
}

extension ImportFault.Problem {
  fileprivate init(_ fault: RecordError.Fault) {
    switch fault {
    case .strayQuote: self = .strayQuote
    case .textBehindQuote: self = .textBehindQuote
    case .openQuote: self = .openQuote
    case .notText: self = .notText
    }
  }
}
