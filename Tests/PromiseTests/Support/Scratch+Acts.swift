import Foundation
import Stage
import Testing

/// What only these tests do in a sandbox.
extension Scratch {
  /// Runs the release at another time.
  func callAsFunction(_ words: [String], at now: String) throws -> Ending {
    try system(jinius, words, environment: environment.merging(["JINIUS_NOW": now]) { $1 })
  }

  /// Runs the release without root's right to read everything, whoever runs the tests.
  func unprivileged(_ words: [String]) throws -> Ending {
    if geteuid() != 0 { return try self(words) }
    return try system(
      "setpriv", ["--bounding-set=-dac_override,-dac_read_search", jinius] + words,
      environment: environment)
  }

  /// Launches a convention, has the signatory read it and ask for a code.
  func ceremony(_ convention: String) throws -> (link: String, code: String) {
    try done(Self.launch(convention))
    let link = try #require(
      try newestLetter(to: Self.signatory).firstMatch(of: /https:\S+\/sign\/[A-Za-z0-9_-]{43}/))
    try done("signature", "read", String(link.0), "--output", folder + "/\(UUID()).pdf")
    try done("signature", "code", String(link.0))
    let code = try #require(try newestLetter(to: "+33612345678").firstMatch(of: /\b[0-9]{6}\b/))
    return (String(link.0), String(code.0))
  }

  /// Signs a convention from its launch to the end.
  func sign(_ convention: String) throws {
    let (link, code) = try ceremony(convention)
    try done("signature", "sign", link, "--code", code)
  }
}
