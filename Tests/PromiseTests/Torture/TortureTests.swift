import Chances
import Foundation
import Stage
import Testing

/// The harnesses of `scripts/torture`, each as a short run.
@Suite struct TortureTests {
  @Test("issue 8, 6.12: kills: whatever verb is killed, it did all or nothing, and 0 is kept")
  func kills() throws {
    var toll = Toll(short: 60)
    let stage = try Underway.make()
    let before = try stage.scratch.dump()
    var (killed, kept) = (0, 0)
    for run in 1...toll.runs {
      let verb = try #require(Verb.all.randomElement(using: &toll.random))
      let seconds = Double.random(in: 0.0005...0.02, using: &toll.random)
      let scratch = try stage.scratch.copy()
      let words = verb.words(in: stage)
      let ending = try system(
        "timeout", ["-s", "KILL", String(format: "%.4f", seconds), scratch.jinius] + words,
        environment: scratch.environment.merging(["JINIUS_NOW": verb.now]) { $1 })
      let told = "seed \(toll.seed), run \(run), \(verb.name): \(ending)"
      try #require([0, 137].contains(ending.status), "\(told)")
      try #require(try scratch.isWhole(), "\(told)")
      let isChanged = try scratch.dump() != before
      if ending.status == 0 { try #require(isChanged, "\(told)") }
      killed += ending.status == 0 ? 0 : 1
      kept += isChanged ? 1 : 0
      let again = try scratch(words, at: verb.now)
      let isGone = again.status == 66 && isChanged
      // A signature that was stopped is held for two minutes (75).
      try #require([0, 1, 75].contains(again.status) || isGone, "\(told), again: \(again)")
    }
    toll.tell("kills", "\(killed) killed, \(kept) changes stand, none lost, none by half")
  }

  /// How a call fails: with which error, and whether alone or with all that follow.
  private static let failures = [
    ("error=EIO", false), ("error=EIO", true), ("error=ENOSPC", false), ("error=ENOSPC", true),
  ]

  /// A sample, or where no number of runs is given, every call of every verb in every way.
  @Test("issue 8, 6.12: calls: whichever call of whichever verb fails, the words say what stands")
  func calls() throws {
    var toll = Toll(short: 60)
    let stage = try Underway.make()
    func calls(of verb: Verb) throws -> [Call] {
      try stage.scratch.calls(FaultTests.changing, of: verb.words(in: stage), at: verb.now)
    }
    if toll.runs == 0 {
      var count = 0
      for verb in Verb.all {
        let all = try calls(of: verb)
        for call in all {
          for (error, onwards) in Self.failures {
            try AftermathTests.disturb(stage, verb, error, at: call, onwards: onwards)
          }
        }
        count += all.count * Self.failures.count
        toll.tell("calls", "\(verb.name): all of its \(all.count) calls")
      }
      toll.tell(
        "calls", "\(count) failures of \(Verb.all.count) verbs, answers agree with what stands")
      return
    }
    var known: [String: [Call]] = [:]
    for _ in 1...toll.runs {
      let verb = try #require(Verb.all.randomElement(using: &toll.random))
      let all = try known[verb.line] ?? calls(of: verb)
      known[verb.line] = all
      let call = try #require(all.randomElement(using: &toll.random))
      let (error, onwards) = try #require(Self.failures.randomElement(using: &toll.random))
      try AftermathTests.disturb(stage, verb, error, at: call, onwards: onwards)
    }
    toll.tell("calls", "a sample of \(known.count) verbs, answers agree with what stands")
  }

  /// What reads and writes of a damaged database.
  private static let looks = [
    ["convention", "list", "--json"], ["audit", "verify", "--json"],
    ["convention", "show", "C-000001", "--json"], ["outbox", "list", "--json"],
    ["convention", "download", "C-000001", "--output", "-", "--json"], ["doctor", "--json"],
    [
      "account", "create", "zoe@x.example", "--given-name", "Zoé", "--family-name", "Roy", "--json",
    ],
  ]

  @Test("issue 8, 6.12: damage: a database that was damaged at random is never a bug or a crash")
  func damage() throws {
    var toll = Toll(short: 40)
    let sound = try OutputTests.signed()
    let bytes = try #require(sound.bytes("jinius.db"))
    var statuses: [Int32: Int] = [:]
    for run in 1...toll.runs {
      let scratch = try sound.copy()
      try Self.damaged(bytes, by: &toll.random).write(
        to: URL(fileURLWithPath: scratch.database))
      for words in Self.looks {
        let ending = try scratch(words)
        statuses[ending.status, default: 0] += 1
        try #require(
          [0, 1, 66, 69, 74, 77, 78].contains(ending.status),
          "seed \(toll.seed), run \(run), \(words): \(ending)")
      }
    }
    toll.tell("damage", "\(statuses.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })")
  }

  /// A bit, a run of bytes, a page or the tail, where chance has it; the header more often.
  private static func damaged(_ sound: Data, by random: inout Chance) -> Data {
    var bytes = sound
    let isEarly = Int.random(in: 0..<4, using: &random) == 0
    let place = Int.random(in: 0..<(isEarly ? 4096 : bytes.count), using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0...2: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 3:
      let end = min(place + Int.random(in: 1...64, using: &random), bytes.count)
      for index in place..<end { bytes[index] = .random(in: 0...255, using: &random) }
    case 4:
      let page = place / 4096 * 4096
      for index in page..<min(page + 4096, bytes.count) { bytes[index] = 0 }
    default: bytes = bytes.prefix(place)
    }
    return bytes
  }

  @Test("issue 8, 6.12: crowd: 128 writers at once, and each is served")
  func crowd() throws {
    let toll = Toll(short: 1)
    let scratch = try Scratch.furnished()
    for round in 1...toll.runs {
      let endings = try scratch.atOnce(
        (1...128).map { Scratch.registration(of: "Anne Martin <p\(round).\($0)@x.example>") })
      let failed = endings.filter { $0.status != 0 }
      try #require(failed.isEmpty, "\(failed.count) of 128: \(failed[0])")
      try #require(try scratch.sql("SELECT count(*) FROM registration") == "\(round * 128)")
    }
    #expect(try scratch.faults() == "")
    toll.tell("crowd", "\(toll.runs * 128) commands by 128 processes at once, no error")
  }

  @Test(
    "issue 8, 6.12: power: what was answered with 0 outlasts a power cut; a control does not",
    .enabled(if: geteuid() == 0, "a loop device takes root"))
  func power() throws {
    let toll = Toll(short: 24)
    let stage = try Underway.make()
    let harness = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/power.py"
    let ending = try system(
      "unshare",
      [
        "-m", "python3", harness, "--jinius", stage.scratch.jinius, "--template",
        stage.scratch.folder, "--runs", "\(toll.runs)", "--seed", "\(toll.seed)",
      ], limit: 60 + 3 * Double(toll.runs))
    if ending.status == 77 {
      Issue.record("nothing was proved, for there is no loop device here: \(ending.errors)")
      return
    }
    try #require(ending.status == 0, "\(ending)")
    toll.tell("power", ending.output)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
    func figure(_ kind: String, _ name: String) -> Int {
      (report[kind] as? [String: Any])?[name] as? Int ?? -1
    }
    #expect(report["unsound"] as? Int == 0, "\(ending)")
    for kind in ["rows", "files"] {
      #expect(figure(kind, "lost") == 0 && figure(kind, "acknowledged") > 0, "\(ending)")
    }
    #expect(
      figure("control_rows", "lost") + figure("control_files", "lost") > 0,
      "the controls lost nothing: the cuts cut nothing: \(ending)")
  }
}
