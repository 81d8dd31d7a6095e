import SQLite
import Testing

@testable import JiniusCore

/// What a firm puts right of a newcomer, until he accepts; and letters that got lost.
struct NewcomerTests {
  private let scene: Scene
  private let right: EmailAddress = value("lea.petit-roy@cabinet-martin.fr")

  init() throws { scene = try Scene() }

  private func correct(
    _ name: String? = nil, at address: EmailAddress? = nil, by registry: Registry? = nil
  ) throws -> Outcome<Collaborator> {
    try (registry ?? scene.registry).updateCollaborator(
      Cast.leas, of: Cast.siren,
      NewcomerCorrection(name: name.map { value($0) }, email: address))
  }

  private func change(
    _ email: EmailAddress, to address: EmailAddress? = nil, name: String? = nil
  ) throws -> Interlocutor {
    try scene.registry.updateInterlocutor(
      email, of: Cast.company, establishment: nil,
      InterlocutorChange(
        roles: nil, mobile: nil, canSign: nil, person: address.map(Cast.known),
        name: name.map { value($0) })
    ).value
  }

  @Test(
    "issue 9, 2.9: an administrator puts a newcomer's name right, and it stands once he accepts")
  func name() throws {
    let number = try scene.register().number
    let claire = scene.registry(as: Cast.claire)
    #expect(try !correct("Léa Petit-Roy", by: claire).wasAlready)
    #expect(try correct("Léa Petit-Roy", by: claire).wasAlready)
    #expect(
      try scene.registry.registration(number).participantName.description == "Léa Petit-Roy")
    #expect(try scene.registry.account(Cast.leas).name.description == "Léa Petit-Roy")
    _ = try scene.accepted(Cast.leas)
    #expect(try scene.registry.account(Cast.leas).name.description == "Léa Petit-Roy")
    #expect(refusal { try correct("Léa Autre", by: claire) }?.code == "account_accepted")
    #expect(refusal { try correct(at: right) }?.code == "account_accepted")
    try scene.journalHolds()
  }

  @Test("issue 9, 2.9: a paper that was read with another name is named")
  func frozenPaper() throws {
    let number = try scene.launched()
    _ = try scene.registry.addSession(Cast.session("B", seats: 3))
    try scene.register(for: value("B"))
    let claire = scene.registry(as: Cast.claire)
    let papers = try #require(
      try claire.papers(naming: Cast.leas, in: Cast.company, for: .manageCompany))
    let elsewhere = try scene.registry.papers(
      naming: Cast.leas, in: .individual(Cast.marie), for: .manageRights)
    #expect(papers.unchanged(by: try scene.registry.account(Cast.leas)) == [])
    let corrected = try correct("Léa Petit-Roy").value.account
    #expect(papers.unchanged(by: corrected) == [number])
    #expect(elsewhere?.unchanged(by: corrected) == [])
    #expect(
      refusal {
        try scene.registry(as: Cast.zoe).papers(
          naming: Cast.leas, in: Cast.company, for: .manageCompany)
      } != nil)
  }

  @Test("issue 9, 2.9: the right address gets the invitation, and what was done follows")
  func address() throws {
    let number = try scene.register().number
    let dead = try scene.activationToken(Cast.leas)
    let before = try scene.newestLetter
    #expect(try correct(at: right).value.account.email == right)
    #expect(try scene.sent(after: before) == ["invitation \(right)"])
    #expect(refusal { try scene.registry.acceptInvitation(token: dead) } == .tokenDead)
    #expect(try scene.registry.registration(number).participant == right)
    #expect(try scene.directory() == [right.description])
    #expect(refusal { try scene.registry.account(Cast.leas) }?.code == "not_found")
    #expect(try correct(at: right).wasAlready)
    _ = try scene.accepted(right)
    #expect(try scene.registry.account(right).status == .active)
    try scene.journalHolds()
  }

  @Test("issue 9, 2.9: so is an interlocutor put right, with the place that he holds")
  func interlocutor() throws {
    let moved = try change(Cast.zoe, to: right)
    #expect(moved.account.email == right && moved.canSign)
    #expect(moved.account.name.description == "Zoé Leroy")
    #expect(
      try change(right, name: "Zoé Leroy-Roy").account.name.description == "Zoé Leroy-Roy")
    _ = try scene.accepted(right)
    #expect(refusal { try change(right, name: "Autre Nom") }?.code == "account_accepted")
  }

  @Test("issue 9, 2.9: while somebody is signing he stays who he was")
  func signing() throws {
    _ = try scene.launched(by: Cast.zoe)
    #expect(refusal { try change(Cast.zoe, name: "Zoé Autre") }?.code == "signing_in_progress")
  }

  @Test("issue 9, 2.9: whose address others invited as well keeps it: another takes his place")
  func shared() throws {
    try scene.register()
    _ = try scene.registry.addSession(Cast.session("B", seats: 3))
    try scene.register(Cast.lea, for: value("B"), in: .individual(Cast.marie))
    #expect(try correct(at: right).value.account.email == right)
    #expect(try scene.registry.account(Cast.leas).status == .invited)
    #expect(try scene.directory() == [right.description])
  }

  @Test("issue 9, 2.9: addresses are put right so often a day as people are invited")
  func limit() throws {
    try scene.register()
    var address = Cast.leas
    for turn in 1...4 {
      let next: EmailAddress = value("lea\(turn)@cabinet-martin.fr")
      let code = refusal {
        try scene.registry.updateCollaborator(
          address, of: Cast.siren, NewcomerCorrection(name: nil, email: next))
      }?.code
      #expect(code == (turn == 4 ? "invitation_limit" : nil))
      if code == nil { address = next }
    }
  }

  /// Marks all letters as sent: from a sandbox none leaves.
  private func send() throws {
    try scene.database().execute(
      "UPDATE letter SET status = 'sent', ended_at = created_at WHERE status = 'queued'")
  }

  private func letter(_ kind: LetterKind) throws -> LetterView {
    try scene.registry.letter(LetterFilter(kind: kind, isNewestFirst: true))
  }

  @Test("issue 9, 2.9: a lost letter goes again with the very link that it held")
  func resent() throws {
    _ = try scene.launched()
    let lost = try letter(.signatureLink)
    #expect(try scene.registry.resendLetter(lost.id).wasAlready)
    try send()
    let copy = try scene.registry.resendLetter(lost.id)
    #expect(!copy.wasAlready && copy.value.id != lost.id)
    #expect(try scene.registry.letter(copy.value.id).body == lost.body)
    #expect(try scene.registry.resendLetter(lost.id).wasAlready)
    try send()
    try scene.sign()
    #expect(refusal { try scene.registry.resendLetter(lost.id) } == .letterStale(id: lost.id))
    try scene.journalHolds()
  }

  @Test("issue 9, 2.9: a dead code or link is never sent again")
  func dead() throws {
    let number = try scene.launched()
    let token = try scene.token()
    _ = try scene.registry.markRead(token: token)
    _ = try scene.registry.requestCode(token: token)
    try send()
    let (link, code) = (try letter(.signatureLink).id, try letter(.signatureCode).id)
    scene.pass(seconds: 600)
    #expect(refusal { try scene.registry.resendLetter(code) } == .letterStale(id: code))
    _ = try scene.registry.cancelSigning(number, reason: nil)
    #expect(refusal { try scene.registry.resendLetter(link) } == .letterStale(id: link))
  }

  @Test("issue 9, 2.9: three times a day at most, and a copy of an invitation counts as one")
  func limits() throws {
    _ = try scene.launched()
    try send()
    let id = try letter(.signatureLink).id
    for _ in 1...3 {
      #expect(try !scene.registry.resendLetter(id).wasAlready)
      try send()
    }
    #expect(refusal { try scene.registry.resendLetter(id) }?.code == "letter_limit")
    scene.pass(days: 1)
    #expect(try !scene.registry.resendLetter(id).wasAlready)

    let invitation = try scene.registry.letter(
      LetterFilter(recipient: Cast.leas.description, kind: .invitation, isNewestFirst: true)
    ).id
    for _ in 1...3 {
      _ = try scene.registry.resendLetter(invitation)
      try send()
    }
    #expect(refusal { try scene.registry.resendLetter(invitation) }?.code == "invitation_limit")
    #expect(
      refusal { try scene.registry.resendInvitation(to: Cast.leas) }?.code == "invitation_limit")
  }
}
