import Chances
import Foundation
import Testing

@testable import PDF

/// What zlib compresses, by the zlib of Python.
@Suite("inflate") struct InflateTests {
  @Test(
    "issue 8, 2.1: what zlib compressed is read back, at every level and in every kind of block")
  func zlib() throws {
    let lines = try Self.compressed()
    #expect(lines.count == 60)
    for line in lines {
      let (plain, packed) = (Self.bytes(line[0]), Self.bytes(line[1]))
      #expect(Inflate.zlib(packed, limit: plain.count) == plain)
      if !plain.isEmpty { #expect(Inflate.zlib(packed, limit: plain.count - 1) == nil) }
      #expect(Inflate.zlib(packed + [0], limit: 1 << 20) == nil)
      #expect(Inflate.zlib(Array(packed.dropLast()), limit: 1 << 20) == nil)
    }
  }

  @Test("a byte that is damaged is seen, and nothing traps")
  func damaged() throws {
    var random = Chance()
    for line in try Self.compressed() {
      var packed = Self.bytes(line[1])
      for _ in 0..<30 {
        let place = Int.random(in: 0..<packed.count, using: &random)
        let before = packed[place]
        packed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        if let result = Inflate.zlib(packed, limit: 1 << 20) {
          #expect(result == Self.bytes(line[0]))
        }
        packed[place] = before
      }
    }
  }

  /// How a dictionary may name a filter and its parameters, and whether that is one thing to everybody.
  static let forms = [
    ("/Filter /FlateDecode", true), ("/Filter [/FlateDecode]", true),
    ("/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 5 >>", true),
    ("/Filter [/FlateDecode] /DecodeParms [<< /Predictor 12 /Columns 5 >>]", true),
    ("/Filter /FlateDecode /DecodeParms [<< /Predictor 12 /Columns 5 >>]", false),
    ("/Filter [/FlateDecode] /DecodeParms << /Predictor 12 /Columns 5 >>", false),
    ("/Filter [/FlateDecode /FlateDecode]", false), ("/Filter /LZWDecode", false),
    ("/DecodeParms << /Predictor 12 >>", false),
  ]

  @Test(
    "issue 8, 2.1: a filter and its parameters are a name and one, or lists of both",
    arguments: forms)
  func form(words: String, isRead: Bool) throws {
    var parser = StrictParser(Array("<< \(words) >>".utf8), at: 0)
    let dictionary = try #require(try parser.value().dictionary)
    // Zlib's own form of 0 1 2 3 4 5, stored: a row of five behind its filter.
    let packed: [UInt8] =
      [0x78, 1, 1, 6, 0, 0xF9, 0xFF, 0, 1, 2, 3, 4, 5] + [0, 0x29, 0, 0x10]
    let rows = FilteredStream(dictionary, packed).decoded(limit: 100)
    #expect((rows != nil) == isRead)
    if isRead, words.contains("Predictor") { #expect(rows == [1, 2, 3, 4, 5]) }
  }

  /// Pairs of a text and what zlib makes of it, in hexadecimal.
  private static func compressed() throws -> [[String]] {
    let script = """
      import random, sys, zlib
      random.seed(8)
      for size in [0, 1, 2, 300, 5000]:
          for kind in range(3):
              text = [bytes(size), bytes(random.randrange(256) for _ in range(size)),
                  b"".join(random.choice([b"0 0 m ", b"12.5 l ", b"f\\n"]) for _ in range(size // 4))][kind]
              for level, strategy in [(0, 0), (6, 0), (9, 4), (1, 2)]:
                  z = zlib.compressobj(level, strategy=strategy)
                  print(text.hex() or "-", (z.compress(text) + z.flush()).hex())
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  }

  private static func bytes(_ digits: String) -> [UInt8] {
    let values = digits.utf8.compactMap { hexValue($0) }
    return stride(from: 0, to: values.count - values.count % 2, by: 2).map {
      values[$0] << 4 | values[$0 + 1]
    }
  }
}
