/// Walks bytes once, and never past their end.
struct DERReader {
  let bytes: [UInt8]
  let limits: DERLimits
  private(set) var position = 0
  private(set) var end: Int
  private var elementsLeft: Int

  init(bytes: [UInt8], limits: DERLimits) {
    self.bytes = bytes
    self.limits = limits
    end = bytes.count
    elementsLeft = limits.elements
  }

  /// Reads the element at the position, and those that it holds.
  mutating func node(depth: Int) throws(DERError) -> DERNode {
    let start = position
    guard depth < limits.depth else { throw .tooDeep(offset: start) }
    guard elementsLeft > 0 else { throw .tooMany(limit: limits.elements) }
    elementsLeft -= 1
    let tag = DERTag(octet: try octet())
    guard tag.octet & 0x1f != 0x1f, tag.octet != 0 else { throw .badTag(offset: start) }
    let count = try length()
    guard count <= end - position else { throw .truncated(offset: start) }
    let content = bytes[position..<position + count]
    var children: [DERNode] = []
    if tag.isConstructed {
      let outerEnd = end
      end = content.endIndex
      while position < end { children.append(try node(depth: depth + 1)) }
      end = outerEnd
    }
    position = content.endIndex
    return DERNode(
      tag: tag, encoded: bytes[start..<position], content: content, children: children)
  }

  private mutating func octet() throws(DERError) -> UInt8 {
    guard position < end else { throw .truncated(offset: position) }
    defer { position += 1 }
    return bytes[position]
  }

  /// A definite length in its shortest form, of four octets at most.
  private mutating func length() throws(DERError) -> Int {
    let start = position
    let first = try octet()
    if first < 0x80 { return Int(first) }
    let octets = Int(first & 0x7f)
    guard 1...4 ~= octets else { throw .badLength(offset: start) }
    var count = 0
    for _ in 0..<octets { count = count << 8 | Int(try octet()) }
    guard count >= 0x80, octets == 1 || count >> (8 * (octets - 1)) > 0 else {
      throw .badLength(offset: start)
    }
    return count
  }
}
