import Foundation
import Stage
import Testing

/// The files beside which jinius lives: who may read them, and what stands in their place.
@Suite struct FileTests {
  @Test(arguments: ["000", "022", "077", "177"])
  func `database, key and lock are their owner's alone, whatever the umask`(umask: String) throws {
    let scratch = try Scratch()
    let ending = try scratch.bash("umask \(umask); \"$@\"", ["init", "--sandbox"])
    #expect(ending.status == 0)
    #expect(
      try scratch.modes() == [
        "jinius.db": 0o600, "jinius.db.key": 0o600, "jinius.db.lock": 0o600,
      ])
    // A lock that somebody removed comes back as it was, and so does the journal.
    try FileManager.default.removeItem(atPath: scratch.database + ".lock")
    let words = ["account", "create", "a@x.example", "--given-name", "A", "--family-name", "B"]
    #expect(try scratch.bash("umask \(umask); \"$@\"", words).status == 0)
    #expect(try scratch.modes().values.allSatisfy { $0 == 0o600 })
  }

  /// What can stand in the place of a key.
  enum WrongKey: String, CaseIterable {
    case absent, directory, pipe, empty, short, long, other, unreadable

    func put(at path: String) throws {
      let right = try Data(contentsOf: URL(fileURLWithPath: path))
      try FileManager.default.removeItem(atPath: path)
      switch self {
      case .absent: return
      case .directory:
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      case .pipe: #expect(mkfifo(path, 0o600) == 0)
      case .empty: try write(Data(), to: path)
      case .short: try write(right.dropLast(), to: path)
      case .long: try write(right + [0], to: path)
      case .other: try write(Data(right.reversed()), to: path)
      case .unreadable:
        try write(right, to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
      }
    }

    /// What is said of it: one that cannot be read may well be the right one.
    var answer: (status: Int32, code: String) {
      switch self {
      case .unreadable, .directory, .pipe: (74, "cannot_read")
      case .absent, .empty, .short, .long, .other: (78, "key_mismatch")
      }
    }

    private func write(_ bytes: Data, to path: String) throws {
      try bytes.write(to: URL(fileURLWithPath: path))
    }
  }

  @Test(arguments: WrongKey.allCases)
  func `without its own key a database takes no change and shows no secret`(_ wrong: WrongKey)
    throws
  {
    let scratch = try Scratch.furnished()
    let before = try scratch.dump()
    try wrong.put(at: scratch.database + ".key")
    for words in [
      Scratch.registration(of: "Léa Petit <lea@cabinet.example>"), ["outbox", "list", "--json"],
      ["audit", "verify", "--json"], ["tick", "--json"],
    ] {
      let ending = try scratch.unprivileged(words)
      #expect(
        ending.status == wrong.answer.status && ending.errorCode == wrong.answer.code,
        "\(words): \(ending)")
      #expect(ending.output == "")
    }
    #expect(try scratch.dump() == before)
  }

  @Test(arguments: [WrongKey.directory, .long, .unreadable])
  func `init replaces no key that is not its own debris`(_ wrong: WrongKey) throws {
    let scratch = try Scratch.furnished()
    try wrong.put(at: scratch.database + ".key")
    try FileManager.default.removeItem(atPath: scratch.database)
    let before = try scratch.modes()
    #expect(try scratch.unprivileged(["init", "--sandbox"]).status == wrong.answer.status)
    #expect(try scratch.modes().filter { $0.key != "jinius.db.lock" } == before)
  }

  @Test(arguments: [
    ("mkdir jinius.db", 78), ("mkfifo jinius.db", 78), ("ln -s /dev/null jinius.db", 78),
    ("ln -s nowhere jinius.db", 66), ("echo text >jinius.db", 78), (": >jinius.db", 78),
    ("sqlite3 jinius.db 'CREATE TABLE t (a)'", 78),
  ])
  func `what is no database of ours is refused, and left as it is`(preparation: String, status: Int)
    throws
  {
    let scratch = try Scratch()
    #expect(try scratch.bash(preparation).status == 0)
    let listing = try scratch.bash("ls -l --time-style=full-iso jinius.db").output
    for words in [["company", "list", "--json"], ["tick", "--json"]] {
      let ending = try scratch(words)
      #expect(ending.status == Int32(status), "\(preparation): \(ending)")
      #expect(ending.errorCode != nil && ending.output == "")
    }
    if status == 78 { #expect(try scratch("init", "--sandbox").status == 78) }
    #expect(try scratch.bash("ls -l --time-style=full-iso jinius.db").output == listing)
  }

  @Test(arguments: [true, false])
  func `an output that is a symbolic link is refused, or replaced and never followed`(force: Bool)
    throws
  {
    let scratch = try OutputTests.signed()
    let target = Data("precious".utf8)
    try target.write(to: URL(fileURLWithPath: scratch.folder + "/target"))
    #expect(try scratch.bash("ln -s target out.pdf").status == 0)
    let words = ["convention", "download", "C-000001", "--output", scratch.folder + "/out.pdf"]
    let ending = try scratch(words + (force ? ["--force"] : []))
    #expect(ending.status == (force ? 0 : 73))
    #expect(scratch.bytes("target") == target)
    #expect(scratch.bytes("out.pdf")?.starts(with: Data("%PDF".utf8)) == force)
  }

  @Test(arguments: ["/nowhere/out.pdf", "/dev/full/out.pdf", "/proc/out.pdf"])
  func `an output where none can be made is 73`(path: String) throws {
    let scratch = try OutputTests.signed()
    let ending = try scratch("convention", "download", "C-000001", "--output", path, "--json")
    #expect(ending.status == 73 && ending.errorCode == "cannot_create")
  }

  @Test func `of 24 who write the same new file at once, one does, and it is whole`() throws {
    let scratch = try OutputTests.signed()
    let path = scratch.folder + "/out.pdf"
    let words = ["convention", "download", "C-000001", "--output", path, "--json"]
    let endings = try scratch.atOnce(Array(repeating: words, count: 24))
    #expect(endings.count { $0.status == 0 } == 1)
    #expect(endings.count { $0.status == 73 && $0.errorCode == "file_exists" } == 23)
    try scratch.done(
      "convention", "download", "C-000001", "--output", scratch.folder + "/again.pdf")
    #expect(scratch.bytes("out.pdf") == scratch.bytes("again.pdf"))
    #expect(try scratch.names().allSatisfy { !$0.hasSuffix(".part") })
  }
}

extension Scratch {
  /// The permissions of each file in the folder but SQLite's empty journal.
  fileprivate func modes() throws -> [String: Int] {
    var modes: [String: Int] = [:]
    for name in try names() where name != "jinius.db-journal" {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
      modes[name] = attributes[.posixPermissions] as? Int
    }
    return modes
  }
}
