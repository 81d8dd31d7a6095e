/// An object identifier, such as 1.2.840.113549.1.7.2.
public struct OID: Hashable, Sendable, CustomStringConvertible {
  /// Its arcs as they are encoded (X.690 §8.19), without identifier and length.
  public let content: [UInt8]

  /// Takes the arcs: two at least.
  public init(_ first: UInt64, _ second: UInt64, _ others: UInt64...) {
    content = ([first &* 40 &+ second] + others).flatMap(Self.groups)
  }

  /// Reads what stands in an element: whole arcs, each in its shortest form; nil otherwise.
  public init?(content: some Collection<UInt8>) {
    guard let last = content.reversed().first, last < 0x80, content.count <= 64 else { return nil }
    var isFirst = true
    for octet in content {
      if isFirst, octet == 0x80 { return nil }
      isFirst = octet < 0x80
    }
    self.content = Array(content)
  }

  /// `1.2.840.113549.1.7.2`; an arc beyond 64 bits shows as a question mark.
  public var description: String {
    var arcs: [String] = []
    var value: UInt64 = 0
    var isHuge = false
    for octet in content {
      isHuge = isHuge || value >> 57 != 0
      value = value << 7 | UInt64(octet & 0x7f)
      if octet >= 0x80 { continue }
      if isHuge {
        arcs.append("?")
      } else if arcs.isEmpty {
        let first = min(value / 40, 2)
        arcs += [String(first), String(value - first * 40)]
      } else {
        arcs.append(String(value))
      }
      (value, isHuge) = (0, false)
    }
    return arcs.joined(separator: ".")
  }

  /// Seven bits an octet, the first ones first; all but the last octet have their high bit set.
  private static func groups(_ arc: UInt64) -> [UInt8] {
    var groups = [UInt8(arc & 0x7f)]
    var rest = arc >> 7
    while rest > 0 {
      groups.insert(UInt8(rest & 0x7f) | 0x80, at: 0)
      rest >>= 7
    }
    return groups
  }
}
