import Testing

@testable import JiniusCore

/// Two firms that name the same unknown person: each has its own relation with him, and nothing of
/// the other's.
@Suite("issue 8, 3.4: a firm reaches nobody else's people")
struct ProvisionalNameTests {
  private let scene: Scene
  private let martin: Registry
  private let blanc: Registry
  private static let falseName = "Fausse Nom"

  init() throws {
    scene = try Scene()
    try scene.otherFirm()
    martin = scene.registry(as: Cast.claire)
    blanc = scene.registry(as: Cast.ines)
  }

  private var mine: InvitationFilter { InvitationFilter(email: Cast.leas, status: nil) }

  private func alias(_ name: String = falseName) -> PersonReference {
    PersonReference(email: Cast.leas, name: value(name))
  }

  private func name(in siren: SIREN, by registry: Registry) throws -> String? {
    try registry.collaboratorPage(of: siren, withFormer: false, after: 0, limit: 9)
      .first { $0.account.email == Cast.leas }?.account.name.description
  }

  @Test(
    "issue 8, 3.4: the invitation that another sent is neither listed, cancelled nor sent again")
  func care() throws {
    _ = try martin.addCollaborator(Cast.lea, to: Cast.siren)
    let before = try scene.newestLetter
    _ = try blanc.addCollaborator(alias(), to: Cast.otherSiren)
    #expect(try scene.sent(after: before).isEmpty)
    #expect(try blanc.invitationPage(mine, after: 0, limit: 9).isEmpty)
    let stranger = refusal { try blanc.resendInvitation(to: value("ghost@x.example")) }
    #expect(stranger?.code == "not_permitted")
    #expect(refusal { try blanc.resendInvitation(to: Cast.leas) } == stranger)
    #expect(refusal { try blanc.cancelInvitation(to: Cast.leas) } == stranger)
    #expect(try martin.invitationPage(mine, after: 0, limit: 9).count == 1)
    #expect(try martin.resendInvitation(to: Cast.leas).status == .sent)
    // Its own people list shows him as invited.
    let shown = try blanc.collaboratorPage(
      of: Cast.otherSiren, withFormer: false, after: 0, limit: 9)
    #expect(shown.map(\.account.status) == [.invited])
  }

  @Test("issue 8, 3.4: where none lives, whoever has named him sends one of his own")
  func takenOver() throws {
    _ = try martin.addCollaborator(Cast.lea, to: Cast.siren)
    _ = try blanc.addCollaborator(alias(), to: Cast.otherSiren)
    _ = try martin.cancelInvitation(to: Cast.leas)
    let sent = try blanc.resendInvitation(to: Cast.leas)
    #expect(sent.invitation.company == Cast.otherSiren)
    #expect(sent.invitation.account.name.description == Self.falseName)
    #expect(refusal { try martin.resendInvitation(to: Cast.leas) }?.code == "not_permitted")
    #expect(refusal { try martin.cancelInvitation(to: Cast.leas) }?.code == "not_permitted")
    #expect(try martin.invitationPage(mine, after: 0, limit: 9).map(\.status) == [.cancelled])
  }

  @Test("issue 8, 3.4: sent again three times in 24 hours, and on from the second that is named")
  func limit() throws {
    _ = try martin.addCollaborator(Cast.lea, to: Cast.siren)
    let first = scene.now
    for _ in 1...3 {
      _ = try scene.registry(as: Cast.claire).resendInvitation(to: Cast.leas)
      scene.pass(seconds: 60)
    }
    let until = first.adding(seconds: 86_400)
    let limited = Refusal.invitationLimit(email: Cast.leas.description, limit: 3, until: until)
    #expect(limited.code == "invitation_limit")
    for registry in [scene.registry, scene.registry(as: Cast.claire)] {
      #expect(refusal { try registry.resendInvitation(to: Cast.leas) } == limited)
    }
    // To name him anew, after a cancellation, gets no further letter out.
    _ = try scene.registry(as: Cast.claire).cancelInvitation(to: Cast.leas)
    let before = try scene.newestLetter
    _ = try scene.registry(as: Cast.ines).addCollaborator(alias(), to: Cast.otherSiren)
    #expect(try scene.sent(after: before).isEmpty)
    scene.now = until.adding(seconds: -1)
    #expect(refusal { try scene.registry.resendInvitation(to: Cast.leas) } == limited)
    scene.now = until
    #expect(try scene.registry.resendInvitation(to: Cast.leas).status == .sent)
    _ = try scene.registry.set(.invitationResends, to: "50")
    #expect(try scene.registry.resendInvitation(to: Cast.leas).status == .sent)
  }

  @Test("issue 8, 3.4: each firm sees the name that it gave, until the person gives his own")
  func names() throws {
    _ = try blanc.addCollaborator(alias(), to: Cast.otherSiren)
    #expect(
      refusal { try martin.addCollaborator(Cast.known(Cast.leas), to: Cast.siren) }
        == .newcomerWithoutName(email: Cast.leas.description))
    _ = try martin.addCollaborator(Cast.lea, to: Cast.siren)
    _ = try martin.addInterlocutor(
      Cast.signatory(Cast.known(Cast.leas), Cast.paulsMobile), to: Cast.company)
    let registration = try martin.register(
      Cast.known(Cast.leas), for: Cast.session.code, in: Cast.company, establishment: nil
    ).value
    #expect(registration.participantName.description == "Léa Petit")
    let number = registration.convention
    #expect(try martin.convention(number).view.participantName.description == "Léa Petit")
    #expect(
      try martin.interlocutor(Cast.leas, of: Cast.company, establishment: nil).account.name
        .description == "Léa Petit")
    let entry = try martin.companyOverview(Cast.siren).overview.awaitingSignature.first.first
    #expect(entry?.participantName.description == "Léa Petit")
    #expect(try name(in: Cast.siren, by: martin) == "Léa Petit")
    #expect(try name(in: Cast.otherSiren, by: blanc) == Self.falseName)
    let printed = try scene.registry.read {
      try $0.paperFacts(try $0.convention(number), signatory: nil).participant
    }
    #expect(printed.description == "Léa Petit")
    let letters = try scene.letters().count
    _ = try martin.launchSigning(number, signatory: Cast.leas)
    let letter = try #require(try scene.letters().dropFirst(letters).first)
    #expect(letter.body.contains("Léa Petit") && !letter.body.contains("Fausse"))
    let outcome = try scene.registry.acceptInvitation(
      token: try scene.activationToken(Cast.leas), name: value("Léa Petit-Roy"))
    #expect(outcome.value.name.description == "Léa Petit-Roy")
    for (siren, registry) in [(Cast.siren, martin), (Cast.otherSiren, blanc)] {
      #expect(try name(in: siren, by: registry) == "Léa Petit-Roy")
    }
    // What is known of an accepted account stands, whatever name is given.
    let again = try martin.addCollaborator(alias("Autre Chose"), to: Cast.siren)
    #expect(again.value.account.name.description == "Léa Petit-Roy")
    try scene.journalHolds()
  }

  @Test("issue 8, 3.4: accepted without a name, it is the one of the letter")
  func silent() throws {
    _ = try martin.addCollaborator(Cast.lea, to: Cast.siren)
    _ = try blanc.addCollaborator(alias(), to: Cast.otherSiren)
    let token = try scene.activationToken(Cast.leas)
    _ = try scene.registry.acceptInvitation(token: token)
    #expect(try name(in: Cast.otherSiren, by: blanc) == "Léa Petit")
    #expect(try scene.registry.acceptInvitation(token: token, name: value("Léa Petit")).wasAlready)
    #expect(
      refusal { try scene.registry.acceptInvitation(token: token, name: value("Lea Petit")) }?.code
        == "already_exists")
  }

  @Test("issue 8, 3.4: the operator's word stands as well, were it the same")
  func confirmed() throws {
    _ = try martin.addCollaborator(Cast.lea, to: Cast.siren)
    _ = try blanc.addCollaborator(alias(), to: Cast.otherSiren)
    let profession = AccountCorrection(
      givenName: nil, familyName: nil, email: nil, profession: .ec)
    _ = try scene.registry.rectifyAccount(Cast.leas, profession)
    #expect(try name(in: Cast.otherSiren, by: blanc) == Self.falseName)
    let same = AccountCorrection(
      givenName: "Léa", familyName: "Petit", email: nil, profession: nil)
    #expect(try !scene.registry.rectifyAccount(Cast.leas, same).wasAlready)
    #expect(try name(in: Cast.otherSiren, by: blanc) == "Léa Petit")
    #expect(try scene.registry.rectifyAccount(Cast.leas, same).wasAlready)
  }
}
