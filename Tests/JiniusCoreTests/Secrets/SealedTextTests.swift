import Testing

@testable import JiniusCore

/// A text that stands in a table and lies open to the key's holder alone.
struct SealedTextTests {
  private static let key = SecretKey(bytes: Array(repeating: 7, count: 32))

  @Test("It opens for its key and row, whatever its length", arguments: [0, 1, 31, 32, 33, 1000])
  func opens(length: Int) {
    let text = String(repeating: "ä", count: length)
    let sealed = SealedText(text, for: 3, key: Self.key)
    #expect(sealed.opened(by: Self.key, for: 3) == text)
    #expect(sealed.opened(by: Self.key, for: 4) == nil)
    #expect(sealed.opened(by: SecretKey(bytes: Array(repeating: 8, count: 32)), for: 3) == nil)
    #expect(SealedText(text, for: 3, key: Self.key) != sealed)
  }

  @Test("A changed byte, a cut end and an empty value open nothing")
  func tampered() {
    let sealed = SealedText("https://sign.example/x", for: 3, key: Self.key).bytes
    for index in sealed.indices {
      var other = sealed
      other[index] ^= 1
      #expect(SealedText(other).opened(by: Self.key, for: 3) == nil)
    }
    for count in 0..<sealed.count {
      #expect(SealedText(Array(sealed.prefix(count))).opened(by: Self.key, for: 3) == nil)
    }
  }
}
