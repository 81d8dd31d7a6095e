import Foundation
import Stage
import Testing

/// A convention signed by what really comes: mails by msmtp and a mail server, codes by an SMS
/// command.
@Suite struct CeremonyTests {
  private static let fields = [
    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
  ]

  @Test("Invitation, link, code and signed file arrive, each once and at one recipient")
  func ceremony() throws {
    let scene = try Post()
    let (office, server) = (scene.office, scene.server)
    try office.useSMS()
    let convention = try office.register("Léa D'Arc <lea@cabinet.example>")
    try office.done(office.launch(convention))
    let link = try #require(try server.mails().last?.text.link)
    try office.done("signature", "read", link, "--output", office.folder + "/read.pdf")
    try office.done("signature", "code", link)
    let sms = try #require(try office.texts().first)
    #expect(sms.arguments == [Office.mobile])
    let code = String(sms.text.prefix(6))
    try office.done("signature", "sign", link, "--code", code)

    let mails = try server.mails()
    #expect(
      mails.map(\.recipients) == [
        ["lea@cabinet.example"], [Office.signatory], ["lea@cabinet.example"], [Office.signatory],
      ])
    #expect(
      mails.map(\.to).joined().map { $0[0] }
        == ["Léa D'Arc", "Paul Durand", "Léa D'Arc", "Paul Durand"])
    let confirmation = "Inscription confirmée"
    #expect(
      mails.compactMap { $0.field("Subject") }.filter { !$0.hasPrefix(confirmation) } == [
        "Invitation à vous connecter à Jinius",
        "À signer : la convention de formation \(convention)",
        "Signé : la convention de formation \(convention)",
      ])
    #expect(Set(mails.map(\.messageID)).count == 4)
    for mail in mails {
      #expect(mail.sender == Office.sender)
      #expect(mail.fields.map { $0[0] } == Self.fields)
      #expect(mail.field("From") == "Jinius <\(Office.sender)>")
      #expect(mail.field("Auto-Submitted") == "auto-generated")
      #expect(mail.messageID.wholeMatch(of: /<[A-Za-z0-9_-]{22}@formation\.example>/) != nil)
      #expect(mail.types == ["multipart/alternative", "text/plain", "text/html"])
      #expect(mail.defects == [])
      // What only tells leads nowhere.
      if mail.field("Subject")?.hasPrefix(confirmation) == true { continue }
      let link = try #require(mail.text.link)
      #expect(mail.texts[1].contains("<a href=\"\(link)\">\(link)</a>"))
    }
    #expect(try office.letters().allSatisfy { $0.status == "sent" && $0.attempts == 1 })
    #expect(try office("audit", "verify").status == 0)
    // When they left is evidence.
    let kinds = try office.sql(
      """
      SELECT facts ->> 'kind' FROM journal WHERE kind = 'letter_sent' AND subject = 'procedure'
      ORDER BY number
      """)
    #expect(kinds == "signature_link\nsignature_code\nsignature_done")
  }

  @Test("What a person at a distance causes is sent as well, and he is told nothing of the mail")
  func gate() throws {
    let scene = try Post()
    let office = scene.office
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    func ask(_ line: String) throws -> Ending {
      try system(
        office.jinius, ["gate", "--as", "claire@cabinet.example", "--db", office.database],
        environment: ["HOME": office.folder, "SSH_ORIGINAL_COMMAND": line])
    }
    let launched = try ask(office.launch(convention).joined(separator: " "))
    #expect(launched.status == 0, "\(launched)")
    #expect(try scene.server.mails().last?.recipients == [Office.signatory])
    scene.goDown()
    let cancelled = try ask("convention cancel \(convention)")
    #expect(cancelled.status == 0)
    #expect(!(launched.errors + cancelled.errors).contains("letter"), "\(launched)\(cancelled)")
    #expect(try office.letters().last?.status == "queued")
  }

  @Test("Whatever becomes of the mail, a command's status and its standard output stand")
  func resultStands() throws {
    let office = try Office.open()
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    try office.useMail(of: "cat > /dev/null; echo 'no way today' >&2; exit 75")
    let ending = try office(office.launch(convention) + ["--json"])
    #expect(ending.status == 0)
    #expect(try ending.field("status") == "signing")
    #expect(ending.errors == "")
    let told = try office(
      "convention", "cancel", convention, "--reason", "essai")
    #expect(told.status == 0)
    #expect(told.errors.contains("waits until"))
    #expect(told.errors.contains("exit_75, “no way today”"))
    // The invitation, which waited from before there was any mail, was tried as well.
    #expect(try office.letters().map(\.failure) == ["exit_75", "exit_75", "exit_75"])
  }

  @Test("A refusal that leaves a letter sends it too")
  func refusal() throws {
    let scene = try Post()
    let office = scene.office
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    try office.done(office.launch(convention))
    let link = try #require(try scene.server.mails().last?.text.link)
    try office.done("signature", "read", link, "--output", office.folder + "/read.pdf")
    for _ in 1...5 { try office.done("signature", "code", link) }
    #expect(try office("signature", "code", link).status == 1)
    let mails = try scene.server.mails()
    #expect(mails.filter { $0.field("Subject")?.hasPrefix("Signature bloquée") == true }.count == 2)
  }

  @Test(
    "A program that hangs holds a command up for fifteen seconds at most", .timeLimit(.minutes(1)))
  func hanging() throws {
    let office = try Office.open()
    try office.useMail(of: "sleep 1000")
    try office.register("Léa Petit <lea@cabinet.example>")
    let letter = try #require(try office.letters().first)
    #expect(letter.status == "queued")
    #expect(letter.failure == "timed_out")
  }

  @Test("Of many letters a command sends some, and says that the others wait")
  func many() throws {
    let office = try Office.open()
    try office.useMail(of: "cat > /dev/null")
    let lines = (1...20).map { "Ana,Petit,p\($0)@cabinet.example\n" }.joined()
    let ending = try office(
      "collaborator", "import", "--company", Office.company,
      input: "given_name,family_name,email\n" + lines)
    #expect(ending.status == 0)
    let letters = try office.letters()
    try #require(letters.count == 20)
    #expect(ending.errors.contains("16 letters sent\nthe others leave with"), "\(ending)")
    #expect(letters.count { $0.status == "queued" } == 4)
    try office.done("outbox", "deliver")
    #expect(try office.letters().allSatisfy { $0.status == "sent" })
  }

  @Test("From a sandbox nothing leaves, whatever is set")
  func sandbox() throws {
    let office = try Office.open()
    let database = office.folder + "/sandbox.db"
    func play(_ words: String...) throws -> Ending {
      let ending = try office(words + ["--db", database])
      try #require(ending.status == 0, "\(ending)")
      return ending
    }
    _ = try play("init", "--sandbox")
    try office.useMail(of: "touch loot")
    try office.useSMS(of: "touch loot")
    _ = try play("settings", "set", "sendmail", office.folder + "/mail")
    _ = try play("settings", "set", "mail_sender", Office.sender)
    _ = try play("settings", "set", "sms_command", office.folder + "/sms")
    _ = try play("account", "create", "claire@x.fr", "--given-name", "C", "--family-name", "M")
    _ = try play(
      "company", "init", "--siret", "37962734200015", "--name", "X", "--administrator",
      "claire@x.fr", "--pledge", "--registration-rights", "open")
    _ = try play(
      "interlocutor", "add", "--company", "379627342", "--email", "paul@x.fr", "--given-name", "P",
      "--family-name", "D")
    #expect(try play("outbox", "deliver").errors.contains("a sandbox keeps its letters"))
    #expect(try play("outbox", "list").output.contains("queued"))
    #expect(try !office.names().contains("loot"))
  }
}
