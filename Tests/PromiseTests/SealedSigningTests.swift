import Chances
import Foundation
import Stage
import Synchronization
import Testing

/// A signature that is sealed by another program: signed with its file, or in progress still; and
/// never a file that is not sealed.
@Suite struct SealedSigningTests {
  let scratch: Scratch
  let words: [String]
  var link: String { words[2] }

  init() throws {
    scratch = try Scratch.furnished()
    words = try Deed.sealing.prepare(scratch).words
  }

  @Test func `killed at any moment, it is signed with a sound file, or can be signed anew`() throws
  {
    var random = Chance()
    let began = ContinuousClock.now
    try scratch.copy().done(words)
    let whole = (ContinuousClock.now - began) / .milliseconds(1)
    var signed = 0
    for round in 1...30 {
      let copy = try scratch.copy()
      let milliseconds = Double.random(in: 0.05...1.4, using: &random) * whole
      let ending = try system(
        "timeout",
        ["-s", "KILL", String(format: "%.4f", milliseconds / 1000), copy.jinius] + words,
        environment: copy.environment)
      let status = try copy.done("convention", "show", "C-000001", "--json").field("status")
      let faults = try copy.faults()
      try #require(faults == "", "round \(round) after \(milliseconds) ms: \(ending)")
      if ending.status == 0 { try #require(status == "signed") }
      try #require(["signed", "signing"].contains(status))
      if status == "signed" { signed += 1 }
      let anew = try copy.signAnew(link)
      try #require(anew.status == 0, "round \(round) after \(milliseconds) ms: \(anew)")
      try #require(try copy.isSoundlySigned(), "round \(round) after \(milliseconds) ms")
      try copy.done("audit", "verify")
    }
    // Some died before the end, some came to it.
    #expect((1..<30).contains(signed))
  }

  @Test func `of two who sign at once with the right code, one signs, and the other is told`()
    throws
  {
    for _ in 1...5 {
      let copy = try scratch.copy()
      let endings = try copy.atOnce([words, words])
      #expect(endings.contains { $0.status == 0 && !$0.errors.contains("already") })
      for ending in endings where ending.status != 0 {
        #expect(ending.status == 75 && ending.errorCode == "sealing", "\(ending)")
      }
      #expect(try copy.sql("SELECT count(*) FROM document") == "2")
      #expect(try copy.sql("SELECT tries FROM signing_code") == "1")
      #expect(
        try copy.sql("SELECT count(*) FROM journal WHERE kind = 'convention_signed'") == "1")
      #expect(try copy.isSoundlySigned())
      #expect(try copy.faults() == "")
    }
  }

  /// An OpenSSL that fails, and what the signature is answered with.
  struct BadOpenSSL: CustomTestStringConvertible, Sendable {
    let what: String
    /// A script in its place; nil where there is none at all.
    let script: String?
    let code: String

    var testDescription: String { what }

    init(_ what: String, _ script: String?, code: String = "tool_failed") {
      self.what = what
      self.script = script
      self.code = code
    }
  }

  static let bad: [BadOpenSSL] = [
    BadOpenSSL("missing", nil, code: "tool_missing"),
    BadOpenSSL("succeeds with nothing", "exit 0"),
    BadOpenSSL("succeeds without reading", "exec <&- 3<&- 4<&-; exit 0"),
    BadOpenSSL("answers garbage", "cat >/dev/null; head -c 300 /dev/urandom"),
    BadOpenSSL("answers with a megabyte", "cat >/dev/null; head -c 1000000 /dev/zero"),
    BadOpenSSL("never stops talking", "exec cat /dev/zero"),
    BadOpenSSL("fails", "echo broken >&2; exit 1"),
    BadOpenSSL("is killed", "kill -9 $$"),
    BadOpenSSL("cuts its answer short", "/usr/bin/openssl \"$@\" | head -c 40"),
    BadOpenSSL(
      "signs with another key",
      "case $1 in dgst) exec /usr/bin/openssl dgst -sha256 -sign $HERE/other.pem ;; "
        + "*) exec /usr/bin/openssl \"$@\" ;; esac"),
    BadOpenSSL(
      "signs something else",
      "case $1 in dgst) echo else | /usr/bin/openssl \"$@\" ;; "
        + "*) exec /usr/bin/openssl \"$@\" ;; esac"),
    BadOpenSSL(
      "signs, and does not verify",
      "case $1 in cms) exit 0 ;; *) exec /usr/bin/openssl \"$@\" ;; esac"),
  ]

  @Test(arguments: bad)
  func `with an openssl that does not work nothing is signed, and a new code is to be had at once`(
    _ bad: BadOpenSSL
  ) throws {
    let path = try put(bad)
    let ending = try system(
      scratch.jinius, words, environment: scratch.environment.merging(["PATH": path]) { $1 })
    #expect(ending.status == 69 && ending.errorCode == bad.code, "\(ending)")
    #expect(ending.output == "")
    #expect(ending.errors.contains("openssl"))
    try stillOpen()
  }

  @Test(.timeLimit(.minutes(3)))
  func `while an openssl hangs nobody waits for it, and it is stopped in the end`() throws {
    let path = try put(BadOpenSSL("hangs", "exec sleep 600"))
    let ending = Mutex<Ending?>(nil)
    let group = DispatchGroup()
    group.enter()
    let (jinius, words) = (scratch.jinius, words)
    let environment = scratch.environment.merging(["PATH": path]) { $1 }
    Thread.detachNewThread {
      let ended = try? system(jinius, words, environment: environment)
      ending.withLock { $0 = ended }
      group.leave()
    }
    let patience = ContinuousClock.now + .seconds(20)
    let leases = "SELECT count(*) FROM signing_procedure WHERE lease_until IS NOT NULL"
    while try scratch.sql(leases) == "0", ContinuousClock.now < patience {
      usleep(20_000)
    }
    // Meanwhile whoever wants to sign is told, and everybody else goes on.
    #expect(try scratch(words).errorCode == "sealing")
    #expect(try scratch("signature", "code", link, "--json").errorCode == "sealing")
    try scratch.done("convention", "list")
    try scratch.done(Scratch.registration(of: "Anne Martin <anne@cabinet.example>"))
    #expect(ending.withLock { $0 == nil })
    group.wait()
    let ended = try #require(ending.withLock { $0 })
    #expect(ended.status == 69 && ended.errorCode == "tool_failed", "\(ended)")
    try stillOpen()
  }

  /// The procedure is open, and signs at once with a new code.
  private func stillOpen() throws {
    #expect(
      try scratch.done("convention", "show", "C-000001", "--json").field("status") == "signing")
    #expect(try scratch.sql("SELECT count(*) FROM document") == "1")
    #expect(try scratch.faults() == "")
    try scratch.done("signature", "code", link)
    #expect(try scratch.signAnew(link).status == 0)
    #expect(try scratch.isSoundlySigned())
    #expect(try scratch.faults() == "")
  }

  /// A folder with it, to stand first in PATH; the only one where it is missing.
  private func put(_ bad: BadOpenSSL) throws -> String {
    let folder = scratch.folder + "/bin"
    let made = try scratch.bash(
      """
      mkdir bin && openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out other.pem
      """)
    try #require(made.status == 0, "\(made)")
    guard let script = bad.script else { return folder }
    let path = folder + "/openssl"
    try "#!/bin/sh\nHERE=\(scratch.folder)\n\(script)\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return folder + ":/usr/bin:/bin"
  }
}
