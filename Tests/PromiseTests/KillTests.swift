import Chances
import Foundation
import Stage
import Testing

/// kill -9 at any moment: everything or nothing, and what was acknowledged stays.
@Suite struct KillTests {
  @Test(arguments: Deed.allCases)
  func `killed before any call by which something is kept, a command did all or nothing`(
    _ deed: Deed
  ) throws {
    let prepared = try Scratch.furnished()
    let (words, count) = try deed.prepare(prepared)
    let all = try prepared.calls(Call.keeping, of: words)
    #expect(all.count { $0.name == "pwrite64" } > 20)
    // What is handed to another program is written in as many pieces as it takes them.
    let calls = all.filter { deed != .sealing || $0.name != "write" }
    var done = 0
    for call in calls {
      let scratch = try prepared.copy()
      let ending = try scratch(words, "signal=KILL", at: call)
      try #require(ending.status == 137, "\(call): \(ending)")
      let faults = try scratch.faults()
      try #require(faults == "", "killed at \(call)")
      done += try #require(Int(try scratch.sql(count)))
      // Whoever comes next finishes the work, or finds it done.
      let next = try deed.finish(words, in: scratch)
      try #require(
        next.status == 0 || next.errorCode == "already_signing", "after \(call): \(next)")
      try #require(try scratch.sql(count) == "1", "after \(call)")
    }
    // A few die after the commit, most before.
    #expect((1..<calls.count / 2).contains(done))
  }

  @Test func `killed at any moment, registrations in a row lose nothing that was acknowledged`()
    throws
  {
    let scratch = try Scratch.furnished()
    var random = Chance()
    var acknowledged: Set<String> = []
    for number in 1...200 {
      let milliseconds = Double.random(in: 0.5...14, using: &random)
      let ending = try system(
        "timeout",
        ["-s", "KILL", String(format: "%.4f", milliseconds / 1000), scratch.jinius]
          + Scratch.registration(of: "Anne Martin <p\(number)@cabinet.example>"),
        environment: scratch.environment)
      if ending.output.hasSuffix("\n") { acknowledged.insert(try ending.field("id")) }
      if number.isMultiple(of: 10) {
        let faults = try scratch.faults()
        try #require(faults == "", "\(number)")
      }
    }
    let kept = try scratch.sql("SELECT printf('R-%06d', id) FROM registration")
    #expect(acknowledged.isSubset(of: kept.split(separator: "\n").map(String.init)))
    #expect(try scratch.faults() == "")
  }

  @Test func `killed before any call of init, the next init makes a sound database`() throws {
    let words = ["init", "--sandbox"]
    let calls = try Scratch().calls(Call.keeping, of: words)
    // Its writes to the new file are alike: one in ten of them stands for all.
    let chosen = calls.filter { $0.name != "pwrite64" || $0.number % 10 == 1 }
    #expect(Set(chosen.map(\.name)).isSuperset(of: ["pwrite64", "fdatasync", "rename", "openat"]))
    for call in chosen {
      let scratch = try Scratch()
      let ending = try scratch(words, "signal=KILL", at: call)
      try #require(ending.status == 137, "\(call): \(ending)")
      try scratch.done(words)
      try scratch.done("audit", "verify")
      let names = try scratch.names().filter { $0 != "calls" }
      try #require(names == ["jinius.db", "jinius.db.key", "jinius.db.lock"], "\(call)")
    }
  }
}
