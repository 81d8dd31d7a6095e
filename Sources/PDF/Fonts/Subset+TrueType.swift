extension Subset {
  /// A TrueType file that holds only these glyphs and the parts that composite ones are made of.
  func trueType() throws(FontError) -> [UInt8] {
    var outlines: [UInt8] = []
    var locations: [UInt8] = []
    var metrics: [UInt8] = []
    var members = glyphs
    var numbers: [Int: Int] = [:]
    for (number, glyph) in glyphs.enumerated() where numbers[glyph] == nil {
      numbers[glyph] = number
    }
    // Glyphs may share an outline, so that a small file can make much of it.
    var componentCount = 0
    var next = 0
    while next < members.count {
      let glyph = members[next]
      next += 1
      locations.append(bigEndian: UInt32(clamping: outlines.count))
      let (advance, bearing) = try face.metrics(of: glyph)
      metrics.append(bigEndian: UInt16(clamping: advance))
      metrics.append(bigEndian: Int16(clamping: bearing))

      let outline = try face.outline(of: glyph)
      let start = outlines.count
      guard members.count <= 0xFFFF, outlines.count + outline.count <= Self.largest else {
        throw .tooManyGlyphs(path: face.name)
      }
      outlines.append(contentsOf: outline.bytes)
      for place in try outline.componentPlaces() {
        let component = try outline.u16(place)
        let number = numbers[component] ?? members.count
        componentCount += 1
        guard componentCount <= 0xFFFF else { throw .tooManyGlyphs(path: face.name) }
        if number == members.count {
          numbers[component] = number
          members.append(component)
        }
        outlines.replace(at: start + place, bigEndian: UInt16(truncatingIfNeeded: number))
      }
      outlines.pad(to: 4)
    }
    locations.append(bigEndian: UInt32(clamping: outlines.count))

    var head = Array(face.head.bytes)
    head.replace(at: 8, bigEndian: UInt32(0))
    head.replace(at: 50, bigEndian: UInt16(1))
    var hhea = Array(face.hhea.bytes)
    hhea.replace(at: 34, bigEndian: UInt16(clamping: members.count))
    var maxp = Array(face.maxp.bytes)
    maxp.replace(at: 4, bigEndian: UInt16(clamping: members.count))

    var tables = face.programs.map { ($0.tag, Array($0.bytes)) }
    tables += [("glyf", outlines), ("head", head), ("hhea", hhea), ("hmtx", metrics)]
    tables += [("loca", locations), ("maxp", maxp)]
    return assemble(tables.sorted { $0.0 < $1.0 })
  }

  /// How many bytes of outlines a document may embed: a whole font of the system's has fewer.
  private static let largest = 16 << 20

  /// The file of the given tables, which are in the order of their tags.
  private func assemble(_ tables: [(tag: String, bytes: [UInt8])]) -> [UInt8] {
    let power = (Int.bitWidth - 1) - tables.count.leadingZeroBitCount
    var file: [UInt8] = [0, 1, 0, 0]
    for value in [tables.count, 16 << power, power, 16 * tables.count - (16 << power)] {
      file.append(bigEndian: UInt16(clamping: value))
    }
    var offset = file.count + 16 * tables.count
    var headOffset = 0
    for (tag, bytes) in tables {
      if tag == "head" { headOffset = offset }
      file.append(contentsOf: tag.utf8)
      file.append(bigEndian: bytes.checksum)
      file.append(bigEndian: UInt32(clamping: offset))
      file.append(bigEndian: UInt32(clamping: bytes.count))
      offset += (bytes.count + 3) & ~3
    }
    for (_, bytes) in tables {
      file.append(contentsOf: bytes)
      file.pad(to: 4)
    }
    file.replace(at: headOffset + 8, bigEndian: 0xB1B0_AFBA &- file.checksum)
    return file
  }
}

extension FontTable {
  /// Where a composite glyph names its components; nothing for a simple glyph.
  fileprivate func componentPlaces() throws(FontError) -> [Int] {
    guard count > 0, try i16(0) < 0 else { return [] }
    var places: [Int] = []
    var offset = 10
    while true {
      let flags = try u16(offset)
      _ = try u16(offset + 2)
      places.append(offset + 2)
      offset += flags & 0x0001 != 0 ? 8 : 6  // the arguments are words, or bytes
      if flags & 0x0008 != 0 { offset += 2 }  // a scale
      if flags & 0x0040 != 0 { offset += 4 }  // two scales
      if flags & 0x0080 != 0 { offset += 8 }  // a matrix
      if flags & 0x0020 == 0 { return places }  // no more components
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append<Value: FixedWidthInteger>(bigEndian value: Value) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }

  /// Overwrites a number that lies inside; does nothing where it would not.
  fileprivate mutating func replace<Value: FixedWidthInteger>(
    at offset: Int, bigEndian value: Value
  ) {
    guard offset >= 0, offset <= count - MemoryLayout<Value>.size else { return }
    Swift.withUnsafeBytes(of: value.bigEndian) { bytes in
      for (index, byte) in bytes.enumerated() { self[offset + index] = byte }
    }
  }

  fileprivate mutating func pad(to alignment: Int) {
    while count % alignment != 0 { append(0) }
  }

  /// The sum of the big-endian 32-bit words, the last one filled with zeros.
  fileprivate var checksum: UInt32 {
    withUnsafeBytes { bytes in
      var sum: UInt32 = 0
      let whole = bytes.count & ~3
      for offset in stride(from: 0, to: whole, by: 4) {
        sum &+= UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      }
      for (index, byte) in bytes[whole...].enumerated() {
        sum &+= UInt32(byte) << UInt32(24 - 8 * index)
      }
      return sum
    }
  }
}
