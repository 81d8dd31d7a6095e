import Foundation
import Stage
import Testing

/// What the first release kept is opened by this one: whole, by whoever comes first, whatever
/// happens on the way.
@Suite struct UpgradeTests {
  /// What brings an old file to this release: whoever comes first, were it a reader.
  static let comers = [
    ["convention", "list", "--json"],
    ["account", "create", "new@x.example", "--given-name", "A", "--family-name", "B", "--json"],
  ]

  @Test(arguments: OldDatabase.sandboxes)
  func `this release answers all that the old one did, and may say more`(_ old: OldDatabase) throws
  {
    let scratch = try old.copy()
    let answers = try OldAnswer.all(of: old)
    #expect(answers.count > 30)
    for answer in answers {
      let ending = try scratch.done(answer.words + ["--json"])
      let lines = try JSONValue.lines(ending.output)
      #expect(lines.count == answer.lines.count, "\(answer.words)")
      for (new, old) in zip(lines, answer.lines) {
        #expect(new.holds(old), "\(answer.words): \(new) instead of \(old)")
      }
    }
    #expect(try scratch.sql("PRAGMA user_version") == Scratch.version())
  }

  @Test(arguments: OldDatabase.allCases)
  func `an upgraded database has the tables of a new one, and its journal holds`(
    _ old: OldDatabase
  ) throws {
    let scratch = try old.copy()
    let entries = try scratch.sql("SELECT count(*) FROM journal")
    #expect(try scratch.timeless("upgrade", "--no-backup").status == 0)
    #expect(try scratch.timeless("audit", "verify", "--json").field("entries") == entries)
    let new = try Scratch()
    try new.done("init", "--sandbox")
    #expect(try scratch.tables() == new.tables())
    #expect(try scratch.brokenParts() == "")
    #expect(try scratch.timeless("convention", "list", "--json").status == 0)
    #expect(try scratch.timeless(Self.comers[1]).status == 0)
    #expect(try scratch.timeless("audit", "verify").status == 0)
  }

  @Test(arguments: OldDatabase.sandboxes)
  func `a file that was signed then is downloaded byte for byte`(_ old: OldDatabase) throws {
    let scratch = try old.copy()
    try scratch.done("convention", "download", "C-000001", "--output", scratch.folder + "/a.pdf")
    #expect(try scratch.bash("sha256sum <a.pdf").output.hasPrefix(old.signedFile))
    #expect(try scratch.done("convention", "show", "C-000001", "--json").field("seal") == old.seal)
  }

  @Test(arguments: OldDatabase.sandboxes, [false, true])
  func `a link that was sent then is signed by, with its old code or a new one`(
    _ old: OldDatabase, isNewCode: Bool
  ) throws {
    let scratch = try old.copy()
    let letter = try scratch.newestLetter(to: Scratch.signatory)
    let link = try #require(letter.firstMatch(of: /https:\S+\/sign\/[A-Za-z0-9_-]{43}/))
    if isNewCode { try scratch.done("signature", "code", String(link.0)) }
    let code = try #require(
      try scratch.newestLetter(to: "+33612345678").firstMatch(of: /\b[0-9]{6}\b/))
    try scratch.done("signature", "sign", String(link.0), "--code", String(code.0))
    try scratch.done("signature", "download", String(link.0), "--output", scratch.folder + "/a.pdf")
    #expect(
      try scratch.done("convention", "show", "C-000002", "--json").field("status") == "signed")
    try scratch.done("audit", "verify")
    #expect(try scratch.brokenParts() == "")
  }

  @Test(arguments: comers)
  func `killed at any call of the upgrade, the file is old or new, and the next one goes on`(
    _ words: [String]
  ) throws {
    let old = try OldDatabase.sandbox.copy()
    let (before, version) = (try old.tables(), try old.sql("PRAGMA user_version"))
    let calls = try old.calls(Call.keeping, of: words)
    let writes = calls.count { $0.name == "pwrite64" }
    #expect(writes > 60)
    let after = try OldDatabase.sandbox.copy()
    try after.done(words)
    var upgraded = 0
    // Its writes are alike: one in six of them stands for all.
    for call in calls where call.name != "pwrite64" || call.number % 6 == 0 {
      let scratch = try OldDatabase.sandbox.copy()
      let ending = try scratch(words, "signal=KILL", at: call)
      try #require(ending.status == 137, "\(call): \(ending)")
      // The first to look is a reader of ours, who undoes what is half done and upgrades.
      let copy = try scratch.copyWithJournal()
      let first = try copy("audit", "verify", "--json")
      try #require(first.status == 0, "after \(call): \(first)")
      try #require(try copy.tables() == after.tables(), "after \(call)")
      let isOld = try scratch.sql("PRAGMA user_version") == version
      try #require(try scratch.tables() == (isOld ? before : after.tables()), "after \(call)")
      try #require(try scratch.brokenParts() == "", "after \(call)")
      if !isOld { upgraded += 1 }
    }
    #expect((1..<calls.count / 2).contains(upgraded))
  }

  @Test(arguments: ["ENOSPC", "EIO"])
  func `where a call of the upgrade fails, that is said, and the file is old or new`(error: String)
    throws
  {
    let old = try OldDatabase.sandbox.copy()
    let (before, after) = (try old.dump(), try OldDatabase.sandbox.copy())
    try after.done(Self.comers[0])
    let calls = try old.calls(FaultTests.changing, of: Self.comers[0])
    for call in calls where call.name != "pwrite64" || call.number % 12 == 0 {
      let scratch = try OldDatabase.sandbox.copy()
      let ending = try scratch(Self.comers[0], "error=\(error)", at: call)
      let dump = try scratch.dump()
      try #require(dump == before || dump == (try after.dump()), "\(error) at \(call)")
      if ending.status != 0 {
        try #require(
          ending.status == 74 && ending.errorCode == "cannot_write",
          "\(error) at \(call): \(ending)")
      }
      try scratch.done(Self.comers[0])
    }
  }

  @Test(arguments: ["chmod 400 jinius.db", "chmod 500 .", "touch jinius.db.lock; chmod 500 ."])
  func `an old file that may not be written is named as such, and stays as it is`(
    preparation: String
  ) throws {
    let scratch = try OldDatabase.sandbox.copy()
    let before = scratch.bytes("jinius.db")
    #expect(try scratch.bash(preparation).status == 0)
    for words in [Self.comers[0], ["audit", "verify", "--json"]] {
      let ending = try scratch.unprivileged(words)
      #expect(ending.status == 78 && ending.errorCode == "older_database", "\(ending)")
      #expect(ending.output == "")
    }
    #expect(scratch.bytes("jinius.db") == before)
    #expect(try scratch.bash("chmod 700 .; chmod 600 jinius.db").status == 0)
    try scratch.done(Self.comers[0])
  }

  @Test func `24 who come at once, readers and writers, upgrade it once and are all served`()
    throws
  {
    let scratch = try OldDatabase.sandbox.copy()
    let endings = try scratch.atOnce(
      (1...24).map { number in
        if number.isMultiple(of: 2) { return Self.comers[0] }
        return [
          "account", "create", "p\(number)@x.example", "--given-name", "A", "--family-name", "B",
          "--json",
        ]
      })
    for ending in endings { #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending)") }
    #expect(try scratch.sql("SELECT count(*) FROM account WHERE email LIKE 'p%@x.example'") == "12")
    #expect(try scratch.brokenParts() == "")
    try scratch.done("audit", "verify")
  }

  @Test func `init finds an old database there already, and leaves it as it is`() throws {
    let scratch = try OldDatabase.sandbox.copy()
    let before = scratch.bytes("jinius.db")
    let ending = try scratch.done("init", "--sandbox")
    #expect(ending.errors.contains("already"))
    #expect(scratch.bytes("jinius.db") == before)
    #expect(try scratch.timeless("init", "--json").errorCode == "database_exists")
  }

  @Test(arguments: [
    ("PRAGMA user_version = 0", "damaged"), ("PRAGMA user_version = -3", "damaged"),
    ("PRAGMA user_version = 99", "newer_database"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM provider", "damaged"),
  ])
  func `what cannot be upgraded is refused, and stays as it is`(change: String, code: String) throws
  {
    let scratch = try OldDatabase.sandbox.copy()
    _ = try scratch.sql(change)
    let before = try scratch.dump()
    for words in Self.comers {
      let ending = try scratch(words)
      #expect(ending.status == 78 && ending.errorCode == code, "\(ending)")
    }
    #expect(try scratch.dump() == before)
  }
}

extension Scratch {
  /// The version of the tables that this release writes.
  fileprivate static func version() throws -> String {
    try Scratch().done("--version", "--json").field("schema")
  }

  /// Everything that the schema says.
  fileprivate func tables() throws -> String {
    try sql("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
  }

  /// What SQLite finds broken; empty where all is well.
  fileprivate func brokenParts() throws -> String {
    let found = try sql("PRAGMA integrity_check; PRAGMA foreign_key_check")
    return found == "ok" ? "" : found
  }

  /// Runs the release by the machine's own clock, as a real database asks for.
  fileprivate func timeless(_ words: String...) throws -> Ending { try timeless(words) }

  fileprivate func timeless(_ words: [String]) throws -> Ending {
    try system(jinius, words, environment: ["JINIUS_DB": database, "HOME": folder])
  }

  /// A second folder with all that a crash left in this one.
  fileprivate func copyWithJournal() throws -> Scratch {
    let other = try copy()
    if FileManager.default.fileExists(atPath: database + "-journal") {
      try FileManager.default.copyItem(
        atPath: database + "-journal", toPath: other.database + "-journal")
    }
    return other
  }
}
