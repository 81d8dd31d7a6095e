import Foundation
import Testing

/// A new sandbox database in a folder of its own.
final class Sandbox {
  private let folder: URL
  /// The path of the database.
  var path: String { folder.appendingPathComponent("jinius.db").path }

  init() throws {
    let template = try Self.template.get()
    folder = try Self.makeFolder()
    try template.database.write(to: URL(fileURLWithPath: path))
    try template.key.write(to: URL(fileURLWithPath: path + ".key"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func run(_ words: [String]) throws -> Words.Answer { try Words.run(words, database: path) }

  /// The same by a clock of its own.
  func run(_ words: [String], at now: String) throws -> Words.Answer {
    try Words.run(words, database: path, environment: ["JINIUS_NOW": now])
  }

  /// Another sandbox as this one stands.
  func copy() throws -> Sandbox {
    let other = try Sandbox()
    for suffix in ["", ".key"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path + suffix))
      try bytes.write(to: URL(fileURLWithPath: other.path + suffix))
    }
    return other
  }

  /// Lets somebody in through the gate with a line.
  func gate(
    _ line: String, as account: String = "claire@x.fr", _ words: [String] = [],
    environment: [String: String] = [:], input: String = ""
  ) throws -> Words.Answer {
    try Words.run(
      ["gate", "--as", account] + words, database: path, environment: environment,
      line: Array(line.utf8), input: input)
  }

  /// Whether the file is, to the byte, as it was made.
  var isUntouched: Bool {
    get throws {
      try Data(contentsOf: URL(fileURLWithPath: path)) == Self.template.get().database
    }
  }

  /// Made once, and copied: each `init` waits for the disk many times.
  private static let template = Result {
    let folder = try makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("jinius.db").path
    _ = try Words.run(["init", "--sandbox"], database: path)
    return (
      database: try Data(contentsOf: URL(fileURLWithPath: path)),
      key: try Data(contentsOf: URL(fileURLWithPath: path + ".key"))
    )
  }

  private static func makeFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jinius-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
