import ChildProcess
import Foundation
import Testing

/// How a program ended, and what it said.
package struct Ending: Equatable, Sendable, CustomStringConvertible {
  /// The exit status, as a shell counts it: 128 and the number of the signal for one that was killed.
  package let status: Int32
  /// What it wrote to standard output.
  package let output: String
  /// What it wrote to standard error.
  package let errors: String

  init(_ result: ChildResult) {
    switch result.status {
    case .exited(let code): status = code
    case .signalled(let signal): status = 128 + signal
    }
    output = String(decoding: result.output, as: UTF8.self)
    errors = String(decoding: result.errors, as: UTF8.self)
  }

  /// The beginning of it all, for a test that fails.
  package var description: String {
    "status \(status)\n\(output.prefix(2000))\(errors.prefix(2000))"
  }

  /// A member of the JSON object on standard output, as text.
  package func field(_ name: String) throws -> String {
    try Self.member(name, of: try #require(Self.object(output), "\(self)"))
  }

  /// The stable code of the error object on standard error; nil where there is none.
  package var errorCode: String? {
    (Self.object(errors)?["error"] as? [String: Any])?["code"] as? String
  }

  private static func object(_ text: String) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
  }

  private static func member(_ name: String, of object: [String: Any]) throws -> String {
    let value = try #require(object[name], "no \(name) in \(object)")
    return value as? String ?? "\(value)"
  }
}

/// Runs a program of the system, and kills it after so many seconds.
package func system(
  _ program: String, _ words: [String], environment: [String: String] = [:], input: String = "",
  limit: Double = 120
) throws -> Ending {
  let search = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"]
  return Ending(
    try run(
      program, words, environment: .only(search.merging(environment) { _, given in given }),
      input: Array(input.utf8), limit: limit))
}
