import SHA2
import Testing

@Suite struct TextTests {
  @Test(
    "the examples of RFC 4648, without their padding",
    arguments: [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
      ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
    ])
  func base64URL(_ plain: String, _ text: String) {
    #expect([UInt8](plain.utf8).base64URL == text)
    #expect([UInt8](base64URL: text) == [UInt8](plain.utf8))
  }

  @Test("the two characters of its own")
  func ownCharacters() {
    #expect([0xfb, 0xff].base64URL == "-_8")
    #expect([UInt8](base64URL: "-_8") == [0xfb, 0xff])
    #expect([UInt8](repeating: 0, count: 32).base64URL.count == 43)
  }

  @Test(
    "nothing but its own writing is read",
    arguments: [
      "Zg==", "Zm8=", "Zh", "Zm9", "Z", "Zm9vY", "+/8", "Zg\n", " Zg", "Zg ", "Zé", "Z\0", "Z",
    ])
  func strictBase64URL(_ text: String) {
    #expect([UInt8](base64URL: text) == nil)
  }

  @Test(
    "the examples of RFC 4648 in lower case",
    arguments: [
      ("", ""), ("f", "66"), ("fo", "666f"), ("foobar", "666f6f626172"),
    ])
  func hex(_ plain: String, _ text: String) {
    #expect([UInt8](plain.utf8).hex == text)
    #expect([UInt8](hex: text) == [UInt8](plain.utf8))
  }

  @Test(
    "nothing but its own hexadecimal is read", arguments: ["6", "666", "6F", "0x66", "6g", " 66"])
  func strictHex(_ text: String) {
    #expect([UInt8](hex: text) == nil)
  }

  @Test("all bytes and all lengths come back")
  func roundTrip() {
    let all = [UInt8](0...255)
    for length in 0...256 {
      let bytes = Array(all.prefix(length))
      #expect([UInt8](hex: bytes.hex) == bytes)
      #expect([UInt8](base64URL: bytes.base64URL) == bytes)
    }
  }
}
