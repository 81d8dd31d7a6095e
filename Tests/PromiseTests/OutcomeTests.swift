import Foundation
import Stage
import Testing

/// What a script learns of a change: how it ended, and what it made.
@Suite struct OutcomeTests {
  /// Commands that change nothing; every other one of the tree says how its change ended.
  static let reads: Set = [
    "company list", "contract deadlines", "company overview", "company show", "establishment list",
    "right explain",
    "right list", "delegation list", "billing candidates", "billing list", "individual list",
    "individual show", "interlocutor list", "interlocutor show", "registration list",
    "registration show", "convention list", "convention show", "convention signatories",
    "convention verify", "signature open", "account list", "account overview", "account show",
    "account spaces", "collaborator list", "invitation list", "provider list", "provider show",
    "training list", "training search", "training show", "session list", "session show",
    "platform list", "platform show", "seal check", "seal show", "settings list", "settings show",
    "outbox list", "outbox show", "audit list", "audit verify", "retention report", "doctor",
    "numbers show", "completions bash", "man", "completions", "__reference", "__tree", "gate",
    "cgi",
  ]

  /// Commands that change something, or write a file, and are played by lines of their own.
  static let others: Set = [
    "init", "company init", "billing disallow",
    "delegation accept", "delegation revoke",
    "collaborator import", "invitation cancel", "convention hand-over",
    "convention record", "convention attestation", "convention download", "convention evidence",
    "convention preview", "signature download", "signature read", "account export",
    "platform add", "platform remove", "platform update", "seal import", "outbox deliver",
    "outbox retry", "outbox resend", "collaborator update", "retention apply", "backup", "restore",
    "upgrade", "numbers resume",
  ]

  @Test("issue 9, 3.2: each command either changes nothing or is played here")
  func complete() throws {
    let tree = try JSONSerialization.jsonObject(
      with: Data(try Scratch().done("__tree").output.utf8))
    let paths = Self.leaves(try #require(tree as? [String: Any]))
    let known = Self.reads.union(Self.others).union(Verb.all.map(\.name))
    #expect(paths.count > 80)
    for path in paths { #expect(known.contains(path), "\(path)") }
  }

  private static func leaves(_ node: [String: Any]) -> [String] {
    if let nodes = node["commands"] as? [[String: Any]] { return nodes.flatMap(leaves) }
    return [(node["path"] as? [String] ?? []).joined(separator: " ")]
  }

  @Test(
    "issue 9, 3.2: a change says done, the same again already, a dry run rehearsed",
    arguments: Verb.all)
  func outcome(verb: Verb) throws {
    let stage = try Underway.make()
    let words = verb.words(in: stage)
    func outcome(_ further: String...) throws -> String? {
      let ending = try system(
        stage.scratch.jinius, words + further,
        environment: stage.scratch.environment.merging(["JINIUS_NOW": verb.now]) { $1 })
      if ending.status != 0 { return ending.errorCode }
      let lines = ending.output.split(separator: "\n")
      #expect(!lines.isEmpty, "\(verb)")
      return try Ending.outcome(lines.last.map(String.init) ?? "")
    }
    #expect(try outcome("--dry-run") == "rehearsed")
    #expect(try outcome() == "done")
    let again = try outcome()
    #expect(again == "already" || Self.repeated[verb.name] == again, "\(again ?? "")")
  }

  /// What else the same command again comes to.
  static let repeated = [
    "convention sign": "already_signing", "signature code": "done", "invitation resend": "done",
    "signature decline": "link_dead", "account close": "already", "account erase": "not_found",
    "seal create": "already", "interlocutor update": "already",
  ]

  private static let lent =
    "delegation grant --from 379627342 --to 404833048 --right register_participants "
    + "--until 2027-06-30"

  static let lines: [(setting: [String], line: String, outcome: String)] = [
    ([], "init --sandbox", "already"), ([lent], "delegation accept 1", "done"),
    ([lent, "delegation accept 1"], "delegation accept 1", "already"),
    ([lent], "delegation revoke 1", "done"),
    ([lent, "delegation revoke 1"], "delegation revoke 1", "already"),
    ([], "billing disallow --establishment 37962734200015 --company 404833048", "already"),
    ([], "invitation cancel lea@cabinet.example", "done"),
    ([], "convention preview C-000002 --output FOLDER/draft.pdf", "done"),
    ([], "account export lea@cabinet.example --output FOLDER/lea.json", "done"),
    (
      ["signature sign {link} --code {code}"],
      "convention download C-000001 --output FOLDER/signed.pdf", "done"
    ),
    (
      ["signature sign {link} --code {code}"],
      "convention attestation C-000001 --output FOLDER/attestation.pdf", "done"
    ),
    (
      ["signature sign {link} --code {code}"],
      "signature download {link} --output FOLDER/signed.pdf", "done"
    ),
    ([], "signature read {link} --output FOLDER/again.pdf", "done"),
    ([], "outbox deliver", "already"), ([], "retention apply --yes", "already"),
    ([], "outbox retry 1", "already"), ([], "outbox resend 1", "already"),
    (
      [],
      "collaborator update --company 379627342 --email lea@cabinet.example --given-name Lea "
        + "--family-name Roy", "done"
    ),
    ([], "upgrade", "already"),
    ([], "numbers resume", "already"), ([], "numbers resume --registration R-000100", "done"),
    ([], "backup FOLDER/b --without-keys", "done"),
    ([], "backup FOLDER/b --without-keys --dry-run", "rehearsed"),
    (["backup FOLDER/b --without-keys"], "restore FOLDER/b --force", "done"),
  ]

  @Test("issue 9, 3.2: so do commands that write a file, or go over many things", arguments: lines)
  func others(_ setting: [String], line: String, outcome: String) throws {
    let stage = try Underway.make()
    func words(_ line: String) -> [String] {
      line.split(separator: " ").map { word in
        stage.secrets.reduce(
          String(word).replacingOccurrences(of: "FOLDER", with: stage.scratch.folder)
        ) {
          $0.replacingOccurrences(of: $1.key, with: $1.value)
        }
      }
    }
    for line in setting { try stage.scratch.done(words(line)) }
    let ending = try stage.scratch.done(words(line) + ["--json"])
    for line in ending.output.split(separator: "\n") {
      #expect(try Ending.outcome(String(line)) == outcome, "\(line)")
    }
    #expect(!ending.output.isEmpty)
  }

  @Test("issue 9, 3.2: an import says it in the line that counts")
  func imported() throws {
    let stage = try Underway.make().scratch
    let file = stage.folder + "/people.csv"
    try "given_name,family_name,email\nZoé,Roy,zoe@x.example\n".write(
      toFile: file, atomically: true, encoding: .utf8)
    let words = ["collaborator", "import", "--company", Scratch.company, file, "--json"]
    for (further, outcome) in [(["--dry-run"], "rehearsed"), ([], "done"), ([], "already")] {
      let last = try stage.done(words + further).output.split(separator: "\n").last
      #expect(try Ending.outcome(last.map(String.init) ?? "") == outcome)
    }
  }

  /// Verbs that make something, with what its JSON calls it.
  static let makers: [(verb: String, member: String)] = [
    ("account create", "email"), ("collaborator add", "email"), ("delegation grant", "id"),
    ("establishment add", "siret"), ("individual init", "account"), ("interlocutor add", "email"),
    ("invitation resend", "id"), ("provider add", "code"), ("registration create", "id"),
    ("seal create", "sha256"), ("session add", "code"), ("training add", "code"),
  ]

  @Test(
    "issue 9, 3.2: what a write made is named on standard output, talk stays on standard error",
    arguments: makers)
  func named(_ maker: String, member: String) throws {
    let verb = try #require(Verb.all.first { $0.name == maker })
    let stage = try Underway.make()
    let words = Array(verb.words(in: stage).dropLast())
    let other = try stage.scratch.copy()
    let made = try other.done(words)
    #expect(made.output.hasSuffix("\n") && made.output.split(separator: "\n").count == 1)
    #expect(!made.errors.isEmpty)
    let quiet = try stage.scratch.done(words + ["--quiet"])
    #expect(quiet.errors == "")
    if maker == "seal create" { return }
    #expect(quiet.output == made.output)
    if maker == "invitation resend" { return }
    let again = try stage.scratch.done(words + ["--json"])
    #expect(try again.field(member) + "\n" == quiet.output, "\(again)")
    #expect(try stage.scratch.done(words + ["--quiet"]).output == quiet.output)
  }

  @Test("issue 9, 3.2: a company, a database and a platform are named as well")
  func namedByLines() throws {
    let scratch = try Scratch.furnished()
    try scratch.done(
      "account", "create", "ann@b.example", "--given-name", "A", "--family-name", "B")
    let company = try scratch.done(
      "company", "init", "--siret", "40483304800022", "--name", "Delta", "--administrator",
      "ann@b.example", "--pledge", "--registration-rights", "open", "--quiet")
    #expect(company.output == "404833048\n")
    let database = scratch.folder + "/other.db"
    #expect(
      try scratch.done("init", "--sandbox", "--db", database, "--quiet").output == database + "\n")
  }
}

extension Ending {
  /// How a change ended, by the object of a line.
  fileprivate static func outcome(_ line: String) throws -> String? {
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    return object?["outcome"] as? String
  }
}
