import ChildProcess
import Foundation
import Testing

@Suite(.serialized) struct RunTests {
  @Test("it gets its input, and its outputs are told apart")
  func streams() throws {
    let result = try shell("cat; echo error >&2; exit 3", input: Array("hello".utf8))
    #expect(result.output == Array("hello".utf8))
    #expect(result.errors == Array("error\n".utf8))
    #expect(result.status == .exited(3))
    #expect(!result.succeeded)
  }

  @Test("ten megabytes go through both ways without a deadlock")
  func large() throws {
    let kilobyte = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let bytes = (0..<10_000).flatMap { _ in kilobyte }
    let result = try shell("tee /dev/stderr", input: bytes)
    #expect(result.output == bytes)
    #expect(result.errors == bytes)
  }

  @Test(
    "each argument arrives as it is",
    arguments: [
      [""], ["a", "", "b"], ["-n", "--", "-e"], ["two\nlines"], ["$HOME `id` ; * \\ ' \""], ["é🧾"],
    ])
  func arguments(_ arguments: [String]) throws {
    let result = try run(
      "/bin/sh", ["-c", "for a; do printf '<%s>' \"$a\"; done", "sh"] + arguments,
      environment: .empty, limit: 10)
    #expect(result.output == Array(arguments.map { "<\($0)>" }.joined().utf8))
  }

  @Test("a NUL in an argument or a variable is refused, not cut")
  func nul() {
    for (argument, value) in [("a\0b", "c"), ("a", "b\0c")] {
      #expect(throws: ChildProcessError.containsNUL(program: "/bin/true")) {
        try run("/bin/true", [argument], environment: ["A": value], limit: 10)
      }
    }
  }

  @Test("the environment is what is given, or that of this process")
  func environment() throws {
    let env = "/usr/bin/env"
    #expect(try run(env, [], environment: .empty, limit: 10).output.isEmpty)
    let given = try run(env, [], environment: ["B": "2=2", "A": "a\nb"], limit: 10)
    #expect(given.output == Array("A=a\nb\nB=2=2\n".utf8))
    let inherited = try run(env, [], environment: .inherited, limit: 10)
    #expect(String(decoding: inherited.output, as: UTF8.self).contains("PATH="))
  }

  @Test(
    "a missing program is not found", arguments: ["/no/such", "no-such-program", "", "/bin/sh/x"])
  func missing(_ program: String) {
    #expect(throws: ChildProcessError.notFound(program: program)) {
      try run(program, [], environment: .empty, limit: 10)
    }
  }

  @Test("what is no program cannot be executed", arguments: ["/tmp", "/etc/passwd"])
  func notExecutable(_ program: String) {
    #expect(throws: ChildProcessError.notExecutable(program: program)) {
      try run(program, [], environment: .empty, limit: 10)
    }
  }

  @Test("a name is sought in the path")
  func path() throws {
    #expect(try run("true", [], environment: .empty, limit: 10).succeeded)
  }

  @Test("the end by a signal is told", arguments: [SIGTERM, SIGKILL, SIGSEGV])
  func signal(_ signal: Int32) throws {
    #expect(try shell("kill -\(signal) $$").status == .signalled(signal))
  }

  @Test("it is killed at its time, with its descendants, whatever it does")
  func timeLimit() throws {
    let marker = "7\(getpid())"
    for script in [
      "sleep \(marker)", "sleep \(marker) & wait", "exec >&- 2>&-; sleep \(marker)",
      "trap '' TERM INT; while :; do echo; done",
    ] {
      #expect(throws: ChildProcessError.timedOut(program: "/bin/sh", seconds: 0.2)) {
        try shell(script, limit: 0.2)
      }
    }
    #expect(
      try run("pgrep", ["-f", "^sleep \(marker)"], environment: .empty, limit: 9).output == [])
  }

  @Test(
    "a limit that is no time at all, or none", arguments: [0, -1, .nan, -.infinity] as [Double])
  func noTime(_ seconds: Double) throws {
    #expect(throws: ChildProcessError.self) { try shell("sleep 5", limit: seconds) }
    #expect(try shell("exit 4", limit: .infinity).status == .exited(4))
  }

  @Test("it is killed for saying too much")
  func outputLimit() throws {
    for script in ["yes", "yes >&2"] {
      #expect(throws: ChildProcessError.tooMuchOutput(program: "/bin/sh", limit: 100_000)) {
        try shell(script, outputLimit: 100_000)
      }
    }
    #expect(try shell("printf 12345", outputLimit: 5).output.count == 5)
    #expect(throws: ChildProcessError.self) { try shell("printf 123456", outputLimit: 5) }
  }

  @Test("input that is not read is dropped, and no SIGPIPE kills us")
  func unreadInput() throws {
    let megabyte = [UInt8](repeating: 65, count: 1 << 20)
    #expect(try shell("exit 0", input: megabyte).succeeded)
    #expect(try shell("head -c 3; exit 5", input: megabyte).output == [65, 65, 65])
    #expect(try shell("exec <&-; sleep 0.1", input: megabyte).succeeded)
  }

  @Test("issue 9, 1.5: what it leaves in the background is not waited for")
  func background() throws {
    let said = try shell("sleep 600 & echo $!").output
    // It goes on when we have come back.
    let process = try #require(Int32(String(decoding: said, as: UTF8.self).dropLast()))
    #expect(kill(process, SIGKILL) == 0)
  }

  @Test("a secret goes through a descriptor of its own", arguments: [3, 9, 64, 200] as [Int32])
  func extraInput(_ number: Int32) throws {
    let secret = Array("pass\nword".utf8)
    let result = try run(
      "/bin/bash", ["-c", "cat; cat <&\(number)"], environment: ["PATH": "/bin:/usr/bin"],
      input: [33], extraInputs: [(fd: number, bytes: secret)], limit: 10)
    #expect(result.output == [33] + secret)
  }

  @Test("a descriptor that cannot be is an error", arguments: [-1, 0, 2, .max] as [Int32])
  func badDescriptor(_ number: Int32) {
    #expect(throws: ChildProcessError.system(program: "/bin/true", errno: EBADF)) {
      try run(
        "/bin/true", [], environment: .empty, extraInputs: [(fd: number, bytes: [])], limit: 10)
    }
  }

  private func shell(
    _ script: String, input: [UInt8] = [], outputLimit: Int = 64 << 20, limit: Double = 20
  ) throws -> ChildResult {
    try run(
      "/bin/sh", ["-c", script], environment: ["PATH": "/bin:/usr/bin"], input: input,
      outputLimit: outputLimit, limit: limit)
  }
}
