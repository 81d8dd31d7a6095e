/// Digests that only the holders of a key can make (RFC 2104).
public enum HMAC {
  /// The HMAC-SHA-256 of `message`, 32 bytes.
  public static func sha256(key: [UInt8], message: [UInt8]) -> [UInt8] {
    let short = key.count > SHA256.blockSize ? SHA256.hash(key) : key
    let padded = short + [UInt8](repeating: 0, count: SHA256.blockSize - short.count)
    let inner = SHA256.hash(padded.map { $0 ^ 0x36 } + message)
    return SHA256.hash(padded.map { $0 ^ 0x5c } + inner)
  }
}

/// Compares two secrets in a time that depends on their lengths alone.
public func equalInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  guard a.count == b.count else { return false }
  return zip(a, b).reduce(0) { difference, pair in difference | (pair.0 ^ pair.1) } == 0
}
