/// Reads what zlib compressed (RFC 1950 and 1951): bounded in what it gives, and its checksum holds.
struct Inflate {
  private let bytes: [UInt8]
  private let limit: Int
  private var position: Int
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []

  /// What was compressed; nil for anything that is no zlib stream to its last byte, or that would be
  /// longer than the limit.
  static func zlib(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
    guard bytes.count >= 6, bytes[0] & 15 == 8, bytes[0] >> 4 <= 7, bytes[1] & 0x20 == 0,
      (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
    else { return nil }
    var inflate = Inflate(bytes: bytes, limit: limit)
    do { try inflate.blocks() } catch { return nil }
    let end = inflate.position
    guard end + 4 == bytes.count else { return nil }
    let sum = bytes[end...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return sum == adler32(inflate.output) ? inflate.output : nil
  }

  private init(bytes: [UInt8], limit: Int) {
    self.bytes = bytes
    self.limit = limit
    position = 2
  }

  private struct Broken: Error {}

  private mutating func blocks() throws(Broken) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try stored()
      case 1: try compressed(Self.fixed.literals, Self.fixed.distances)
      case 2:
        let (literals, distances) = try tables()
        try compressed(literals, distances)
      default: throw Broken()
      }
    }
  }

  private mutating func take(_ count: Int) throws(Broken) -> Int {
    while bitCount < count {
      guard position < bytes.count else { throw Broken() }
      bits |= UInt32(bytes[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    defer {
      bits >>= UInt32(count)
      bitCount -= count
    }
    return Int(bits & (1 << UInt32(count) - 1))
  }

  private mutating func append(_ byte: UInt8) throws(Broken) {
    guard output.count < limit else { throw Broken() }
    output.append(byte)
  }

  private mutating func stored() throws(Broken) {
    (bits, bitCount) = (0, 0)
    guard position + 4 <= bytes.count else { throw Broken() }
    let length = Int(bytes[position]) | Int(bytes[position + 1]) << 8
    let complement = Int(bytes[position + 2]) | Int(bytes[position + 3]) << 8
    position += 4
    guard length ^ 0xFFFF == complement, length <= bytes.count - position,
      length <= limit - output.count
    else { throw Broken() }
    output += bytes[position..<position + length]
    position += length
  }

  private mutating func compressed(_ literals: Codes, _ distances: Codes) throws(Broken) {
    while true {
      let symbol = try next(literals)
      if symbol < 256 {
        try append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      guard symbol - 257 < Self.lengths.count else { throw Broken() }
      let (base, extra) = Self.lengths[symbol - 257]
      let length = base + (try take(extra))
      let place = try next(distances)
      guard place < Self.distances.count else { throw Broken() }
      let (nearest, more) = Self.distances[place]
      let distance = nearest + (try take(more))
      guard distance <= output.count else { throw Broken() }
      for _ in 0..<length { try append(output[output.count - distance]) }
    }
  }

  /// A canonical Huffman code: how many codes there are of each length, and their symbols.
  private struct Codes {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    /// nil when the lengths promise more codes than there can be.
    init?(_ lengths: [Int]) {
      var counts = [Int](repeating: 0, count: 16)
      for length in lengths where length > 0 { counts[length] += 1 }
      var left = 1
      for length in 1..<16 {
        left = left << 1 - counts[length]
        if left < 0 { return nil }
      }
      self.init(complete: lengths)
    }

    /// Takes lengths that are known to be those of a code.
    init(complete lengths: [Int]) {
      for length in lengths where length > 0 { counts[length] += 1 }
      for length in 1..<16 {
        for (symbol, its) in lengths.enumerated() where its == length { symbols.append(symbol) }
      }
    }
  }

  private mutating func next(_ codes: Codes) throws(Broken) -> Int {
    var code = 0
    var first = 0
    var index = 0
    for length in 1..<16 {
      code |= try take(1)
      let count = codes.counts[length]
      if code - count < first { return codes.symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw Broken()
  }

  private mutating func tables() throws(Broken) -> (literals: Codes, distances: Codes) {
    let literalCount = 257 + (try take(5))
    let distanceCount = 1 + (try take(5))
    let lengthCount = 4 + (try take(4))
    guard literalCount <= 286, distanceCount <= 30 else { throw Broken() }
    var order = [Int](repeating: 0, count: 19)
    for index in Self.order.prefix(lengthCount) { order[index] = try take(3) }
    guard let code = Codes(order) else { throw Broken() }
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try next(code)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw Broken() }
        lengths += [Int](repeating: last, count: 3 + (try take(2)))
      case 17: lengths += [Int](repeating: 0, count: 3 + (try take(3)))
      case 18: lengths += [Int](repeating: 0, count: 11 + (try take(7)))
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == literalCount + distanceCount, lengths[256] > 0,
      let literals = Codes(Array(lengths[..<literalCount])),
      let distances = Codes(Array(lengths[literalCount...]))
    else { throw Broken() }
    return (literals, distances)
  }

  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private static let fixed: (literals: Codes, distances: Codes) = {
    let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
    let literals = Codes(complete: lengths)
    let distances = Codes(complete: [Int](repeating: 5, count: 30))
    return (literals, distances)
  }()

  private static let lengths: [(base: Int, extra: Int)] = zip(
    [
      3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
      163, 195, 227, 258,
    ],
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
  ).map { ($0, $1) }

  private static let distances: [(base: Int, extra: Int)] = (0..<30).map { code in
    let extra = max(0, code / 2 - 1)
    return (code < 2 ? code + 1 : (2 + code % 2) << extra + 1, extra)
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (low, high) = (UInt32(1), UInt32(0))
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return high << 16 | low
  }
}
