import ChildProcess
import Foundation
import Testing

/// What OpenSSL answers.
func openssl(
  _ words: [String], input: [UInt8] = [], others: [[UInt8]] = []
) throws -> ChildResult {
  try run(
    "openssl", words, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"], input: input,
    extraInputs: others.enumerated().map { (fd: Int32(3 + $0.offset), bytes: $0.element) },
    limit: 30)
}

/// What OpenSSL answers; it must succeed.
func output(_ words: [String], input: [UInt8] = [], others: [[UInt8]] = []) throws -> [UInt8] {
  let result = try openssl(words, input: input, others: others)
  try #require(result.succeeded, "\(String(decoding: result.errors, as: UTF8.self))")
  return result.output
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
