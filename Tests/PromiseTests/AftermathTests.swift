import Foundation
import Stage
import Testing

/// Where a disk or a reader fails at the end of a change, the words say what stands.
@Suite struct AftermathTests {
  @Test(
    "issue 8, 6.9: a call that fails at the end of a commit, and words that agree with what stands",
    arguments: Verb.all)
  func commit(_ verb: Verb) throws {
    let stage = try Underway.make()
    let words = verb.words(in: stage)
    let calls = try stage.scratch.calls(FaultTests.changing, of: words, at: verb.now)
    #expect(calls.count >= 3, "\(verb.line) changes nothing")
    // The end of each commit: the last writes, the sync, the truncation, the sync behind it.
    for call in calls.suffix(3) {
      try Self.disturb(stage, verb, "error=EIO", at: call, onwards: false)
    }
  }

  /// Fails one call of a verb, and compares what is said with what stands.
  static func disturb(
    _ stage: Underway, _ verb: Verb, _ effect: String, at call: Call, onwards: Bool
  ) throws {
    let scratch = try stage.scratch.copy()
    let words = verb.words(in: stage)
    let (before, seal) = (try scratch.dump(), scratch.bytes("jinius.db.seal"))
    let ending = try scratch(words, effect, at: call, onwards: onwards, now: verb.now)
    try #require(try scratch.isWhole(), "\(verb.name), \(call): \(ending)")
    let isChanged = try scratch.dump() != before || scratch.bytes("jinius.db.seal") != seal
    if ending.status == 0 {
      #expect(isChanged, "\(verb.name), \(call): nothing stands of what was answered with 0")
      return
    }
    try #require(ending.status == 74, "\(verb.name), \(call): \(ending)")
    let said = ending.errors
    let isDenied = said.contains("nothing is done by half")
    let isAsserted = said.contains("stands") && !said.contains("cannot be told")
    #expect(isChanged ? !isDenied : !isAsserted, "\(verb.name), \(call): \(ending)")
    #expect(isDenied || said.contains(" shows it"), "\(verb.name), \(call): \(ending)")
    // The same again is safe: it does it, did it, or says why it is too late.
    let again = try scratch(words, at: verb.now)
    let isGone = verb.name == "account erase" && again.errorCode == "not_found"
    // A signature that was stopped is held for two minutes (75).
    #expect([0, 1, 75].contains(again.status) || isGone, "\(verb.name), after \(call): \(again)")
    try #require(try scratch.isWhole(), "\(verb.name), after \(call)")
  }

  @Test("issue 8, 6.9: a signature that fails on the way says what stands, and what to do")
  func signing() throws {
    let stage = try Underway.make()
    let verb = try #require(Verb.all.first { $0.name == "signature sign" })
    let words = verb.words(in: stage)
    let calls = try stage.scratch.calls("fdatasync", of: words)
    // The try was counted; the file of the signature finds no room.
    let second = calls[calls.count / 2]
    let ending = try stage.scratch(words, "error=ENOSPC", at: second, onwards: true)
    #expect(ending.status == 74, "\(ending)")
    #expect(ending.errors.contains("jinius signature open LINK shows it"), "\(ending)")
    #expect(ending.errors.contains("jinius signature code LINK"), "\(ending)")
    #expect(!ending.errors.contains("nothing is done"))
  }

  @Test("issue 8, 6.9: a hand-over whose file cannot be written after all says that it stands")
  func handOver() throws {
    let scratch = try Underway.make().scratch
    let words = [
      "convention", "sign", "C-000002", "--platform", "P", "--signatory", Scratch.signatory,
      "--output", scratch.folder + "/p.pdf",
    ]
    let link = Call(name: "link", number: 1)
    let ending = try scratch(words, "error=EDQUOT", at: link)
    #expect(ending.status == 74, "\(ending)")
    #expect(ending.errors.contains("; C-000002 is handed over all the same\n"), "\(ending)")
    let again = "jinius convention preview C-000002 --output FILE writes the file again"
    #expect(ending.errors.contains(again), "\(ending)")
    #expect(
      try scratch.done("convention", "show", "C-000002", "--json").field("status") == "signing")
    try scratch.done(
      "convention", "preview", "C-000002", "--output", scratch.folder + "/p.pdf")
  }

  @Test(
    "issue 8, 6.9: an answer that nobody gets says that the change stands",
    arguments: [("\"$@\" >/dev/full", 74), ("mkfifo p; exec 3<>p 4>p 3<&-; \"$@\" >&4", 141)])
  func answer(line: String, status: Int) throws {
    let scratch = try Scratch.furnished()
    let words = Scratch.registration(of: "Léa Petit <lea@cabinet.example>")
    let ending = try scratch.bash(line, words)
    #expect(try scratch.sql("SELECT count(*) FROM registration") == "1")
    #expect(ending.status == Int32(status), "\(ending)")
    #expect(ending.errors.contains("the change stands"), "\(ending)")
    #expect(ending.errors.contains("jinius audit list --json | tail -n 5 shows it"), "\(ending)")
    // Once more nothing is changed, and nothing is said of a change.
    #expect(!(try scratch.bash(line, words).errors.contains("stands")))
    try scratch.done(words)
  }

  @Test("issue 8, 6.9: an account is told the list that it may read")
  func account() throws {
    let scratch = try Scratch.furnished()
    let words = Scratch.registration(of: "Léa Petit <lea@cabinet.example>")
    let ending = try scratch.bash(
      "\"$@\" >/dev/full", words + ["--as", "claire@cabinet.example"])
    #expect(
      ending.errors.contains("jinius registration list --company 379627342 shows it"), "\(ending)")
  }
}
