/// A block of text that carries DER: `-----BEGIN label-----`, base 64, `-----END label-----`
/// (RFC 7468).
public struct PEMBlock: Equatable, Sendable {
  /// `CERTIFICATE`, `ENCRYPTED PRIVATE KEY` and their like.
  public let label: String
  /// What it carries.
  public let bytes: [UInt8]

  /// Labels bytes.
  public init(_ label: String, _ bytes: [UInt8]) {
    self.label = label
    self.bytes = bytes
  }

  /// Every block of a text, in its order; what stands between them is left out, and so is a block
  /// that is damaged or has headers of its own.
  public static func all(in text: some Collection<UInt8>) -> [PEMBlock] {
    var blocks: [PEMBlock] = []
    var open: (label: String, base64: [UInt8])?
    for line in text.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      let words = String(decoding: line, as: UTF8.self)
      if let label = words.between("-----BEGIN ", "-----") {
        open = (label, [])
      } else if let label = words.between("-----END ", "-----") {
        if let block = open, block.label == label, let bytes = decoded(block.base64) {
          blocks.append(PEMBlock(label, bytes))
        }
        open = nil
      } else {
        open?.base64 += line.drop { $0 == 32 || $0 == 9 }
      }
    }
    return blocks
  }

  /// The block as text, its lines 64 characters long.
  public var text: [UInt8] {
    var text = Array("-----BEGIN \(label)-----\n".utf8)
    let characters = base64(bytes)
    for start in stride(from: 0, to: characters.count, by: 64) {
      text += characters[start..<min(start + 64, characters.count)] + [10]
    }
    return text + Array("-----END \(label)-----\n".utf8)
  }
}

extension String {
  fileprivate func between(_ head: String, _ tail: String) -> String? {
    let bytes = utf8
    guard bytes.count >= head.utf8.count + tail.utf8.count, hasPrefix(head) else { return nil }
    let line = String(reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    guard line.hasSuffix(tail) else { return nil }
    return String(line.dropFirst(head.count).dropLast(tail.count))
  }
}

private let alphabet = [UInt8](
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// Base 64 with its padding (RFC 4648 §4).
private func base64(_ bytes: [UInt8]) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
    for place in 0..<4 {
      let character = alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)]
      text.append(place <= group.count ? character : UInt8(ascii: "="))
    }
  }
  return text
}

/// Reads base 64 with its padding; nil for anything else.
private func decoded(_ text: [UInt8]) -> [UInt8]? {
  guard text.count.isMultiple(of: 4) else { return nil }
  let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.count / 4 * 3)
  var bits: UInt32 = 0
  var bitCount = 0
  for character in text.dropLast(padding) {
    guard let value = values[Int(character)] else { return nil }
    bits = bits << 6 | UInt32(value)
    bitCount += 6
    if bitCount >= 8 {
      bitCount -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
    }
  }
  return bits & (1 << UInt32(bitCount) - 1) == 0 ? bytes : nil
}

private let values: [UInt8?] = (UInt8.min...UInt8.max).map { character in
  alphabet.firstIndex(of: character).map { UInt8($0) }
}
