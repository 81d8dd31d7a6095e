import Foundation

/// One file of the product, as text.
struct SourceFile: CustomStringConvertible, Sendable {
  /// The path below `Sources`: `JiniusCore/Store/Store.swift`.
  let path: String
  let text: String
  /// The text without comments and without what stands in string literals; interpolated code stays.
  let code: String
  /// What stands in string literals.
  let literals: String

  var description: String { path }
  var name: String { String(path.split(separator: "/").last ?? "") }
  var target: String { String(path.split(separator: "/").first ?? "") }
  var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }

  /// The types that it declares, nested ones included.
  var types: [String] {
    code.found(by: #"\b(?:struct|enum|class|protocol|typealias|actor) ([A-Z]\w*)"#)
  }

  /// The folder inside the target; empty for its ground.
  var folder: String { path.split(separator: "/").dropFirst().dropLast().joined(separator: "/") }
}

/// The product's own sources, found from where this file stands.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let files: [SourceFile] = {
    let folder = root.appending(path: "Sources")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      guard let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
      else { return nil }
      let (code, literals) = taken(apart: text)
      return SourceFile(path: path, text: text, code: code, literals: literals)
    }
  }()

  static func files(of target: String) -> [SourceFile] { files.filter { $0.target == target } }

  /// Tells code from comments and literals.
  static func taken(apart text: String) -> (code: String, literals: String) {
    let bytes = Array(text.utf8)
    var code: [UInt8] = []
    var literals: [UInt8] = []
    // The literals that are open: how many quotes end each, and the parentheses that are open in its
    // interpolation.
    var open: [(quotes: Int, depth: Int?)] = []
    var place = 0
    func take(_ prefix: String) -> Bool {
      guard bytes[place...].starts(with: prefix.utf8) else { return false }
      place += prefix.utf8.count
      return true
    }
    while place < bytes.count {
      let byte = bytes[place]
      if let literal = open.last, literal.depth == nil {
        if take("\\(") {
          open[open.count - 1].depth = 1
          code.append(32)
        } else if take(String(repeating: "\"", count: literal.quotes)) {
          open.removeLast()
          literals.append(10)
        } else {
          if byte == UInt8(ascii: "\\") { place += 1 }
          if place < bytes.count { literals.append(bytes[place]) }
          place += 1
        }
      } else if take("//") {
        while place < bytes.count, bytes[place] != 10 { place += 1 }
      } else if byte == 34 {
        let quotes = take("\"\"\"") ? 3 : 1
        if quotes == 1 { place += 1 }
        open.append((quotes, nil))
      } else {
        place += 1
        code.append(byte)
        guard let depth = open.last?.depth else { continue }
        let inside = depth + (byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0)
        open[open.count - 1].depth = inside == 0 ? nil : inside
      }
    }
    return (String(decoding: code, as: UTF8.self), String(decoding: literals, as: UTF8.self))
  }
}

extension String {
  /// Whether a pattern is found. (Foundation's engine: Swift's own takes half a minute for the house.)
  func finds(_ pattern: String) -> Bool {
    range(of: pattern, options: .regularExpression) != nil
  }

  /// The first group of every match.
  func found(by pattern: String) -> [String] {
    let expression = try? NSRegularExpression(pattern: pattern)
    let matches = expression?.matches(in: self, range: NSRange(startIndex..., in: self)) ?? []
    return matches.compactMap { Range($0.range(at: 1), in: self).map { String(self[$0]) } }
  }
}
