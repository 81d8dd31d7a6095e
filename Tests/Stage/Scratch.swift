import Foundation
import Testing

/// A folder of one test with a sandbox database in it; it goes when the test ends.
package final class Scratch: Workplace {
  /// The clock of every command in it.
  package static let now = "2026-11-20T09:00:00Z"

  package let folder: String
  package let jinius: String

  /// An empty folder.
  package init() throws {
    jinius = try Release.path()
    folder = FileManager.default.temporaryDirectory.path + "/scratch-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Where the database is, and what time it is.
  package var environment: [String: String] {
    ["JINIUS_DB": database, "JINIUS_NOW": Self.now, "HOME": folder]
  }

  /// Runs a line of bash in the folder; "$@" is the release with the words.
  package func bash(_ line: String, _ words: [String] = [], input: String = "") throws -> Ending {
    try system(
      "bash", ["-c", "cd \(folder) && \(line)", "bash", jinius] + words, environment: environment,
      input: input)
  }

  /// The bytes of a file in the folder; nil where there is none.
  package func bytes(_ name: String) -> Data? {
    FileManager.default.contents(atPath: folder + "/" + name)
  }

  /// A second folder with the same database, key and seal.
  package func copy() throws -> Scratch {
    let other = try Scratch()
    for suffix in ["", ".key", ".seal"] where bytes("jinius.db" + suffix) != nil {
      try FileManager.default.copyItem(
        atPath: database + suffix, toPath: other.database + suffix)
    }
    return other
  }
}
