import Foundation
import Stage
import Testing

/// The fuzzers of `Tests/Fuzz`, which `scripts/torture fuzz` builds by themselves.
@Suite struct FuzzTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let corpus = root.appending(path: "Tests/Fuzz/Corpus")

  @Test("issue 8, 6.12: fuzz: no input crashes a parser (here two; all by hand)")
  func short() throws {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let ending = try system(
      Self.root.appending(path: "scripts/torture").path,
      ["fuzz", "--only", "csv", "--only", "der", "--runs", "2000", "--seed", "1"],
      environment: ["PATH": path, "HOME": NSTemporaryDirectory()], limit: 300)
    print(ending.output)
    #expect(ending.status == 0, "\(ending)")
    for name in ["csv", "der"] {
      #expect(ending.output.contains("torture fuzz \(name): 2000 inputs"), "\(ending)")
    }
  }

  @Test("issue 8, 6.12: fuzz: every parser has a fuzzer, and every fuzzer has seeds")
  func seeds() throws {
    let files = FileManager.default
    let harnesses = try files.contentsOfDirectory(atPath: Self.root.path + "/Tests/Fuzz")
      .filter { $0.hasSuffix(".swift") && $0 != "Support.swift" }.map { String($0.dropLast(6)) }
    #expect(harnesses.count >= 13)
    #expect(try Set(files.contentsOfDirectory(atPath: Self.corpus.path)) == Set(harnesses))
    for harness in harnesses {
      let inputs = try files.contentsOfDirectory(atPath: Self.corpus.path + "/" + harness)
      #expect(!inputs.isEmpty, "\(harness)")
    }
  }
}
