/// A part of a font file. Every read is checked; numbers are big-endian; offsets count from its start.
struct FontTable {
  private let file: MappedFile
  private let range: Range<Int>
  let tag: String

  init(whole file: MappedFile) {
    self.init(file: file, range: 0..<file.bytes.count, tag: "sfnt")
  }

  private init(file: MappedFile, range: Range<Int>, tag: String) {
    self.file = file
    self.range = range
    self.tag = tag
  }

  var count: Int { range.count }
  var damage: FontError { .damagedTable(path: file.path, tag: tag) }
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: file.bytes[range]) }

  func u16(_ offset: Int) throws(FontError) -> Int {
    Int(UInt16(bigEndian: try load(offset)))
  }

  func i16(_ offset: Int) throws(FontError) -> Int {
    Int(Int16(bigEndian: try load(offset)))
  }

  func u32(_ offset: Int) throws(FontError) -> Int {
    Int(UInt32(bigEndian: try load(offset)))
  }

  /// The part `[offset, offset + length)`, or up to the end without a length.
  func part(_ offset: Int, _ length: Int? = nil, tag: String? = nil) throws(FontError) -> FontTable
  {
    guard offset >= 0, offset <= count else { throw damage }
    let length = length ?? count - offset
    guard length >= 0, length <= count - offset else { throw damage }
    let start = range.lowerBound + offset
    return FontTable(file: file, range: start..<start + length, tag: tag ?? self.tag)
  }

  private func load<Value: FixedWidthInteger & BitwiseCopyable>(
    _ offset: Int
  ) throws(FontError) -> Value {
    guard offset >= 0, offset <= count - MemoryLayout<Value>.size else { throw damage }
    return file.bytes.loadUnaligned(fromByteOffset: range.lowerBound + offset, as: Value.self)
  }
}
