import Foundation
import Testing

/// A folder of one test with a database in it, and the release that works there.
package protocol Workplace: Sendable {
  /// Where all of it is.
  var folder: String { get }
  /// The path of the release.
  var jinius: String { get }
  /// What every command is told.
  var environment: [String: String] { get }
}

extension Workplace {
  /// The path of the database.
  package var database: String { folder + "/jinius.db" }

  /// Runs the release.
  package func callAsFunction(_ words: String..., input: String = "") throws -> Ending {
    try self(words, input: input)
  }

  /// Runs the release.
  package func callAsFunction(_ words: [String], input: String = "") throws -> Ending {
    try system(jinius, words, environment: environment, input: input)
  }

  /// Runs the release, which must succeed.
  @discardableResult
  package func done(_ words: String...) throws -> Ending { try done(words) }

  /// Runs the release, which must succeed.
  @discardableResult
  package func done(_ words: [String], input: String = "") throws -> Ending {
    let ending = try self(words, input: input)
    try #require(ending.status == 0, "jinius \(words.joined(separator: " ")): \(ending)")
    return ending
  }

  /// What SQLite's own shell answers.
  @discardableResult
  package func sql(_ text: String) throws -> String {
    let ending = try system(
      "sqlite3", ["-bail", "-cmd", ".timeout 5000", database], input: text)
    try #require(ending.status == 0, "\(ending)")
    return ending.output.trimmingCharacters(in: .newlines)
  }

  /// The text of the newest letter to an address or mobile.
  package func newestLetter(to recipient: String) throws -> String {
    let id = try sql("SELECT max(id) FROM letter WHERE recipient = '\(recipient)'")
    return try done("outbox", "show", id, "--json").field("body")
  }

  /// The names in the folder.
  package func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}
