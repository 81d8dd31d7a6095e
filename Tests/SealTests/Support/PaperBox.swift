import Foundation
import Stage
import Testing

/// The box that a paper keeps for a visible signature, as the paper itself names it.
struct PaperBox {
  /// Counted from 1.
  let page: Int
  let left, bottom, right, top: Double

  init(_ path: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: path))
    let text = String(decoding: bytes, as: Unicode.ASCII.self)
    let mark = try #require(
      text.firstMatch(of: /JNS_SignatureBox \[([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+)\]/))
    page = text[..<mark.range.lowerBound].matches(of: #//Type /Page /#).count
    left = try #require(Double(mark.1))
    bottom = try #require(Double(mark.2))
    right = try #require(Double(mark.3))
    top = try #require(Double(mark.4))
  }

  /// A rectangle inside.
  var inside: String { "\(Int(left) + 4),\(Int(bottom) + 4),\(Int(left) + 204),\(Int(top) - 4)" }
  /// Such a field, as pyHanko is told of it.
  var field: String { "\(page)/\(inside)" }
}

/// What shows a file.
enum Engine: CaseIterable {
  case poppler, mupdf

  private static let dots = 50.0

  /// How many points two files differ in, outside of a box.
  func differences(
    between one: String, and other: String, outside box: PaperBox
  ) throws -> Int {
    let (before, after) = (try pages(of: one), try pages(of: other))
    guard before.count == after.count else { return .max }
    var count = 0
    for (index, (old, new)) in zip(before, after).enumerated() {
      guard old.width == new.width, old.points.count == new.points.count else { return .max }
      let scale = Self.dots / 72
      let height = Double(old.points.count / old.width)
      for place in old.points.indices where old.points[place] != new.points[place] {
        let (x, y) = (Double(place % old.width), Double(place / old.width))
        let isInside =
          index + 1 == box.page && box.left * scale - 2 <= x && x <= box.right * scale + 2
          && height - box.top * scale - 2 <= y && y <= height - box.bottom * scale + 2
        if !isInside { count += 1 }
      }
    }
    return count
  }

  private func pages(of path: String) throws -> [(width: Int, points: [UInt8])] {
    let folder = FileManager.default.temporaryDirectory.path + "/pages-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ending =
      switch self {
      case .poppler:
        try system("pdftoppm", ["-r", "50", "-gray", path, folder + "/p"])
      case .mupdf:
        try system(
          "mutool", ["draw", "-q", "-r", "50", "-c", "gray", "-o", folder + "/p%d.pgm", path])
      }
    try #require(ending.status == 0, "\(ending)")
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + $0)))
      // P5, width, height, 255, each behind white space; mutool writes a comment as well.
      let head = String(decoding: bytes.prefix(80), as: UTF8.self)
      let match = try #require(head.firstMatch(of: /P5\s(?:#.*\n)?([0-9]+)\s([0-9]+)\s255\s/))
      let (width, height) = (Int(match.1) ?? 0, Int(match.2) ?? 0)
      return (width, Array(bytes.suffix(width * height)))
    }
  }
}
