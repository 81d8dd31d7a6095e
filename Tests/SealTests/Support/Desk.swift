import Foundation
import Stage
import Testing

/// A sandbox of one test's own, at the time that validators go by; it goes when the test ends.
final class Desk: Workplace {
  static let company = "379627342"
  static let signatory = "paul@cabinet.example"

  let folder: String
  let jinius: String
  /// Whether the clock is ours to set.
  let isSandbox: Bool

  var seal: String { database + ".seal" }

  /// A furnished sandbox, without a seal.
  static func open() throws -> Desk {
    let desk = try Desk()
    let template = try template.get()
    for suffix in ["", ".key"] {
      try FileManager.default.copyItem(
        atPath: template.database + suffix, toPath: desk.database + suffix)
    }
    return desk
  }

  /// The same, with a seal.
  static func sealed(_ words: String...) throws -> Desk {
    let desk = try open()
    try desk.done(["seal", "create"] + words)
    return desk
  }

  /// Runs the release where no database is, as somebody does who was sent a file.
  func elsewhere(_ words: [String]) throws -> Ending {
    let elsewhere = environment.merging(["JINIUS_DB": folder + "/nowhere/jinius.db"]) { $1 }
    return try system(jinius, words, environment: elsewhere)
  }

  init(sandbox: Bool = true) throws {
    isSandbox = sandbox
    jinius = try Release.path()
    folder = FileManager.default.temporaryDirectory.path + "/seal-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var environment: [String: String] {
    var variables = ["JINIUS_DB": database, "HOME": folder]
    // The time that certificates are made at, and that validators go by.
    if isSandbox { variables["JINIUS_NOW"] = Date().formatted(.iso8601) }
    return variables
  }

  /// Runs the release, which finds programs in the given folders alone.
  func callAsFunction(_ words: String..., path: String) throws -> Ending {
    try self(words, path: path)
  }

  /// Runs the release, which finds programs in the given folders alone.
  func callAsFunction(_ words: [String], path: String) throws -> Ending {
    try system(jinius, words, environment: environment.merging(["PATH": path]) { $1 })
  }

  /// A file in the folder.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let path = folder + "/" + name
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  // MARK: A firm with its training

  private static let template = Result {
    let desk = try Desk()
    try desk.done("init", "--sandbox")
    try desk.furnish()
    return desk
  }

  /// What it takes until somebody can be registered.
  func furnish() throws {
    let lines = """
      provider add IRF --name IRF --siret 73282932000074 --activity-number 11922644692 --street Rue --postal-code 75002 --city Paris --email formation@irf.example --vat exempt
      training add T --provider IRF --title Titre --modality in_person --profession cac --duration 14h --price 900.00 --objective O --programme P --trainers X
      session add S --training T --starts 2099-03-09T09:00 --ends 2099-03-10T17:30 --place Paris --seats 1000
      account create claire@cabinet.example --given-name Claire --family-name Martin
      account create \(Desk.signatory) --given-name Paul --family-name Durand
      company init --siret 37962734200015 --name Cabinet --administrator claire@cabinet.example --pledge --registration-rights open
      interlocutor add --company \(Desk.company) --email \(Desk.signatory) --mobile +33612345678 --can-sign
      """
    for line in lines.split(separator: "\n") {
      try done(line.split(separator: " ").map(String.init))
    }
  }

  /// Registers somebody and launches the signature.
  func launched(
    _ person: String = "Léa Petit <lea@cabinet.example>", _ words: [String] = []
  ) throws -> String {
    let convention = try done(
      "registration", "create", "--company", Desk.company, "--session", "S", "--participant",
      person, "--json"
    ).field("convention")
    try done(["convention", "sign", convention, "--signatory", Desk.signatory] + words)
    return convention
  }

  /// What the signatory does until the code is to be typed: the words that sign.
  func signing() throws -> [String] {
    let link = try #require(
      try newestLetter(to: Desk.signatory).firstMatch(of: /https:\S+\/sign\/[A-Za-z0-9_-]{43}/))
    try done("signature", "read", String(link.0), "--output", folder + "/\(UUID()).pdf")
    try done("signature", "code", String(link.0))
    let code = try #require(try newestLetter(to: "+33612345678").firstMatch(of: /\b[0-9]{6}\b/))
    return ["signature", "sign", String(link.0), "--code", String(code.0)]
  }

  /// The signed file of a convention.
  func file(of convention: String) throws -> [UInt8] {
    let path = folder + "/\(UUID()).pdf"
    try done("convention", "download", convention, "--output", path)
    return [UInt8](try Data(contentsOf: URL(filePath: path)))
  }

  /// A convention from its registration to the signed file.
  func signedFile(_ words: String...) throws -> [UInt8] {
    let convention = try launched("Léa Petit <lea@cabinet.example>", words)
    try done(try signing())
    return try file(of: convention)
  }
}
