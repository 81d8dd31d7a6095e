import Foundation
import Stage
import Testing

/// The seal's file: whole or not there, its key of no use to whoever steals it.
@Suite("keeping the seal") struct KeepingTests {
  @Test("whoever is killed on the way leaves a seal that holds, or none, and the next one goes on")
  func killed() throws {
    let desk = try Desk.open()
    for round in 0..<24 {
      _ = try system(
        "bash",
        ["-c", #""$@" & sleep 0.0$((RANDOM % 60 + 10)); kill -9 $! 2>/dev/null; wait"#, "bash"]
          + [desk.jinius, "seal", "create", "--key", "ec", "--replace", "--name", "R\(round)"],
        environment: desk.environment)
      let check = try desk("seal", "check")
      let isThere = FileManager.default.fileExists(atPath: desk.seal)
      #expect(check.status == (isThere ? 0 : 1), "round \(round): \(check)")
      #expect(check.output.contains("seal_unreadable") == false)
      #expect(try desk("audit", "verify").status == 0)
    }
    try desk.done("seal", "create")
    let standing = try desk.done("seal", "show", "--json").field("sha256")
    let noted = try desk.sql(
      "SELECT lower(hex(sha256)) FROM seal_certificate WHERE retired_at IS NULL")
    #expect(noted == standing)
    #expect(try desk.sql("SELECT count(*) FROM journal WHERE kind = 'seal_created'") != "0")
    try desk.done(
      try {
        _ = try desk.launched(); return try desk.signing()
      }())
  }

  @Test("of several at once one makes the seal, and for the others it is there already")
  func atOnce() throws {
    let desk = try Desk.open()
    let ending = try system(
      "bash",
      ["-c", #"for i in 1 2 3 4; do "$@" & done; for j in $(jobs -p); do wait $j || exit 1; done"#]
        + ["bash", desk.jinius, "seal", "create", "--key", "ec"],
      environment: desk.environment)
    #expect(ending.status == 0, "\(ending)")
    #expect(ending.errors.components(separatedBy: "made; next").count == 2, "\(ending)")
    #expect(try desk.sql("SELECT count(*) FROM journal WHERE kind = 'seal_created'") == "1")
    #expect(try desk("seal", "check").status == 0)
  }

  @Test("the file is its owner's alone, and opens with the database's own key file only")
  func stolen() throws {
    let desk = try Desk.sealed("--key", "ec")
    let mode = try FileManager.default.attributesOfItem(atPath: desk.seal)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let text = try String(contentsOfFile: desk.seal, encoding: .utf8)
    #expect(text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
    #expect(!text.contains("-----BEGIN PRIVATE KEY-----"))

    let thief = try Desk.open()
    try FileManager.default.removeItem(atPath: thief.database + ".key")
    try FileManager.default.removeItem(atPath: thief.database)
    try thief.done("init", "--sandbox")
    try FileManager.default.copyItem(atPath: desk.seal, toPath: thief.seal)
    let check = try thief("seal", "check", "--json")
    #expect(check.status == 1)
    #expect(check.output.contains(#""code":"seal_is_another""#))
    let shown = try thief("seal", "show", "--json")
    #expect(shown.status == 78 && shown.errorCode == "seal_mismatch", "\(shown)")
  }

  @Test("no word of the key passes through the arguments or the environment of a program")
  func unseen() throws {
    let desk = try Desk.sealed("--key", "ec")
    _ = try desk.launched()
    let trace = desk.folder + "/trace"
    let signing = try system(
      "strace",
      ["-f", "-e", "trace=execve", "-v", "-s", "4096", "-o", trace, desk.jinius]
        + (try desk.signing()),
      environment: desk.environment)
    #expect(signing.status == 0, "\(signing)")
    let started = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
      .filter { $0.contains("execve(") && $0.contains("openssl") && $0.hasSuffix("= 0") }
    #expect(started.count == 2, "\(started)")
    for line in started {
      #expect(line.contains(#"["LC_ALL=C"]"#), "\(line)")
      #expect(!line.contains("pass:") && !line.contains("env:"))
    }
  }

  @Test("without openssl, the check says what to install, and a signature waits for it")
  func toolMissing() throws {
    let desk = try Desk.sealed("--key", "ec")
    let check = try desk("seal", "check", "--json", path: "/nowhere")
    #expect(check.status == 1)
    #expect(check.output.contains("apt-get install openssl"))
    let convention = try desk.launched()
    let ending = try desk(try desk.signing() + ["--json"], path: "/nowhere")
    #expect(ending.status == 69, "\(ending)")
    #expect(ending.errorCode == "tool_missing")
    #expect(try desk.done("convention", "show", convention, "--json").field("status") == "signing")
    let making = try Desk.open()("seal", "create", path: "/nowhere")
    #expect(making.status == 69)
    #expect(making.errors.contains("apt-get install openssl"))
  }

  @Test("a key that was exchanged seals nothing")
  func exchanged() throws {
    let desk = try Desk.sealed("--key", "ec")
    let first = try String(contentsOfFile: desk.seal, encoding: .utf8)
    try desk.done("seal", "create", "--replace")
    let second = try String(contentsOfFile: desk.seal, encoding: .utf8)
    let mark = "-----BEGIN ENCRYPTED PRIVATE KEY-----"
    let certificate = try #require(first.components(separatedBy: mark).first)
    let key = try #require(second.components(separatedBy: mark).last)
    try (certificate + mark + key).write(toFile: desk.seal, atomically: true, encoding: .utf8)

    let check = try desk("seal", "check", "--json")
    #expect(check.status == 1)
    #expect(check.output.contains(#""code":"seal_is_another""#))
    let convention = try desk.launched()
    #expect(try desk(try desk.signing()).status == 78)
    #expect(try desk.done("convention", "show", convention, "--json").field("status") == "signing")
  }
}
