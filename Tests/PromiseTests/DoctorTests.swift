import Foundation
import Stage
import Testing

/// What `doctor` says of the machine itself.
@Suite struct DoctorTests {
  @Test func `programs that are not installed are named with their packages`() throws {
    let scratch = try Scratch.furnished()
    try scratch.done("seal", "create", "--key", "ec")
    try scratch.done("settings", "set", "timestamp_authority", "http://tsa.example/")
    #expect(try scratch("doctor").status == 0)
    let ending = try system(
      scratch.jinius, ["doctor", "--json"],
      environment: scratch.environment.merging(["PATH": scratch.folder]) { $1 })
    #expect(ending.status == 1)
    #expect(try ending.line("seal_tool") == ["broken", "apt-get install openssl"])
    #expect(try ending.line("timestamp_authority") == ["broken", "apt-get install curl"])
    #expect(try ending.line("journal") == ["ok", ""])
  }

  @Test(.enabled(if: canMount, "needs a mount namespace"))
  func `fonts that are not installed are named with their packages`() throws {
    let scratch = try Scratch.furnished()
    let ending = try scratch.bash(
      "unshare -rm sh -c 'mount -t tmpfs none /usr/share/fonts && exec \"$@\"' sh \"$@\"",
      ["doctor", "--json"])
    #expect(ending.status == 1)
    #expect(
      try ending.line("fonts")
        == ["broken", "apt-get install fonts-liberation2 fonts-dejavu-core"])
  }

  @Test(
    .enabled(if: canMount, "needs a mount namespace"),
    arguments: [("40m", "broken"), ("300m", "warning"), ("700m", "ok")])
  func `a disk that fills up is told in time`(size: String, status: String) throws {
    let scratch = try Scratch()
    let ending = try scratch.bash(
      """
      unshare -rm sh -c 'mkdir disk && mount -t tmpfs -o size=\(size) none disk && \
      "$@" init --sandbox --quiet --db disk/a.db >/dev/null && exec "$@" doctor --json --db disk/a.db' \
      sh "$@"
      """)
    let line = try ending.line("free_space")
    #expect(line[0] == status)
    #expect(line[1].hasPrefix("df -h ") == (status != "ok"))
  }

  @Test func `neither a reader's memory nor a writer's patience bears the archive`() throws {
    let scratch = try Scratch.furnished()
    _ = try scratch.sql(
      """
      CREATE TEMP TABLE n AS
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
        SELECT i FROM n;
      INSERT INTO document (sha256, content, created_at)
        SELECT randomblob(32), randomblob(500000), 1 FROM n;
      """)
    let ending = try scratch.bash(
      "/usr/bin/time -f %M -o peak \"$@\"; cat peak >&2", ["doctor", "--json", "--quiet"])
    // 150 MB of them, none of which is what its digest says.
    #expect(try ending.line("documents")[0] == "broken")
    #expect(ending.output.contains("300 documents are not"))
    let peak = try #require(Int(ending.errors.split(separator: "\n").last ?? ""))
    #expect(peak < 40_000, "\(peak) KB")
  }

  /// Whether this user may have mounts of his own, as containers often forbid.
  private static let canMount =
    (try? system("unshare", ["-rm", "sh", "-c", "mount -t tmpfs none /mnt"]).status) == 0
}

extension Ending {
  /// The status and the remedy of a check.
  fileprivate func line(_ check: String) throws -> [String] {
    let lines = try JSONValue.lines(output)
    for case .object(let members) in lines where members["check"] == .string(check) {
      return ["status", "remedy"].map { name in
        if case .string(let text)? = members[name] { text } else { "" }
      }
    }
    Issue.record("no line \(check): \(self)")
    return ["", ""]
  }
}
