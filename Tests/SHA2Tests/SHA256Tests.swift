import SHA2
import Testing

@Suite struct SHA256Tests {
  @Test(
    "the examples of FIPS 180-4 and of NIST's CAVP",
    arguments: [
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func known(_ message: String, _ digest: String) {
    #expect(SHA256.hash(message.utf8).hex == digest)
    #expect(SHA256.hash([UInt8](message.utf8)).hex == digest)
  }

  @Test("one byte, and four, of CAVP's SHA256ShortMsg")
  func short() {
    #expect(
      SHA256.hash([0xd3]).hex == "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1")
    #expect(
      SHA256.hash([0x74, 0xba, 0x25, 0x21]).hex
        == "b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e")
  }

  @Test("a message is the same in any pieces", arguments: [1, 3, 55, 56, 63, 64, 65, 127, 200])
  func pieces(_ size: Int) {
    let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    var hash = SHA256()
    for start in stride(from: 0, to: message.count, by: size) {
      hash.update(message[start..<min(start + size, message.count)])
    }
    #expect(hash.finish() == SHA256.hash(message))
  }

  @Test("every length around the block boundaries is as sha256sum says")
  func lengths() {
    // sha256 of the digests of 0, 1, … 299 bytes of value 'a', end to end; made with hashlib.
    var all = SHA256()
    for length in 0..<300 { all.update(SHA256.hash([UInt8](repeating: 0x61, count: length))) }
    #expect(all.finish().hex == "80e953e3b006c4bab43fd5d792f8bd29c122f6cf1497318365fe66bf2d61398d")
  }

  @Test("any collection of bytes will do, contiguous or not")
  func collections() {
    #expect(SHA256.hash("abc".utf8.reversed()) == SHA256.hash(Array("cba".utf8)))
    Array("abc".utf8).withUnsafeBytes { #expect(SHA256.hash($0) == SHA256.hash("abc".utf8)) }
  }

  @Test("a digest may be taken on the way")
  func onTheWay() {
    var hash = SHA256()
    hash.update("a".utf8)
    #expect(hash.finish() == SHA256.hash("a".utf8))
    hash.update("bc".utf8)
    #expect(hash.finish() == SHA256.hash("abc".utf8))
    #expect(hash.finish().count == SHA256.digestSize)
  }
}
