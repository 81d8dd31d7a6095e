import Chances
import Foundation
import PDF
import Testing

@Suite struct FontTests {
  private func compose(_ family: FontFamily, _ text: String) throws -> [UInt8] {
    var paper = Composer(family, metadata: SampleContract.metadata())
    paper.paragraph(text)
    paper.paragraph(text, style: .bold)
    return try paper.finish()
  }

  private func opened(_ path: String) throws -> FontFamily {
    try FontFamily(regular: [path], bold: [path])
  }

  @Test func `A fallback is opened only when it is needed`() throws {
    let missing = "/nonexistent/Fallback.ttf"
    let family = try FontFamily(
      regular: [SampleContract.regular[0], missing], bold: [SampleContract.bold[0], missing])
    #expect(family.covers("é"))
    #expect(try !compose(family, "Été\u{202F}: 12\u{A0}€").isEmpty)
    #expect(!family.covers("Հ"))
    #expect(throws: FontError.unreadable(path: missing, code: ENOENT)) {
      try compose(family, "Հայկ")
    }
  }

  @Test func `What is no TrueType file is refused`() throws {
    #expect(throws: FontError.noFont) { try FontFamily(regular: [], bold: []) }
    #expect(throws: FontError.notTrueType(path: "/etc/passwd")) { try opened("/etc/passwd") }
    #expect(throws: FontError.notTrueType(path: "/tmp")) { try opened("/tmp") }
    #expect(throws: FontError.notTrueType(path: "/dev/null")) { try opened("/dev/null") }
    #expect(throws: FontError.unreadable(path: "/no/font", code: ENOENT)) {
      try opened("/no/font")
    }
  }

  @Test(arguments: SampleContract.regular) func `A truncated font never traps`(path: String) throws
  {
    let font = try Data(contentsOf: URL(fileURLWithPath: path))
    let file = Tool.scratchFile(".ttf")
    defer { try? FileManager.default.removeItem(at: file) }
    var random = Chance(usual: 1)
    var refused = 0
    for round in 0..<300 {
      let length = round < 100 ? round * 4 : Int.random(in: 0..<font.count, using: &random)
      try font.prefix(length).write(to: file)
      do { _ = try compose(opened(file.path), "Été ỡ Ж Ω") } catch is FontError { refused += 1 }
    }
    #expect(refused > 200)
  }

  @Test(arguments: SampleContract.regular) func `A damaged font never traps`(path: String) throws {
    let font = try Data(contentsOf: URL(fileURLWithPath: path))
    let file = Tool.scratchFile(".ttf")
    try font.write(to: file)
    let handle = try FileHandle(forUpdating: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let hotspots = tablePlaces(font)
    var random = Chance(usual: 2)
    var refused = 0
    for _ in 0..<1000 {
      var places: [Int] = []
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let spot = try #require(hotspots.randomElement(using: &random))
        places.append(Int.random(in: spot, using: &random))
      }
      for place in places {
        let byte: UInt8 =
          [0, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random)]
          .randomElement(using: &random) ?? 0
        try handle.seek(toOffset: UInt64(place))
        handle.write(Data([byte]))
      }
      do { _ = try compose(opened(file.path), "Été ỡ Ж Ω") } catch is FontError { refused += 1 }
      for place in places {
        try handle.seek(toOffset: UInt64(place))
        handle.write(font[place..<place + 1])
      }
    }
    #expect(refused > 50)
  }

  @Test(
    "issue 8, 6.11: composites that share one outline cost no time and no space",
    .timeLimit(.minutes(1)))
  func sharedOutlines() throws {
    var font = try Data(contentsOf: URL(fileURLWithPath: SampleContract.regular[0]))
    // Every glyph is one composite of as many parts as there is room for.
    func place(_ tag: String) -> (start: Int, length: Int) {
      func number(_ offset: Int) -> Int {
        font[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      }
      let record = (0..<Int(font[5])).map { 12 + 16 * $0 }.first {
        font[$0..<$0 + 4] == Data(tag.utf8)
      }!
      return (number(record + 8), number(record + 12))
    }
    let (head, loca, glyf) = (place("head"), place("loca"), place("glyf"))
    let size = min(glyf.length, 120_000) & ~1
    let isLong = font[head.start + 51] == 1
    let entry = isLong ? 4 : 2
    for index in 0..<loca.length / entry {
      let offset = index % 2 == 0 ? 0 : size
      let value = isLong ? offset : offset / 2
      for byte in 0..<entry {
        font[loca.start + entry * index + byte] = UInt8(
          truncatingIfNeeded: value >> (8 * (entry - 1 - byte)))
      }
    }
    font[glyf.start] = 0xFF
    font[glyf.start + 1] = 0xFF
    for part in 0..<(size - 10) / 6 {
      let offset = glyf.start + 10 + 6 * part
      let isLast = part == (size - 10) / 6 - 1
      let bytes = [0, isLast ? 0 : 0x20, UInt8(part * 2 / 256 % 8), UInt8(part * 2 % 256), 0, 0]
      for (index, byte) in bytes.enumerated() { font[offset + index] = UInt8(byte) }
    }
    let file = Tool.scratchFile(".ttf")
    defer { try? FileManager.default.removeItem(at: file) }
    try font.write(to: file)
    #expect(throws: FontError.self) {
      for text in ["abcdefgh", "ABCDEFGH"] { _ = try compose(opened(file.path), text) }
    }
  }

  /// The head of the file and of each table that is read.
  private func tablePlaces(_ font: Data) -> [Range<Int>] {
    func number(_ offset: Int) -> Int { font[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    var places = [0..<12]
    for entry in 0..<Int(font[5]) {
      let record = 12 + 16 * entry
      let tag = String(decoding: font[record..<record + 4], as: UTF8.self)
      guard ["cmap", "head", "hhea", "maxp", "loca", "glyf", "hmtx"].contains(tag) else { continue }
      places.append(record..<record + 16)
      let start = number(record + 8)
      places.append(start..<start + min(number(record + 12), tag == "glyf" ? 60_000 : 2000))
    }
    return places
  }
}
