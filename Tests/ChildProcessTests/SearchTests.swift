import ChildProcess
import Testing

struct SearchTests {
  @Test(
    "A program is found where the system would find it, and only what can be run",
    arguments: [
      ("sh", true), ("/bin/sh", true), ("/etc/passwd", false), ("/bin", false),
      ("no-such-program", false), ("/no/such/program", false), ("", false),
    ])
  func found(program: String, isThere: Bool) {
    #expect(canRun(program) == isThere)
  }
}
