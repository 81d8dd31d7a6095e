import Foundation
import Testing

/// A folder of one test with a sandbox database in it; it goes when the test ends.
final class Scratch: Sendable {
  /// The clock of every command in it.
  static let now = "2026-11-20T09:00:00Z"

  let folder: String
  let jinius: String

  var database: String { folder + "/jinius.db" }

  /// An empty folder.
  init() throws {
    jinius = try Release.path()
    folder = FileManager.default.temporaryDirectory.path + "/promise-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// What every command is told: where the database is, and what time it is.
  var environment: [String: String] {
    ["JINIUS_DB": database, "JINIUS_NOW": Self.now, "HOME": folder]
  }

  /// Runs the release.
  func callAsFunction(_ words: String..., input: String = "") throws -> Ending {
    try self(words, input: input)
  }

  /// Runs the release.
  func callAsFunction(_ words: [String], input: String = "") throws -> Ending {
    try system(jinius, words, environment: environment, input: input)
  }

  /// Runs the release at another time.
  func callAsFunction(_ words: [String], at now: String) throws -> Ending {
    try system(jinius, words, environment: environment.merging(["JINIUS_NOW": now]) { $1 })
  }

  /// Runs the release, which must succeed.
  @discardableResult
  func done(_ words: String...) throws -> Ending { try done(words) }

  /// Runs the release, which must succeed.
  @discardableResult
  func done(_ words: [String]) throws -> Ending {
    let ending = try self(words)
    try #require(ending.status == 0, "jinius \(words.joined(separator: " ")): \(ending)")
    return ending
  }

  /// Runs a line of bash in the folder; "$@" is the release with the words.
  func bash(_ line: String, _ words: [String] = [], input: String = "") throws -> Ending {
    try system(
      "bash", ["-c", "cd \(folder) && \(line)", "bash", jinius] + words, environment: environment,
      input: input)
  }

  /// Runs the release without root's right to read everything, whoever runs the tests.
  func unprivileged(_ words: [String]) throws -> Ending {
    if geteuid() != 0 { return try self(words) }
    return try system(
      "setpriv", ["--bounding-set=-dac_override,-dac_read_search", jinius] + words,
      environment: environment)
  }

  /// What SQLite's own shell answers.
  func sql(_ text: String) throws -> String {
    let ending = try system(
      "sqlite3", ["-bail", "-cmd", ".timeout 5000", database], input: text)
    try #require(ending.status == 0, "\(ending)")
    return ending.output.trimmingCharacters(in: .newlines)
  }

  /// The bytes of a file in the folder; nil where there is none.
  func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: folder + "/" + name) }

  /// The names in the folder.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  /// A second folder with the same database, key and seal.
  func copy() throws -> Scratch {
    let other = try Scratch()
    for suffix in ["", ".key", ".seal"] where bytes("jinius.db" + suffix) != nil {
      try FileManager.default.copyItem(
        atPath: database + suffix, toPath: other.database + suffix)
    }
    return other
  }
}

// MARK: A firm with its training

extension Scratch {
  static let company = "379627342"
  static let signatory = "paul@cabinet.example"

  /// A database with a provider, a training, the session S of 10 seats and BIG of 100,000, and a
  /// firm with a signatory.
  static func furnished() throws -> Scratch { try template.get().copy() }

  /// Made once, copied for each test.
  private static let template = Result { try make() }

  private static func make() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.done("init", "--sandbox")
    try scratch.done(
      "provider", "add", "IRF", "--name", "IRF", "--siret", "73282932000074",
      "--activity-number", "11922644692", "--street", "4 rue de la Paix", "--postal-code", "75002",
      "--city", "Paris", "--email", "formation@irf.example", "--vat", "exempt")
    try scratch.done(
      "training", "add", "T", "--provider", "IRF", "--title", "Évaluer le risque", "--modality",
      "in_person", "--profession", "cac", "--duration", "14h", "--price", "900.00", "--objective",
      "Évaluer", "--programme", "Jour 1", "--trainers", "Une experte-comptable")
    for (code, seats) in [("S", "10"), ("BIG", "100000")] {
      try scratch.done(
        "session", "add", code, "--training", "T", "--starts", "2027-03-08T09:00", "--ends",
        "2027-03-09T17:30", "--place", "Paris", "--seats", seats)
    }
    try scratch.done(
      "account", "create", "claire@cabinet.example", "--given-name", "Claire", "--family-name",
      "Martin")
    try scratch.done(
      "company", "init", "--siret", "37962734200015", "--name", "Cabinet Martin",
      "--administrator", "claire@cabinet.example", "--pledge", "--registration-rights", "open")
    try scratch.done(
      "interlocutor", "add", "--company", company, "--email", signatory, "--given-name", "Paul",
      "--family-name", "Durand", "--mobile", "+33612345678", "--can-sign")
    return scratch
  }

  /// The words that register somebody.
  static func registration(of person: String, session: String = "BIG") -> [String] {
    [
      "registration", "create", "--company", company, "--session", session, "--participant",
      person, "--json",
    ]
  }

  /// The words that launch a convention.
  static func launch(_ convention: String) -> [String] {
    ["convention", "sign", convention, "--signatory", signatory, "--json"]
  }

  /// Registers somebody, and answers with the convention.
  func convention(of person: String = "Léa Petit <lea@cabinet.example>") throws -> String {
    try done(Self.registration(of: person)).field("convention")
  }

  /// Launches a convention, has the signatory read it and ask for a code.
  func ceremony(_ convention: String) throws -> (link: String, code: String) {
    try done(Self.launch(convention))
    let link = try #require(
      try newestLetter(to: Self.signatory).firstMatch(of: /https:\S+\/sign\/[A-Za-z0-9_-]{43}/))
    try done("signature", "read", String(link.0), "--output", folder + "/\(UUID()).pdf")
    try done("signature", "code", String(link.0))
    let code = try #require(try newestLetter(to: "+33612345678").firstMatch(of: /\b[0-9]{6}\b/))
    return (String(link.0), String(code.0))
  }

  /// Signs a convention from its launch to the end.
  func sign(_ convention: String) throws {
    let (link, code) = try ceremony(convention)
    try done("signature", "sign", link, "--code", code)
  }

  /// The text of the newest letter to an address or mobile.
  func newestLetter(to recipient: String) throws -> String {
    let id = try sql("SELECT max(id) FROM letter WHERE recipient = '\(recipient)'")
    return try done("outbox", "show", id, "--json").field("body")
  }
}
