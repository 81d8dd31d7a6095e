import Foundation
import Stage
import Testing

/// A file that was answered with 0 is there after a power cut, and none is written over that is not
/// the user's own.
@Suite struct DurabilityTests {
  /// What makes files, and the file or folder that it makes.
  static let writers: [(words: String, made: String)] = [
    ("init --sandbox", "jinius.db"), ("seal create --key ec", "jinius.db.seal"),
    ("convention preview C-000001 --output out.pdf", "out.pdf"),
    ("convention download C-000001 --output out.pdf", "out.pdf"),
    ("convention download C-000001 --output there.pdf --force", "there.pdf"),
    ("convention attestation C-000001 --output out.pdf", "out.pdf"),
    ("convention evidence C-000001 --output folder", "folder"),
    ("account export lea@cabinet.example --output out.json", "out.json"),
  ]

  /// Where a writer works, and its words there.
  private static func scene(_ line: String) throws -> (scratch: Scratch, words: [String]) {
    let scratch = try line.hasPrefix("init") ? Scratch() : OutputTests.signed()
    if !line.hasPrefix("init") {
      #expect(scratch.make("there.pdf", "before"))
    }
    let words = line.split(separator: " ").map(String.init)
    guard let output = words.firstIndex(of: "--output") else {
      return (scratch, words + ["--json"])
    }
    var absolute = words
    absolute[output + 1] = scratch.folder + "/" + words[output + 1]
    return (scratch, absolute + ["--json"])
  }

  @Test(
    "issue 8, 6.8: the folder is synced behind each new name, and a sync that fails is 74",
    arguments: writers)
  func synced(_ writer: (words: String, made: String)) throws {
    let (first, words) = try Self.scene(writer.words)
    let calls = try first.calls("fsync,link,rename", of: words, inPlace: true)
    #expect(calls.last?.name == "fsync", "\(calls)")
    let isReplaced = writer.made == "there.pdf"
    for call in calls where call.name == "fsync" {
      let (scratch, words) = try Self.scene(writer.words)
      let before = try scratch.names()
      let ending = try scratch(words, "error=EIO", at: call)
      #expect(ending.status == 74, "\(call): \(ending)")
      let isLast = call == calls.last && (isReplaced || writer.made.hasSuffix(".seal"))
      #expect(ending.errorCode == (isLast ? "may_not_last" : "output_failed"), "\(call): \(ending)")
      let left = Set(try scratch.names()).subtracting(before + ["calls"])
        .subtracting(["jinius.db.key", "jinius.db.lock", "jinius.db-journal"])
      #expect(isLast || left.isSubset(of: ["jinius.db.seal.new"]), "\(call): \(left)")
      if isReplaced, !isLast { #expect(scratch.bytes("there.pdf") == Data("before".utf8)) }
      // The same again does it.
      try scratch.done(words)
    }
  }

  /// What must not be replaced, and how it gets its name.
  static let precious = [
    "jinius.db", "jinius.db.key", "jinius.db.seal", "jinius.db.lock", "jinius.db-journal",
    "jinius.db.new", "ln jinius.db out", "ln jinius.db.key out", "ln -s jinius.db out",
    "ln -s jinius.db.key out", "ln -s $PWD/jinius.db.lock out", "mkfifo out", "ln -s /dev/null out",
    "ln -s nowhere out", "mkdir out", "mkfifo pipe && ln -s pipe out",
  ]

  @Test(
    "issue 8, 6.1: nothing but a regular file is replaced, and none of the database's own",
    arguments: precious)
  func replaced(_ what: String) throws {
    let scratch = try OutputTests.signed()
    try scratch.done("seal", "create", "--key", "ec")
    let isOwn = what.hasPrefix("jinius.db")
    if !isOwn { #expect(try scratch.bash(what).status == 0) }
    let output = scratch.folder + "/" + (isOwn ? what : "out")
    let listing = "ls -lin --time-style=full-iso; sha256sum jinius.db jinius.db.key jinius.db.seal"
    let before = try scratch.bash(listing).output
    for words in [
      ["convention", "download", "C-000001", "--force"],
      ["account", "export", "lea@cabinet.example", "--force"],
      ["convention", "preview", "C-000001"], ["convention", "evidence", "C-000001"],
    ] {
      let ending = try scratch(words + ["--output", output, "--json"])
      #expect(ending.status == 73, "\(words): \(ending)")
    }
    #expect(try scratch.bash(listing).output == before)
  }

  @Test("issue 8, 6.1: nor is another database replaced, nor what it lives by")
  func otherDatabase() throws {
    let scratch = try OutputTests.signed()
    try scratch.done("init", "--sandbox", "--db", scratch.folder + "/other.db")
    let made = "mkdir sub && ln -s ../other.db sub/o.db && touch plain.key notes.db.key"
    #expect(try scratch.bash(made).status == 0)
    let before = try scratch.bash("cat other.db other.db.key | sha256sum").output
    for name in [
      "other.db", "other.db.key", "other.db.seal", "other.db.lock", "other.db-journal",
      "sub/o.db", "sub/o.db.key",
    ] {
      for words in [
        ["convention", "download", "C-000001"], ["account", "export", "lea@cabinet.example"],
      ] {
        let ending = try scratch(
          words + ["--force", "--json", "--output", scratch.folder + "/" + name])
        #expect(ending.status == 73 && ending.errorCode == "database_file", "\(name): \(ending)")
      }
    }
    #expect(try scratch.bash("cat other.db other.db.key | sha256sum").output == before)
    // What stands beside no database of ours is a file like any other.
    for name in ["plain.key", "notes.db.key"] {
      try scratch.done(
        "convention", "download", "C-000001", "--force", "--output", scratch.folder + "/" + name)
    }
  }

  @Test("issue 8, 6.1: the same through a database that is a link itself")
  func linkedDatabase() throws {
    let scratch = try OutputTests.signed()
    let moved = "mkdir real && mv jinius.db real/r.db && ln -s real/r.db jinius.db"
    #expect(try scratch.bash(moved).status == 0)
    for name in ["jinius.db", "real/r.db", "real/r.db-journal", "jinius.db.key"] {
      let ending = try scratch(
        "convention", "download", "C-000001", "--force", "--json", "--output",
        scratch.folder + "/" + name)
      #expect(ending.status == 73 && ending.errorCode == "database_file", "\(name): \(ending)")
    }
    try scratch.done("audit", "verify")
  }
}

extension Scratch {
  /// Makes a file of some text.
  func make(_ name: String, _ text: String) -> Bool {
    FileManager.default.createFile(atPath: folder + "/" + name, contents: Data(text.utf8))
  }
}
