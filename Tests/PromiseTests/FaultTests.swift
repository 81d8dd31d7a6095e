import Foundation
import Stage
import Testing

/// A disk that is full or breaks, at any call: the command fails, and changes nothing.
@Suite struct FaultTests {
  /// Calls that change files; the log of strace tells which a command makes.
  static let changing = "pwrite64,fdatasync,fsync,ftruncate,unlink,rename"

  @Test(arguments: Deed.allCases, ["ENOSPC", "EIO"])
  func `where a call fails, a command fails and changes nothing, or succeeds and did all`(
    _ deed: Deed, error: String
  ) throws {
    let prepared = try Scratch.furnished()
    let (words, count) = try deed.prepare(prepared)
    let before = try prepared.dump()
    let calls = try prepared.calls(Self.changing, of: words)
    #expect(Set(calls.map(\.name)) == ["pwrite64", "fdatasync", "ftruncate"])
    // The last sync comes after the commit: where it fails, nobody can say whether the commit
    // lasts, and the command, which does not acknowledge it, has done all or nothing.
    let afterCommit = try #require(calls.last)
    #expect(afterCommit.name == "fdatasync")
    let none = try prepared.sql(count)
    let chosen = calls.filter { $0.number % 4 == 1 || $0.name != "pwrite64" }
    var failures = 0
    for call in chosen {
      let scratch = try prepared.copy()
      let ending = try scratch(words, "error=\(error)", at: call)
      let faults = try scratch.faults()
      try #require(faults == "", "\(error) at \(call): \(ending)")
      if ending.status == 0 {
        // SQLite does without the sync of a folder.
        try #require(try scratch.sql(count) == "1", "\(error) at \(call): \(ending)")
      } else {
        failures += 1
        try #require(ending.status == 74, "\(error) at \(call): \(ending)")
        let isUncertain = call == afterCommit || deed.isSigning && call.name == "fdatasync"
        let code = isUncertain ? ["may_be_done", "cannot_write"] : ["cannot_write"]
        try #require(code.contains(ending.errorCode ?? ""), "\(call): \(ending)")
        try #require(ending.output.isEmpty, "\(call): \(ending)")
        // A signature has used its code up as soon as it was found right.
        let isUnchanged =
          deed.isSigning ? try scratch.sql(count) == none : try scratch.dump() == before
        try #require(isUnchanged || call == afterCommit, "\(error) at \(call) changed something")
      }
      _ = try deed.finish(words, in: scratch)
      try #require(try scratch.sql(count) == "1", "after \(error) at \(call)")
    }
    // Each of its transactions does without one sync.
    #expect(failures >= chosen.count - (deed.isSigning ? 2 : 1))
  }

  @Test(arguments: ["ENOSPC", "EIO"])
  func `where a call fails, init leaves no database behind, and the next one makes it`(
    error: String
  ) throws {
    let words = ["init", "--sandbox"]
    let calls = try Scratch().calls(Self.changing + ",write", of: words)
    for call in calls where call.number % 10 == 1 || call.name != "pwrite64" {
      let scratch = try Scratch()
      let ending = try scratch(words, "error=\(error)", at: call)
      if ending.status != 0 {
        try #require([73, 74].contains(ending.status), "\(error) at \(call): \(ending)")
        let left = Set(try scratch.names()).intersection(["jinius.db", "jinius.db.new"])
        try #require(left.isEmpty || call == calls.last, "\(error) at \(call): \(left)")
      }
      try scratch.done(words)
      try scratch.done("audit", "verify")
    }
  }

  @Test func `without /proc the words cannot be read, and that is said`() throws {
    let scratch = try Scratch.furnished()
    let words = ["convention", "list", "--json"]
    let maps = try #require(try scratch.calls("openat", of: words).first)
    let ending = try scratch(words, "error=ENOENT", at: maps)
    #expect(ending.status == 69)
    #expect(ending.errors.contains("/proc"))
  }

  @Test(arguments: ["ENOSPC", "EIO"], ["pread64", "read"])
  func `a disk that cannot be read is never taken for an empty one`(error: String, call: String)
    throws
  {
    let scratch = try Scratch.furnished()
    _ = try scratch.convention()
    let words = ["convention", "list", "--json"]
    for call in try scratch.calls(call, of: words) {
      let ending = try scratch(words, "error=\(error)", at: call)
      let whole = ending.status == 0 && ending.output.hasPrefix("{")
      #expect(whole || ending.status != 0 && ending.output.isEmpty, "\(call): \(ending)")
    }
  }
}
