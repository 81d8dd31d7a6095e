import Foundation
import Testing

/// The release that users get: `.build/release/jinius`, made by `scripts/build`.
package enum Release {
  /// Its path; fails where nobody has built it.
  package static func path() throws -> String {
    let path = folder("release") + "/jinius"
    try #require(
      FileManager.default.isExecutableFile(atPath: path), "no \(path): run scripts/build first")
    return path
  }

  /// A folder of `.build`, for what tests fetch and leave.
  package static func folder(_ name: String) -> String {
    URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent(".build/\(name)").path
  }
}
