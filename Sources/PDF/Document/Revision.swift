/// The objects of one revision, written one after the other behind what is already there, and the
/// cross-reference table that ends it.
struct Revision {
  static let header: [UInt8] = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]

  private(set) var bytes: [UInt8]
  /// One more than the highest object number.
  private(set) var size: Int
  private var offsets: [Int: Int] = [:]

  /// The first revision of a file.
  init() {
    bytes = Revision.header
    size = 1
  }

  /// A later revision, behind bytes that it leaves as they are.
  init(after original: [UInt8], size: Int) {
    bytes = original
    self.size = size
  }

  /// A number for a new object.
  mutating func reserve() -> Int {
    defer { size += 1 }
    return size
  }

  /// Writes an object that stands on one line, as all of ours but streams do.
  mutating func write(_ number: Int, _ body: String) {
    begin(number)
    bytes.write(body)
    bytes.write("\nendobj\n")
  }

  /// Writes a stream; `entries` are those of its dictionary other than the length.
  mutating func write(_ number: Int, stream: [UInt8], entries: String = "") {
    begin(number)
    bytes.write("<< /Length \(stream.count) \(entries)>>\nstream\n")
    bytes.append(contentsOf: stream)
    bytes.write("\nendstream\nendobj\n")
  }

  /// Ends the revision with its table and trailer.
  mutating func close(_ trailer: Trailer) -> [UInt8] {
    let start = bytes.count
    bytes.write("xref\n")
    var numbers = offsets.keys.sorted()[...]
    if trailer.previous == nil {
      bytes.write("0 \(numbers.count + 1)\n0000000000 65535 f \n")
    }
    while let first = numbers.first {
      var run = 1
      while numbers.dropFirst(run).first == first + run { run += 1 }
      if trailer.previous != nil { bytes.write("\(first) \(run)\n") }
      for number in numbers.prefix(run) { writeEntry(offsets[number] ?? 0) }
      numbers = numbers.dropFirst(run)
    }
    bytes.write("trailer\n\(trailer.text(size: size))\nstartxref\n\(start)\n%%EOF\n")
    return bytes
  }

  private mutating func begin(_ number: Int) {
    offsets[number] = bytes.count
    bytes.write("\(number) 0 obj\n")
  }

  /// An entry of the table, 20 bytes.
  private mutating func writeEntry(_ offset: Int) {
    let digits = String(offset)
    bytes.write(String(repeating: "0", count: max(0, 10 - digits.utf8.count)))
    bytes.write(digits + " 00000 n \n")
  }
}

/// The trailer of a revision.
struct Trailer {
  var root: Int
  var information: Int
  /// The identifiers, as strings in hexadecimal: of the file, and of this revision.
  var identifiers: (String, String)
  /// Where the table of the revision before starts.
  var previous: Int?

  func text(size: Int) -> String {
    let previous = previous.map { " /Prev \($0)" } ?? ""
    return "<< /Size \(size) /Root \(root) 0 R /Info \(information) 0 R"
      + " /ID [\(identifiers.0) \(identifiers.1)]\(previous) >>"
  }
}
