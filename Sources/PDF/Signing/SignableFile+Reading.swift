extension SignableFile {
  /// What the newest signature of a file of ours covers, by the ranges that the file itself gives;
  /// nil unless they leave nothing out but the signature between its brackets.
  public static func signedBytes(of bytes: [UInt8]) -> [UInt8]? {
    let name = Array("/ByteRange [0 ".utf8)
    guard let place = bytes.lastRange(of: name) else { return nil }
    var scanner = Scanner(bytes: bytes, position: place.upperBound)
    guard let before = try? scanner.integer(), scanner.skip(" "),
      let behind = try? scanner.integer(), scanner.skip(" "), let rest = try? scanner.integer(),
      scanner.skip("] /Contents "), scanner.position == before, before < behind,
      behind + rest == bytes.count, (try? scanner.hexString()) != nil, scanner.position == behind
    else { return nil }
    return Array(bytes[..<before] + bytes[behind...])
  }
}

extension [UInt8] {
  fileprivate func lastRange(of pattern: [UInt8]) -> Range<Int>? {
    var end = count
    while end >= pattern.count {
      let range = end - pattern.count..<end
      if self[range].elementsEqual(pattern) { return range }
      end -= 1
    }
    return nil
  }
}
