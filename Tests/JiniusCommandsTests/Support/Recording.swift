import Foundation
import Testing

/// The files of the repository that tests compare with what the program says now. With
/// `JINIUS_RECORD=1` they are rewritten instead, to be read in a diff.
enum Recording {
  static let isOn = ProcessInfo.processInfo.environment["JINIUS_RECORD"] == "1"

  /// The repository's folder.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Every file below a folder with an ending, by its path in the repository, sorted.
  static func files(in folder: String, ending: String) -> [String] {
    let top = root.appendingPathComponent(folder)
    let all = FileManager.default.enumerator(atPath: top.path)?.allObjects as? [String] ?? []
    return all.filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
  }

  /// Compares a file with the text that it should have, or rewrites it.
  static func compare(_ path: String, with actual: String) throws {
    if isOn {
      try actual.write(to: root.appendingPathComponent(path), atomically: true, encoding: .utf8)
    }
    let expected = try text(path)
    guard actual != expected else { return }
    let pairs = zip(lines(expected), lines(actual) + ["(nothing more)"])
    let index = pairs.enumerated().first { $1.0 != $1.1 }?.offset ?? lines(expected).count
    Issue.record(
      """
      \(path):\(index + 1) is not what the program says; JINIUS_RECORD=1 rewrites it
        file:    \(lines(expected).dropFirst(index).prefix(4).joined(separator: "\n           "))
        program: \(lines(actual).dropFirst(index).prefix(4).joined(separator: "\n           "))
      """)
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
