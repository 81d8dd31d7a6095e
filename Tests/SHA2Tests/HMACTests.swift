import SHA2
import Testing

@Suite struct HMACTests {
  @Test("the examples of RFC 4231, which are given in hexadecimal", arguments: rfc4231)
  func known(_ example: Example) throws {
    let mac = HMAC.sha256(key: example.key, message: example.message)
    #expect(mac.prefix(example.mac.count / 2).map { $0 } == [UInt8](hex: example.mac))
  }

  @Test("a key of exactly one block is used as it is")
  func blockKey() {
    let key = [UInt8](repeating: 1, count: 64)
    #expect(HMAC.sha256(key: key, message: []) != HMAC.sha256(key: key + [0], message: []))
    #expect(HMAC.sha256(key: [1], message: []) == HMAC.sha256(key: [1, 0], message: []))
  }

  @Test("secrets are equal when every byte is")
  func equality() {
    let secret = SHA256.hash("secret".utf8)
    #expect(equalInConstantTime(secret, secret))
    #expect(equalInConstantTime([], []))
    #expect(!equalInConstantTime(secret, secret.dropLast()))
    for index in secret.indices {
      for bit in 0..<8 {
        var other = secret
        other[index] ^= 1 << bit
        #expect(!equalInConstantTime(secret, other))
      }
    }
  }
}

struct Example: Sendable {
  let key: [UInt8]
  let message: [UInt8]
  let mac: String

  init(_ key: [UInt8], _ message: [UInt8], _ mac: String) {
    self.key = key
    self.message = message
    self.mac = mac
  }
}

private let long = [UInt8](repeating: 0xaa, count: 131)

private let rfc4231: [Example] = [
  Example(
    [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
    "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
  Example(
    Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
  Example(
    [UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50),
    "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
  Example(
    [UInt8](1...25), [UInt8](repeating: 0xcd, count: 50),
    "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
  Example(
    [UInt8](repeating: 0x0c, count: 20), Array("Test With Truncation".utf8),
    "a3b6167473100ee06e0c796c2955552b"),
  Example(
    long, Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
  Example(
    long,
    Array(
      """
      This is a test using a larger than block-size key and a larger than block-size data. \
      The key needs to be hashed before being used by the HMAC algorithm.
      """.utf8),
    "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
]
