import Foundation
import Stage
import Testing

/// Two programs that we did not write, and what they say of a signed file. Their texts count: their
/// exit statuses lie.
enum Validators {
  /// pyHanko, in the environment that `scripts/test` makes.
  static func pyHanko() throws -> String {
    let path = Release.folder("validators") + "/bin/pyhanko"
    try #require(
      FileManager.default.isExecutableFile(atPath: path), "no \(path): run scripts/test")
    return path
  }

  /// What pyHanko says of a file, with nobody trusted but the given certificates.
  static func pyHanko(_ file: String, trusting certificates: [String]) throws -> String {
    let trust = certificates.flatMap { ["--trust", $0] }
    let ending = try system(
      try pyHanko(),
      ["sign", "validate", "--no-revocation-check", "--trust-replace"] + trust
        + ["--pretty-print", file])
    return ending.output + ending.errors
  }

  /// What pdfsig says of a file, with a store of its own that trusts the given authority.
  static func pdfsig(_ file: String, trusting authority: String?, in folder: String) throws
    -> String
  {
    let store = folder + "/nss-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: store, withIntermediateDirectories: false)
    let made = try system("certutil", ["-N", "-d", "sql:" + store, "--empty-password"])
    try #require(made.status == 0, "\(made)")
    if let authority {
      let added = try system(
        "certutil", ["-A", "-d", "sql:" + store, "-n", "root", "-t", "CT,C,C", "-i", authority])
      try #require(added.status == 0, "\(added)")
    }
    let ending = try system("pdfsig", ["-nssdir", store, file])
    return ending.output + ending.errors
  }
}

extension String {
  /// What pyHanko calls a file that holds.
  var isJudgedValid: Bool { contains("The signature is judged VALID.") }
  /// What it adds where every byte is covered.
  var isJudgedWhole: Bool { contains("The signature covers the entire file.") }
}
