import Foundation
import Testing

/// Letters whose names, addresses and reasons were chosen by somebody who means harm: each is refused
/// where it is typed, or arrives as what it is, at the one recipient; nothing is executed, none is
/// lost.
@Suite struct HostileTests {
  /// What only a mail that was broken into would have.
  private static let fields = [
    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
  ]

  @Test("Typed in by hand, in names and addresses")
  func typed() throws {
    let scene = try Post()
    let (office, server) = (scene.office, scene.server)
    var wanted: [String: String] = [:]
    var refused = 0
    for (number, name) in Hostile.names.enumerated() where !name.utf8.contains(0) {
      let address = "p\(number)@cabinet.example"
      let ending = try office(Self.invitation(of: address, family: name))
      if ending.status == 0 {
        wanted[address] = "Ana " + name
      } else {
        #expect([64, 65].contains(ending.status), "\(name.debugDescription): \(ending)")
        refused += 1
      }
    }
    for address in Hostile.addresses where !address.utf8.contains(0) {
      let ending = try office(Self.invitation(of: address, family: "Petit"))
      if ending.status == 0 {
        wanted[address.lowercased()] = "Ana Petit"
      } else {
        #expect([64, 65].contains(ending.status), "\(address.debugDescription): \(ending)")
        refused += 1
      }
    }
    #expect(Hostile.names.count + Hostile.addresses.count >= 200)
    #expect(wanted.count > 10 && refused > 100)
    try expect(wanted, from: server)
    #expect(try office.letters().allSatisfy { $0.status == "sent" })
    try expectNothingRun(in: office)
  }

  @Test("Written into the database by another program, in each column of a letter")
  func forged() throws {
    let scene = try Post()
    let (office, server) = (scene.office, scene.server)
    var wanted: [String: String] = [:]
    var statements = ""
    var count = 0
    func add(to recipient: String, _ parameters: [String: String]) throws {
      count += 1
      let json = try JSONSerialization.data(withJSONObject: parameters)
      statements += """
        INSERT INTO letter (kind, channel, recipient, parameters, status, created_at, due_at)
        VALUES ('account_closed', 'email', CAST(x'\(recipient.hex)' AS TEXT),
          CAST(x'\(String(decoding: json, as: UTF8.self).hex)' AS TEXT), 'queued', \(count), 0);

        """
    }
    let million = String(repeating: "é", count: 500_000)
    for (number, name) in (Hostile.names + [million]).enumerated() {
      let address = "q\(number)@cabinet.example"
      try add(to: address, ["given": "Ana", "family": name, "reason": name])
      wanted[address] = name.isEmpty ? "Ana" : "Ana " + name
    }
    for address in Hostile.addresses + [million, "a@" + million] {
      try add(to: address, ["given": "Ana"])
    }
    #expect(count >= 200)
    try office.sql(statements)
    let ending = try office("outbox", "deliver", "--quiet")
    #expect(ending.status == 2)

    let letters = try office.letters()
    #expect(letters.count == count)
    // Nothing waits: each has left, or was given up, and is listed.
    #expect(letters.allSatisfy { $0.status == "sent" || $0.failure == "unfit" })
    let sent = letters.filter { $0.status == "sent" }
    #expect(sent.count > 60)
    let mails = try server.mails()
    #expect(mails.map(\.recipients) == sent.map { [$0.to.lowercased().trimmed] })
    for mail in mails {
      #expect(mail.fields.map { $0[0] } == Self.fields)
      #expect(mail.types == ["multipart/alternative", "text/plain", "text/html"])
      #expect(!mail.texts[1].contains("<script") && !mail.texts[1].contains("<img"))
      #expect(mail.to.count == 1)
      // SQLite ends a text at its first NUL.
      if let name = wanted[mail.recipients[0]], !name.utf8.contains(0) {
        #expect(mail.to[0][0] == name)
      }
    }
    try expectNothingRun(in: office)
  }

  @Test("Numbers that another program wrote into the database")
  func numbers() throws {
    let scene = try Post()
    let office = scene.office
    try office.useSMS(of: "exit 1")
    try office.done(office.launch(try office.register("Léa Petit <lea@cabinet.example>")))
    let link = try #require(try scene.server.mails().last?.text.link)
    try office.done("signature", "read", link, "--output", office.folder + "/read.pdf")
    try office.done("signature", "code", link)
    for number in Hostile.numbers {
      try office.sql(
        """
        INSERT INTO letter (kind, channel, recipient, parameters, procedure_id, code_id, status,
          created_at, due_at)
        SELECT kind, channel, CAST(x'\(number.hex)' AS TEXT), parameters, procedure_id, code_id,
          'queued', created_at, 0 FROM letter WHERE recipient = '\(Office.mobile)'
        """)
    }
    try office.useSMS()
    try office.letTimePass()
    _ = try office("outbox", "deliver")
    let codes = try office.letters().filter { $0.kind == "signature_code" }
    #expect(codes.count == Hostile.numbers.count + 1)
    #expect(codes.first?.status == "sent")
    #expect(codes.dropFirst().allSatisfy { $0.failure == "unfit" })
    #expect(try office.texts().map(\.arguments) == [[Office.mobile]])
    try expectNothingRun(in: office)
  }

  @Test("As a reason, as the name of a firm and as the title of a training")
  func texts() throws {
    let scene = try Post()
    let office = scene.office
    try office.done("settings", "set", "launches_per_day", "100")
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    var told = 0
    for text in Hostile.names.prefix(40) {
      _ = try office("company", "update", Office.company, "--name", text)
      _ = try office("training", "update", "T", "--title", text)
      try office.done(office.launch(convention))
      let ending = try office("convention", "cancel", convention, "--reason", text)
      if ending.status != 0 { try office.done("convention", "cancel", convention) }
      told += 2
    }
    let mails = try scene.server.mails()
    #expect(mails.count == told + 1)
    #expect(mails.allSatisfy { $0.recipients.count == 1 && $0.fields.map { $0[0] } == Self.fields })
    #expect(mails.allSatisfy { !$0.texts[1].contains("<script") })
    // No letter holds more than its own link.
    let links = mails.map { $0.text.matches(of: /[A-Za-z0-9_-]{43,}/).count }
    #expect(links.allSatisfy { $0 <= 1 })
    try expectNothingRun(in: office)
  }

  private static func invitation(of address: String, family: String) -> [String] {
    [
      "interlocutor", "add", "--company", Office.company, "--email=\(address)",
      "--given-name", "Ana", "--family-name=\(family)",
    ]
  }

  /// Each of these came once, under the name that was given, and nothing else came.
  private func expect(_ wanted: [String: String], from server: MailServer) throws {
    let mails = try server.mails()
    #expect(mails.map(\.recipients).filter { $0.count != 1 }.isEmpty)
    #expect(Set(mails.map { $0.recipients[0] }) == Set(wanted.keys))
    #expect(mails.count == wanted.count)
    for mail in mails {
      let name = try #require(wanted[mail.recipients[0]])
      #expect(mail.to.count == 1)
      #expect(mail.to[0][0].words == name.words, "\(name.debugDescription)")
      #expect(mail.fields.map { $0[0] } == Self.fields)
      #expect(mail.text.hasPrefix("Jinius, service d'inscription aux formations, vous écrit"))
      #expect(mail.text.contains("\n\nBonjour Ana"))
    }
  }

  private func expectNothingRun(in office: Office) throws {
    let names = try office.names()
    #expect(names.filter { $0.contains("loot") }.isEmpty, "\(names)")
    #expect(!FileManager.default.fileExists(atPath: Hostile.loot))
    #expect(try office("audit", "verify").status == 0)
  }
}

extension String {
  fileprivate var hex: String { utf8.map { String(format: "%02x", $0) }.joined() }
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
  fileprivate var words: [Substring] {
    precomposedStringWithCanonicalMapping[...].split { $0.isWhitespace }
  }
}
