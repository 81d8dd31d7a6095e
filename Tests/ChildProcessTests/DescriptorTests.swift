import ChildProcess
import Foundation
import Testing

@Suite struct DescriptorTests {
  @Test("the child has 0, 1 and 2 only, though this process has an inheritable one")
  func inherited() throws {
    let open = dup(2)
    defer { close(open) }
    let result = try run(
      "/bin/ls", ["/proc/self/fd"], environment: .empty, limit: 10)
    // The fourth is that of `ls` itself, on the directory.
    #expect(result.output == Array("0\n1\n2\n3\n".utf8))
  }

  @Test("no descriptor, thread or zombie is left, however the child ends")
  func leaks() throws {
    func runAll() throws {
      _ = try run("/bin/cat", [], environment: .empty, input: [1], limit: 10)
      _ = try? run("/no/such", [], environment: .empty, limit: 10)
      _ = try? run("/bin/sleep", ["9"], environment: .empty, limit: 0.01)
      _ = try? run("/usr/bin/yes", [], environment: .empty, outputLimit: 9, limit: 10)
      _ = try run(
        "/bin/true", [], environment: .empty, extraInputs: [(fd: 3, bytes: [1])], limit: 10)
    }
    try runAll()
    let before = try entries("fd") + entries("task")
    for _ in 0..<40 { try runAll() }
    // The other tests of this process may have some of theirs just now, but not one for each run.
    #expect(try entries("fd") + entries("task") < before + 30)
    let zombies = try run(
      "pgrep", ["-P", "\(getpid())", "-r", "Z"], environment: .empty, limit: 10)
    #expect(zombies.output.count(where: { $0 == 10 }) < 30)
  }

  private func entries(_ name: String) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/\(name)").count
  }
}
