import Foundation
import SQLite
import Testing

@testable import JiniusCore

/// Erasing a person: what goes, what the law keeps, and who cannot be erased yet.
struct PrivacyErasureTests {
  /// Léa was registered, and is no longer.
  private func cancelled() throws -> Scene {
    let scene = try Scene()
    let registration = try scene.register()
    _ = try scene.registry.cancelRegistration(registration.number, reason: "départ de Léa")
    return scene
  }

  // MARK: What goes

  @Test("Nothing of a person is left in the bytes of the file, and the journal still holds")
  func bytes() throws {
    let scene = try cancelled()
    #expect(try scene.lingering(Cast.leasTexts).count == 3)
    let erasure = try scene.erase(Cast.leas).value
    #expect(try scene.lingering(Cast.leasTexts).isEmpty)
    #expect(erasure.account == value("anonymised-5@anonymised.invalid"))
    let account = try scene.registry.account(erasure.account)
    #expect(account.status == .anonymised)
    #expect(account.name.description == "Anonymisé Anonymisé")
    #expect(account.profession == nil)
    #expect(
      erasure.erased.map(\.record) == [
        "account", "journal_personal", "reasons", "invitations", "provisional_names", "letters",
        "collaborators",
      ])
    try scene.journalHolds()
  }

  @Test("Of many people the erased ones leave nothing behind, wherever their rows stood")
  func manyPeople() throws {
    let scene = try Scene()
    // Scattered over the indexes, of different lengths, and none within another.
    let people = try (0..<120).map { number -> EmailAddress in
      let mark =
        String((number * 7919 + 100_003) % 1_000_003).map {
          "abcdefghij".dropFirst(Int($0.asciiValue ?? 48) - 48).prefix(1)
        }.joined()
        + String(repeating: "q", count: number % 7)
      let email: EmailAddress = value("\(mark)@\(mark).example")
      _ = try scene.registry.createAccount(
        email, name: PersonName(given: "Z\(mark)", family: "W\(mark)"), profession: nil)
      return email
    }
    for email in people.enumerated().filter({ $0.offset % 3 == 1 }).map(\.element) {
      let mark = String(email.description.prefix { $0 != "@" })
      #expect(try scene.lingering([mark]).count == 1)
      _ = try scene.erase(email)
      #expect(try scene.lingering([mark]).isEmpty)
    }
    try scene.journalHolds()
  }

  @Test("What was frozen and never signed goes with him; what others signed stays")
  func papers() throws {
    let scene = try Scene()
    let number = try scene.launched()
    _ = try scene.registry.cancelSigning(number, reason: "Léa s'est trompée")
    let content: SQL = "SELECT count(*) FROM document WHERE content IS NOT NULL"
    #expect(try scene.number(content) == 1)
    _ = try scene.registry.cancelRegistration(value("R-000001"), reason: nil)
    let erasure = try scene.erase(Cast.leas).value
    #expect(try scene.number(content) == 0)
    #expect(erasure.erased.contains { $0.record == "unsigned_papers" && $0.count == 1 })
    #expect(try scene.lingering(Cast.leasTexts).isEmpty)
    // The signatory is somebody else, and stays who he is.
    let procedure = try #require(try scene.registry.convention(number).procedures.first)
    #expect(procedure.signatory == Cast.zoe)
    #expect(procedure.mobile == Cast.zoesMobile)
    #expect(procedure.reason == nil)
    // The letters to her say no name and no reason any more.
    let letters = try scene.letters().filter { $0.recipient == Cast.zoe.description }
    #expect(letters.contains { $0.kind == .signatureCancelled && $0.body.contains("Anonymisé") })
    #expect(!letters.contains { $0.body.contains("trompée") })
    try scene.journalHolds()
  }

  @Test("The bytes that somebody is to sign, or has signed, outlive a launch of the same bytes")
  func sharedBytes() throws {
    let scene = try Scene()
    // In one second: launched, cancelled, launched again, which freezes the same bytes.
    let number = try scene.launched()
    _ = try scene.registry.cancelSigning(number, reason: nil)
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    #expect(try scene.number("SELECT count(*) FROM document") == 1)
    try scene.sign()
    scene.now = instant("2027-06-03T09:00:00Z")
    _ = try scene.erase(Cast.leas)
    #expect(try scene.registry.download(number).starts(with: Array("%PDF".utf8)))
    #expect(try scene.registry.preview(number).starts(with: Array("%PDF".utf8)))
  }

  @Test("A signatory keeps his name on what he signed, and loses it on what he did not")
  func signatory() throws {
    let scene = try Scene()
    let unsigned = try scene.launched()
    _ = try scene.registry.cancelSigning(unsigned, reason: nil)
    let signed = try scene.register(Cast.newcomer("Anna Roy", "anna@example.fr")).convention
    _ = try scene.registry.launchSigning(signed, signatory: Cast.zoe)
    try scene.sign()
    let erasure = try scene.erase(Cast.zoe).value
    let kept = try #require(try scene.registry.convention(signed).procedures.first)
    #expect(kept.signatory == Cast.zoe)
    #expect(kept.name.description == "Zoé Leroy")
    #expect(kept.mobile == Cast.zoesMobile)
    let gone = try #require(try scene.registry.convention(unsigned).procedures.first)
    #expect(gone.signatory == erasure.account)
    #expect(gone.name.description == "Anonymisé Anonymisé")
    #expect(gone.mobile == nil)
    #expect(erasure.kept.map(\.record).contains(signed.description))
    #expect(!erasure.kept.map(\.record).contains(unsigned.description))
    #expect(try scene.registry.signatories(of: unsigned).map(\.account.email) == [Cast.paul])
    try scene.journalHolds()
  }

  @Test("A private person's own space empties with him, and letters that name him forget him")
  func privatePerson() throws {
    let scene = try Scene()
    let person = Cast.max
    _ = try scene.registry.createAccount(
      person.email, name: try #require(person.name), profession: .ec)
    let space = SpaceReference.individual(person.email)
    _ = try scene.registry.declareIndividual(person.email, mobile: Cast.maxsMobile)
    _ = try scene.registry.addInterlocutor(
      Cast.signatory(Cast.newcomer("Ines Blanc", "ines@example.fr"), Cast.paulsMobile), to: space)
    let number = try scene.register(nil, in: space).convention
    _ = try scene.registry.launchSigning(number, signatory: person.email)
    let token = try scene.token()
    _ = try scene.registry.markRead(token: token)
    _ = try scene.registry.requestCode(token: token)
    _ = try scene.registry.declineSignature(token: token, reason: "Noirétable hésite")
    _ = try scene.registry.cancelRegistration(value("R-000001"), reason: "Noirétable renonce")
    #expect(try scene.lingering(Cast.maxsTexts).count == 4)
    _ = try scene.erase(person.email)
    #expect(try scene.lingering(Cast.maxsTexts).isEmpty)
    #expect(
      try scene.number(
        "SELECT count(*) FROM interlocutor WHERE space_id = 3 AND removed_at IS NULL")
        == 0)
    let invitation = try scene.letters().last { $0.recipient == "ines@example.fr" }
    #expect(invitation?.body.contains("« Anonymisé »") == true)
    try scene.journalHolds()
  }

  @Test("A deadline that nobody recorded is recorded, and its letter goes with him")
  func unrecordedLapse() throws {
    let scene = try Scene()
    let number = try scene.launched()
    scene.now = instant("2027-07-01T09:00:00Z")
    let erasure = try scene.erase(Cast.zoe).value
    let procedure = try #require(try scene.registry.convention(number).procedures.first)
    #expect(procedure.status == "expired")
    #expect(procedure.signatory == erasure.account)
    #expect(try scene.lingering([Cast.zoe.description, "Leroy", "33612345678"]).isEmpty)
    #expect(try scene.registry.recordWhatFellDue().expired.isEmpty)
    try scene.journalHolds()
  }

  // MARK: What is kept

  @Test("What the law keeps is told record by record, with its article and its last day")
  func keptOfCancelled() throws {
    let scene = try cancelled()
    let kept = try scene.erase(Cast.leas).value.kept
    #expect(kept.map(\.record) == ["R-000001", "C-000001", "journal"])
    #expect(
      kept.map(\.article) == [
        "Code du travail, art. L6362-6", "Code civil, art. 2224 (RGPD, art. 17-3-e)",
        "CGI, art. 286 I 3° bis ; LPF, art. L102 B",
      ])
    #expect(kept.map(\.until.description) == ["2029-12-31", "2031-11-20", "2032-11-20"])
    #expect(kept.allSatisfy { !$0.what.isEmpty && !$0.why.isEmpty })
    #expect(kept.last?.what == "2 entries, without their personal side")
  }

  /// A contract of a private person: its price and VAT, and how long it is kept.
  struct Contract: CustomTestStringConvertible, Sendable {
    let price: String
    let vat: VAT
    let until: String
    var testDescription: String { "\(price) € \(vat)" }
  }

  @Test(
    "A contract is kept five years from its end, and ten from 120 € on that a private person pays",
    arguments: [
      Contract(price: "119.99", vat: .exempt, until: "2032-06-02"),
      Contract(price: "120.00", vat: .exempt, until: "2037-06-02"),
      Contract(price: "99.99", vat: .standard, until: "2032-06-02"),
      Contract(price: "100.00", vat: .standard, until: "2037-06-02"),
      Contract(price: "0.00", vat: .franchise, until: "2032-06-02"),
    ])
  func keptContract(_ contract: Contract) throws {
    let scene = try Scene()
    _ = try scene.registry.updateTraining(Cast.training.code) {
      $0.price = value(contract.price)
      $0.mentions.prerequisites = "Aucun."
    }
    _ = try scene.registry.updateProvider(Cast.provider.code) { $0.vat = contract.vat }
    let number = try scene.register(nil, in: .individual(Cast.marie)).convention
    _ = try scene.registry.launchSigning(number, signatory: Cast.marie)
    try scene.sign()
    scene.now = instant("2027-06-03T09:00:00Z")
    let kept = try #require(
      try scene.erase(Cast.marie).value.kept.first { $0.record == number.description })
    #expect(kept.until.description == contract.until)
    #expect(
      kept.article
        == (contract.until.hasPrefix("2037")
          ? "Code de la consommation, art. L213-1 et D213-1" : "Code civil, art. 2224"))
    #expect(kept.what.contains("signed contract"))
  }

  @Test("A pledge is kept five years, under a pseudonym")
  func keptPledge() throws {
    let scene = try Scene()
    _ = try scene.registry.updateInterlocutor(
      Cast.paul, of: Cast.company, establishment: nil,
      .init(roles: [.administrator], mobile: nil, canSign: nil, person: nil))
    _ = try scene.accepted(Cast.paul)
    let erasure = try scene.erase(Cast.claire).value
    let pledge = try #require(erasure.kept.first { $0.record == "pledge" })
    #expect(pledge.what == "pledge for Cabinet Martin, under a pseudonym")
    #expect(pledge.until.description == "2031-11-20")
    let company = try scene.registry.company(value("379627342"))
    #expect(company.pledges.map(\.account) == [erasure.account])
  }

  // MARK: Who cannot be erased

  @Test("Whoever is to take part, in his own name or in his space, is engaged")
  func registrationToCome() throws {
    let scene = try Scene()
    _ = try scene.register()
    _ = try scene.register(
      Cast.newcomer("Anna Roy", "anna@example.fr"), in: .individual(Cast.marie))
    _ = try scene.accepted(Cast.leas)
    for (email, number) in [(Cast.leas, "R-000001"), (Cast.marie, "R-000002")] {
      let engaged = Refusal.engaged(
        account: email.description, registrations: [number], conventions: [])
      #expect(throws: engaged) { try scene.erase(email) }
      #expect(throws: engaged) {
        try scene.registry(as: email).eraseAccount(email, isConfirmed: true)
      }
    }
    // To its last second.
    let end = Cast.session.endsAt
    scene.now = end.adding(seconds: -1)
    #expect(refusal { try scene.erase(Cast.leas) } != nil)
    scene.now = end
    #expect(refusal { try scene.erase(Cast.leas) } == nil)
  }

  @Test("Whoever is to sign, and whoever the paper is about, are engaged until the link dies")
  func openProcedure() throws {
    let scene = try Scene()
    scene.now = Cast.session.startsAt.adding(seconds: -60)
    _ = try scene.launched()
    scene.now = Cast.session.endsAt.adding(seconds: -1)
    for (email, registrations) in [(Cast.zoe, []), (Cast.leas, ["R-000001"])] {
      #expect(
        throws: Refusal.engaged(
          account: email.description, registrations: registrations, conventions: ["C-000001"])
      ) { try scene.erase(email) }
    }
    // It dies with the session, though 60 days are not over.
    scene.now = Cast.session.endsAt
    #expect(refusal { try scene.erase(Cast.zoe) } == nil)
    #expect(refusal { try scene.erase(Cast.leas) } == nil)
  }

  @Test("The last administrator of a company stays; one of several may go")
  func lastAdministrator() throws {
    let scene = try Scene()
    #expect(throws: Refusal.lastAdministrator(space: "Cabinet Martin")) {
      try scene.erase(Cast.claire)
    }
    _ = try scene.registry.updateInterlocutor(
      Cast.paul, of: Cast.company, establishment: nil,
      .init(roles: [.administrator], mobile: nil, canSign: nil, person: nil))
    _ = try scene.accepted(Cast.paul)
    #expect(refusal { try scene.erase(Cast.claire) } == nil)
    #expect(throws: Refusal.lastAdministrator(space: "Cabinet Martin")) {
      try scene.erase(Cast.paul)
    }
  }

  @Test("Right, existence, confirmation, rules: in this order")
  func order() throws {
    let scene = try Scene()
    _ = try scene.register()
    let unconfirmed = Refusal.confirmationRequired(.erasure)
    let other = refusal {
      try scene.registry(as: Cast.marie).eraseAccount(Cast.leas, isConfirmed: false)
    }
    #expect(other?.code == "not_permitted")
    let unknown: EmailAddress = value("nobody@example.fr")
    let unseen = refusal {
      try scene.registry(as: Cast.marie).eraseAccount(unknown, isConfirmed: false)
    }
    #expect(unseen?.code == "not_permitted")
    #expect(throws: Refusal.notFound(.account, unknown.description)) {
      try scene.registry.eraseAccount(unknown, isConfirmed: false)
    }
    #expect(throws: unconfirmed) {
      try scene.registry.eraseAccount(Cast.leas, isConfirmed: false)
    }
    #expect(refusal { try scene.erase(Cast.leas) }?.code == "engaged")
  }

  // MARK: Afterwards

  @Test("An erased account may do nothing, is erased once, and frees its address")
  func afterwards() throws {
    let scene = try cancelled()
    let first = try scene.accepted(Cast.leas).eraseAccount(Cast.leas, isConfirmed: true)
    #expect(!first.wasAlready)
    for address in [Cast.leas, first.value.account] {
      #expect(throws: Refusal.unknownAccount(address.description)) {
        try scene.registry(as: address).account(address)
      }
    }
    let again = try scene.erase(first.value.account)
    #expect(again.wasAlready)
    #expect(again.value.erased.isEmpty)
    #expect(again.value.kept.map(\.record) == first.value.kept.map(\.record))
    let fresh = try scene.registry.createAccount(
      Cast.leas, name: try #require(Cast.lea.name), profession: nil)
    #expect(!fresh.wasAlready)
    #expect(try scene.registry.personalData(of: Cast.leas).registrations.isEmpty)
    #expect(try scene.register(Cast.known(Cast.leas)).participant == Cast.leas)
  }

  @Test("Nobody keeps another from being erased by taking his pseudonym")
  func takenPseudonym() throws {
    let scene = try cancelled()
    _ = try scene.registry.createAccount(
      value("anonymised-5@anonymised.invalid"), name: value("Jean Malin"), profession: nil)
    #expect(
      try scene.erase(Cast.leas).value.account == value("anonymised-5-2@anonymised.invalid"))
  }

  @Test("A rehearsal says what would go, and keeps everything")
  func rehearsal() throws {
    let scene = try cancelled()
    let before = try scene.bytes
    let erasure = try scene.registry(rehearsal: true).eraseAccount(Cast.leas, isConfirmed: true)
    #expect(!erasure.value.erased.isEmpty)
    #expect(try scene.bytes == before)
  }
}
