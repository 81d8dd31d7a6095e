import Foundation
import Stage
import Testing

/// Two firms in a sandbox, and an sshd before it that lets an administrator of each through the gate.
final class Bench: Sendable {
  /// An administrator with a key.
  enum Person: String, CaseIterable {
    /// Of the firm with C-000001.
    case claire = "claire@cabinet.example"
    /// Of the firm with C-000002.
    case ines = "ines@autre.example"

    var key: String { "\(self)" }
  }

  let scratch: Scratch
  let sshd: Sshd

  init() throws {
    scratch = try Scratch.furnished()
    try scratch.done(
      "account", "create", Person.ines.rawValue, "--given-name", "Inès", "--family-name", "Blanc")
    try scratch.done(
      "company", "init", "--siret", "40483304800022", "--name", "Autre", "--administrator",
      Person.ines.rawValue, "--pledge", "--registration-rights", "open")
    try scratch.done(Scratch.registration(of: "Léa Petit <lea@cabinet.example>"))
    try scratch.done(
      "registration", "create", "--company", "404833048", "--session", "BIG", "--participant",
      "Nina Roux <nina@autre.example>")
    let (jinius, database) = (scratch.jinius, scratch.database)
    let gates = Person.allCases.map { person in
      (
        person.key,
        "env JINIUS_NOW=\(Scratch.now) \(jinius) gate --as \(person.rawValue) --db \(database)"
      )
    }
    sshd = try Sshd(commands: Dictionary(uniqueKeysWithValues: gates))
    for person in Person.allCases {
      let master = try ssh(["-M", "-N", "-f", "-o", "ControlPersist=yes"], as: person)
      try #require(master.status == 0, "\(master)\n\(sshd.log)")
    }
  }

  func stop() {
    for person in Person.allCases { _ = try? ssh(["-O", "exit"], as: person) }
    sshd.stop()
  }

  /// Where attempts try to write.
  var loot: String { scratch.folder + "/loot" }

  // MARK: Coming in

  /// What every client of OpenSSH is told; the connection of a person is shared unless it is to be
  /// fresh.
  func options(_ person: Person, isFresh: Bool = false) -> [String] {
    [
      "-F", "none", "-i", "\(sshd.folder)/\(person.key)", "-o", "BatchMode=yes", "-o",
      "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "IdentitiesOnly=yes",
      "-o", "LogLevel=INFO", "-o",
      "ControlPath=\(isFresh ? "none" : "\(sshd.folder)/\(person.key).mux")",
    ]
  }

  /// Who and where.
  var host: String { "\(NSUserName())@127.0.0.1" }

  /// Runs ssh with options, then the line for the other side.
  func ssh(
    _ given: [String] = [], _ line: [String] = [], as person: Person = .claire,
    isFresh: Bool = false, environment: [String: String] = [:], input: String = ""
  ) throws -> Ending {
    try system(
      "ssh",
      given + options(person, isFresh: isFresh) + ["-p", "\(sshd.port)", host]
        + (line.isEmpty ? [] : ["--"] + line), environment: environment, input: input)
  }

  /// Has a line done on the other side.
  func line(_ line: String, as person: Person = .claire, input: String = "") throws -> Ending {
    try ssh([], [line], as: person, input: input)
  }

  // MARK: What it came to

  /// An entry of the journal, as far as the gate writes it.
  struct Entry: Equatable {
    let kind: String
    let actor: String
    let facts: String
  }

  /// All that an attempt could change, and how far the journal goes.
  struct State {
    /// A digest of every row but the journal's.
    let rows: Substring
    let files: [String]
    let home: Data?
    let lastEntry: Int
  }

  /// The state, and the entries of the journal after a number.
  func look(after number: Int = .max) throws -> (state: State, entries: [Entry]) {
    let ending = try scratch.bash(
      """
      set -o pipefail
      sqlite3 jinius.db .dump | grep -v '^INSERT INTO journal' | sha256sum || exit
      sqlite3 -tabs jinius.db "SELECT max(number) FROM journal;
        SELECT kind, coalesce(account.email, actor_kind), facts FROM journal
        LEFT JOIN account ON actor_kind = 'account' AND account.id = actor_id
        WHERE number > \(number) ORDER BY number"
      """)
    try #require(ending.status == 0, "\(ending)")
    let lines = ending.output.split(separator: "\n")
    let home = FileManager.default.homeDirectoryForCurrentUser
    let state = State(
      rows: lines[0],
      files: try FileManager.default.subpathsOfDirectory(atPath: scratch.folder).sorted(),
      home: FileManager.default.contents(
        atPath: home.appendingPathComponent(".ssh/authorized_keys").path),
      lastEntry: try #require(Int(lines[1])))
    let entries = lines.dropFirst(2).map { line in
      let cells = line.split(separator: "\t").map(String.init)
      return Entry(kind: cells[0], actor: cells[1], facts: cells[2])
    }
    return (state, entries)
  }

  /// Does something that must change nothing, and answers with how it ended and what the journal got.
  func harmless(_ attempt: () throws -> Ending) throws -> (ending: Ending, entries: [Entry]) {
    let before = try look().state
    let ending = try attempt()
    let (after, entries) = try look(after: before.lastEntry)
    #expect(after.rows == before.rows, "\(ending)")
    #expect(after.files == before.files, "\(ending)")
    #expect(after.home == before.home, "\(ending)")
    return (ending, entries)
  }
}

/// Gives a suite one bench, and takes it away afterwards.
struct BehindSshd: SuiteTrait, TestScoping {
  @TaskLocal fileprivate static var bench: Bench?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
  ) async throws {
    let bench = try Bench()
    defer { bench.stop() }
    try await Self.$bench.withValue(bench) { try await body() }
  }
}

extension Trait where Self == BehindSshd {
  /// One sshd with a furnished sandbox behind it, for the whole suite.
  static var behindSshd: Self { BehindSshd() }
}

/// The bench of the suite that is running.
func bench() throws -> Bench { try #require(BehindSshd.bench) }
