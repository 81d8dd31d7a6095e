internal import SHA2

/// A text that cannot be derived and must not lie open: encrypted and authenticated under the key, so
/// that the database alone does not yield it.
///
/// HMAC-SHA256 makes the stream (a block for each number) and closes it; both are bound to a fresh
/// nonce and to the row that the text belongs to.
struct SealedText: Equatable {
  /// 32 bytes of nonce, the text, 32 bytes of HMAC.
  let bytes: [UInt8]

  /// Takes what a table keeps.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Seals a text for a row.
  init(_ text: String, for row: Int, key: SecretKey) {
    let nonce = randomBytes(32)
    let hidden = Self.mask(Array(text.utf8), nonce, row, key)
    bytes = nonce + hidden + Self.mac(nonce + hidden, row, key)
  }

  /// The text; nil where it was not sealed with this key for this row.
  func opened(by key: SecretKey, for row: Int) -> String? {
    guard bytes.count >= 64 else { return nil }
    let (sealed, mac) = (Array(bytes.dropLast(32)), Array(bytes.suffix(32)))
    guard equalInConstantTime(Self.mac(sealed, row, key), mac) else { return nil }
    return String(
      decoding: Self.mask(Array(sealed.dropFirst(32)), Array(sealed.prefix(32)), row, key),
      as: UTF8.self)
  }

  private static func mac(_ sealed: [UInt8], _ row: Int, _ key: SecretKey) -> [UInt8] {
    key.derive(.platformLink, Array("mac \(row) ".utf8) + sealed)
  }

  private static func mask(
    _ text: [UInt8], _ nonce: [UInt8], _ row: Int, _ key: SecretKey
  ) -> [UInt8] {
    var masked: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: 32) {
      let block = key.derive(.platformLink, Array("stream \(row) \(start) ".utf8) + nonce)
      masked += zip(text[start..<min(start + 32, text.count)], block).map { $0 ^ $1 }
    }
    return masked
  }
}
