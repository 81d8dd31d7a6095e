import Foundation
import Stage
import Testing

/// Attempts to get out through a real sshd: each ends with a failure, changes nothing, makes no file,
/// and stands in the journal.
@Suite("gate, behind sshd", .serialized, .behindSshd) struct EscapeTests {
  @Test("an attempt to get out is refused, harmless, and in the journal", arguments: Attempt.all)
  func attempts(attempt: Attempt) throws {
    let bench = try bench()
    let line = attempt.line.replacing("LOOT", with: bench.loot)
      .replacing("LINK", with: bench.sshd.folder + "/authorized_keys")
    let (ending, entries) = try bench.harmless { try bench.line(line) }
    #expect(ending.status == 77, "\(ending)")
    #expect(ending.output == "")
    #expect(entries.map(\.kind) == ["gate_refused"])
    #expect(entries.map(\.actor) == [Bench.Person.claire.rawValue])
    #expect(
      entries.first?.facts.hasPrefix(
        #"{"reason":"\#(attempt.reason)","length":\#(line.utf8.count),"#) == true, "\(entries)")
  }

  @Test("there are forty attempts at least, and each is another")
  func count() {
    #expect(Attempt.all.count >= 40)
    #expect(Set(Attempt.all.map(\.line)).count == Attempt.all.count)
  }

  @Test("after all of it the journal holds")
  func journal() throws {
    #expect(try bench().scratch("audit", "verify").status == 0)
  }

  @Test(
    "bytes that are no text are refused", arguments: [#"\xff"#, #"\xc0\xaf"#, #"\xed\xa0\x80"#])
  func bytes(escape: String) throws {
    let bench = try bench()
    let words = bench.options(.claire) + ["-p", "\(bench.sshd.port)", bench.host]
    let (ending, entries) = try bench.harmless {
      try system("bash", ["-c", #"exec ssh "$@" -- $'company list \#(escape)'"#, "bash"] + words)
    }
    #expect(ending.status == 77, "\(ending)")
    #expect(entries.first?.facts.hasPrefix(#"{"reason":"not_utf8""#) == true, "\(entries)")
  }

  @Test("a megabyte of words never reaches the gate, as no process can be started with it")
  func megabyte() throws {
    let bench = try bench()
    let words = [String](repeating: String(repeating: "x", count: 100_000), count: 11)
    let (ending, _) = try bench.harmless { try bench.ssh([], words, isFresh: true) }
    #expect(ending.status != 0)
    #expect(ending.output == "")
  }

  @Test("a login without a command shows what is open, and fails")
  func login() throws {
    let bench = try bench()
    let (ending, entries) = try bench.harmless { try bench.ssh() }
    #expect(ending.status == 64, "\(ending)")
    #expect(ending.errors.contains("no command was given"))
    #expect(entries.first?.facts.hasPrefix(#"{"reason":"no_command""#) == true, "\(entries)")
  }

  @Test("no terminal is given")
  func terminal() throws {
    let bench = try bench()
    let (ending, _) = try bench.harmless { try bench.ssh(["-tt"], ["company list"]) }
    #expect(ending.errors.contains("PTY allocation request failed"), "\(ending)")
  }

  @Test("sftp, scp and rsync end at the gate", arguments: ["sftp", "scp", "scp -O", "scp back"])
  func copies(program: String) throws {
    let bench = try bench()
    let port = ["-P", "\(bench.sshd.port)"]
    let key = "\(bench.sshd.folder)/claire.pub"
    let (ending, entries) = try bench.harmless {
      switch program {
      case "sftp":
        try system(
          "sftp", bench.options(.claire) + port + [bench.host], input: "put \(key) \(bench.loot)\n")
      case "scp":
        try system("scp", bench.options(.claire) + port + [key, "\(bench.host):\(bench.loot)"])
      case "scp -O":
        try system(
          "scp", ["-O"] + bench.options(.claire) + port + [key, "\(bench.host):\(bench.loot)"])
      default:
        try system(
          "scp", ["-O"] + bench.options(.claire) + port + ["\(bench.host):\(key)", bench.loot])
      }
    }
    #expect(ending.status != 0, "\(ending)")
    #expect(entries.map(\.kind) == ["gate_refused"], "\(ending)")
    #expect(entries.first?.facts.hasPrefix(#"{"reason":"closed_command""#) == true, "\(entries)")
  }

  @Test(
    "what other programs ask for over ssh ends at the gate",
    arguments: [
      "rsync --server -vlogDtpre.iLsfxC . LOOT", "rsync --server --sender -vlogDtpre.iLsfxC . /etc",
      "scp -t LOOT", "internal-sftp", "/usr/lib/openssh/sftp-server", "git-upload-pack /srv/x",
      "borg serve --umask=077", "mosh-server new",
    ])
  func servers(line: String) throws {
    let bench = try bench()
    let (ending, entries) = try bench.harmless {
      try bench.line(line.replacing("LOOT", with: bench.loot))
    }
    #expect(ending.status == 77, "\(ending)")
    #expect(entries.map(\.kind) == ["gate_refused"])
  }
}
