import Foundation
import Stage
import Testing

/// A real database of one test's own, beside it an msmtp that is set up as a user's is, and an SMS
/// command that notes what it gets.
final class Office: Workplace {
  static let company = "379627342"
  static let signatory = "paul@cabinet.example"
  static let mobile = "+33612345678"
  static let sender = "noreply@formation.example"
  /// Where mail begins before anything is set up for it.
  static let msmtp = "/usr/bin/msmtp"

  let folder: String
  let jinius: String

  /// A furnished database, without any letter; mail goes to a server, where there is one.
  static func open(mailTo server: MailServer? = nil) throws -> Office {
    let office = try Office()
    let template = try template.get()
    for name in try FileManager.default.contentsOfDirectory(atPath: template.folder)
    where name.hasPrefix("jinius.db") && !name.hasSuffix("-journal") {
      try FileManager.default.copyItem(
        atPath: template.folder + "/" + name, toPath: office.folder + "/" + name)
    }
    if let server { try office.useMail(of: server) }
    return office
  }

  private init() throws {
    jinius = try Release.path()
    folder = FileManager.default.temporaryDirectory.path + "/delivery-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  // MARK: Setting up

  private static let template = Result {
    let office = try Office()
    let lines = """
      init
      provider add IRF --name IRF --siret 73282932000074 --activity-number 11922644692 --street Rue --postal-code 75002 --city Paris --email formation@irf.example --vat exempt
      training add T --provider IRF --title Titre --modality in_person --profession cac --duration 14h --price 900.00 --objective O --programme P --trainers X
      session add S --training T --starts 2099-03-09T09:00 --ends 2099-03-10T17:30 --place Paris --seats 1000
      account create claire@cabinet.example --given-name Claire --family-name Martin
      account create \(signatory) --given-name Paul --family-name Durand
      company init --siret 37962734200015 --name Cabinet --administrator claire@cabinet.example --pledge --registration-rights open
      interlocutor add --company \(company) --email \(signatory) --mobile \(mobile) --can-sign
      settings set public_address https://formation.example/jinius
      seal create --key ec
      """
    for line in lines.split(separator: "\n") {
      try office.done(line.split(separator: " ").map(String.init))
    }
    // Nobody has been written to yet.
    _ = try office.sql("DELETE FROM letter")
    return office
  }

  /// Has mail go through msmtp to a server, by the file that msmtp looks for in a user's home.
  func useMail(of server: MailServer) throws {
    try write(
      """
      account default
      host 127.0.0.1
      port \(server.port)
      auth plain
      user \(MailServer.user)
      password \(MailServer.password)

      """, to: ".msmtprc", mode: 0o600)
    try set("sendmail", Self.msmtp)
    try set("mail_sender", Self.sender)
  }

  /// Has mail go through a script of bash.
  func useMail(of script: String) throws {
    try set("sendmail", try program("mail", script))
    try set("mail_sender", Self.sender)
  }

  /// Has SMS go through a script of bash; without one, each is noted in a file of its own.
  func useSMS(
    of script: String =
      #"printf '%s\n' "$#" "$@" > "sms.$$"; cat >> "sms.$$"; mv "sms.$$" "$$.sms""#
  ) throws {
    try set("sms_command", try program("sms", script))
  }

  /// An SMS as it came: the arguments, and the text.
  func texts() throws -> [(arguments: [String], text: String)] {
    try names().filter { $0.hasSuffix(".sms") }.map { name in
      let lines = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let count = try #require(Int(lines[0]))
      return (
        Array(lines[1..<1 + count]), lines[(1 + count)...].joined(separator: "\n")
      )
    }
  }

  private func program(_ name: String, _ script: String) throws -> String {
    try write("#!/bin/bash\ncd \(folder)\n\(script)\n", to: name, mode: 0o700)
    return folder + "/" + name
  }

  func write(_ text: String, to name: String, mode: Int = 0o600) throws {
    let path = folder + "/" + name
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  func set(_ setting: String, _ value: String) throws {
    try done(["settings", "set", setting, value])
  }

  // MARK: Working

  var environment: [String: String] { ["JINIUS_DB": database, "HOME": folder] }

  /// Lets the time pass that a letter waits, or that its claim lasts.
  func letTimePass() throws {
    try sql("UPDATE letter SET due_at = 0 WHERE status IN ('queued', 'sending')")
  }

  /// A letter of the outbox, as JSON.
  struct Letter: Decodable, Equatable {
    let id: Int
    let kind: String
    let to: String
    let status: String
    let attempts: Int
    let failure: String?
    let next_try_at: String?
  }

  func letters(_ words: String...) throws -> [Letter] {
    try done(["outbox", "list", "--json"] + words).output.split(separator: "\n").map {
      try JSONDecoder().decode(Letter.self, from: Data($0.utf8))
    }
  }

  /// Registers somebody, which puts an invitation into the outbox where he is new.
  @discardableResult
  func register(_ person: String) throws -> String {
    try done([
      "registration", "create", "--company", Self.company, "--session", "S", "--participant",
      person, "--json",
    ]).field("convention")
  }

  func launch(_ convention: String) -> [String] {
    ["convention", "sign", convention, "--signatory", Self.signatory]
  }
}

extension String {
  /// The one link of a letter, which stands alone on its line.
  var link: String? {
    let lines = split(separator: "\n").filter { $0.contains("https://") }
    let whole = lines.first?.wholeMatch(
      of: /https:\/\/formation\.example\/jinius\/(sign|invitation)\/[A-Za-z0-9_-]{43}/)
    return lines.count == 1 ? whole.map { String($0.0) } : nil
  }
}
