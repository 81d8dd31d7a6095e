import Testing

@testable import JiniusCore

@Suite("Invitations")
struct PeopleInvitationTests {
  private let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.register()
  }

  private var invited: InvitationFilter { InvitationFilter(email: Cast.leas, status: nil) }

  @Test("sent anew, the new link opens and the old one is dead")
  func resent() throws {
    let old = try scene.activationToken(Cast.leas)
    let before = try scene.newestLetter
    let view = try scene.registry.resendInvitation(to: Cast.leas)
    #expect(view.status == .sent)
    #expect(try scene.sent(after: before) == ["invitation \(Cast.leas)"])
    let letter = try #require(try scene.letters().last)
    #expect(letter.body.contains("par : « Cabinet Martin »"))
    #expect(!letter.body.contains(old))
    #expect(try scene.invitations(to: Cast.leas) == [.cancelled, .sent])
    #expect(refusal { try scene.registry.acceptInvitation(token: old) } == .tokenDead)
    let new = try scene.activationToken(Cast.leas)
    #expect(try scene.registry.acceptInvitation(token: new).value.status == .active)
    #expect(try scene.registry.acceptInvitation(token: new).wasAlready)
    #expect(try scene.invitations(to: Cast.leas) == [.cancelled, .accepted])
    try scene.journalHolds()
  }

  @Test("a cancelled one is dead, its account waits, and another can be sent")
  func cancelled() throws {
    let token = try scene.activationToken(Cast.leas)
    #expect(try scene.registry.cancelInvitation(to: Cast.leas).value.status == .cancelled)
    #expect(try scene.registry.cancelInvitation(to: Cast.leas).wasAlready)
    #expect(refusal { try scene.registry.acceptInvitation(token: token) } == .tokenDead)
    #expect(try scene.accountStatus(Cast.leas) == .invited)
    _ = try scene.registry.resendInvitation(to: Cast.leas)
    #expect(try scene.invitations(to: Cast.leas) == [.cancelled, .sent])
  }

  @Test(
    "it lives thirty days, to the second",
    arguments: [(-1, InvitationStatus.sent), (0, .expired), (1, .expired)]
      as [(Int64, InvitationStatus)])
  func deadline(_ offset: Int64, _ status: InvitationStatus) throws {
    let token = try scene.activationToken(Cast.leas)
    scene.pass(days: 30, seconds: offset)
    #expect(try scene.invitations(to: Cast.leas) == [status])
    let dead = refusal { try scene.registry.acceptInvitation(token: token) }
    #expect(dead == (status == .sent ? nil : .tokenDead))
  }

  @Test("what had expired before it was sent anew stays so")
  func expiredThenResent() throws {
    scene.pass(days: 31)
    _ = try scene.registry.resendInvitation(to: Cast.leas)
    #expect(try scene.invitations(to: Cast.leas) == [.expired, .sent])
  }

  @Test(
    "a list of one status has what stands so, by the clock", arguments: InvitationStatus.allCases)
  func filter(_ status: InvitationStatus) throws {
    // One of each kind: accepted, cancelled, expired, and sent at last.
    let accepted = Cast.newcomer("Ada Un", "ada@x.example")
    let cancelled = Cast.newcomer("Bob Deux", "bob@x.example")
    let sent = Cast.newcomer("Cid Trois", "cid@x.example")
    for person in [accepted, cancelled] {
      _ = try scene.registry.addCollaborator(person, to: Cast.siren)
    }
    _ = try scene.registry.acceptInvitation(token: try scene.activationToken(accepted.email))
    _ = try scene.registry.cancelInvitation(to: cancelled.email)
    scene.pass(days: 30)
    _ = try scene.registry.addCollaborator(sent, to: Cast.siren)
    let found = try scene.registry.invitationPage(
      InvitationFilter(email: nil, status: status), after: 0, limit: 100)
    let expected: [EmailAddress] =
      switch status {
      case .accepted: [accepted.email]
      case .cancelled: [cancelled.email]
      // The two signatories of the scene were never answered either.
      case .expired: [Cast.zoe, Cast.paul, Cast.leas]
      case .sent: [sent.email]
      }
    #expect(found.map(\.invitation.account.email) == expected)
    #expect(found.allSatisfy { $0.status == status })
  }

  @Test("only an account that awaits an answer can be invited again")
  func pointless() throws {
    let token = try scene.activationToken(Cast.leas)
    _ = try scene.registry.acceptInvitation(token: token)
    let refused = Refusal.notInvited(email: Cast.leas.description, .active)
    #expect(refusal { try scene.registry.resendInvitation(to: Cast.leas) } == refused)
    #expect(refusal { try scene.registry.cancelInvitation(to: Cast.leas) } == refused)
    #expect(
      refusal { try scene.registry.cancelInvitation(to: Cast.claire) }
        == .notFound(.invitation, Cast.claire.description))
  }

  @Test("an administrator looks after the people of his spaces, and nobody else's")
  func care() throws {
    try scene.otherFirm()
    let unknown: EmailAddress = value("ghost@x.example")
    _ = try scene.accepted(Cast.zoe)
    for stranger in [Cast.ines, Cast.zoe, Cast.marie] {
      let registry = scene.registry(as: stranger)
      let known = refusal { try registry.resendInvitation(to: Cast.leas) }
      #expect(known?.code == "not_permitted")
      #expect(known == refusal { try registry.resendInvitation(to: unknown) })
      #expect(refusal { try registry.cancelInvitation(to: Cast.leas) } == known)
      #expect(try registry.invitationPage(invited, after: 0, limit: 9).isEmpty)
    }
    let claire = scene.registry(as: Cast.claire)
    #expect(try claire.invitationPage(invited, after: 0, limit: 9).count == 1)
    #expect(try claire.resendInvitation(to: Cast.leas).status == .sent)
    #expect(try claire.cancelInvitation(to: Cast.leas).value.status == .cancelled)
    // The operator looks after everybody: for him an unknown address is just unknown.
    #expect(
      refusal { try scene.registry.resendInvitation(to: unknown) }
        == .notFound(.account, unknown.description))
  }

  @Test(
    "each tie to a space counts: interlocutor, collaborator, participant",
    arguments: ["interlocutor", "collaborator", "participant"])
  func ties(_ tie: String) throws {
    let person = Cast.newcomer("Ada Un", "ada@x.example")
    switch tie {
    case "interlocutor":
      _ = try scene.registry.addInterlocutor(Cast.signatory(person, nil), to: Cast.company)
    case "collaborator": _ = try scene.registry.addCollaborator(person, to: Cast.siren)
    default: try scene.register(person)
    }
    #expect(try scene.registry(as: Cast.claire).resendInvitation(to: person.email).status == .sent)
  }

  @Test("everybody sees his own")
  func own() throws {
    let own = try scene.accepted(Cast.leas).invitationPage(
      InvitationFilter(email: nil, status: nil), after: 0, limit: 9)
    #expect(own.map(\.invitation.account.email) == [Cast.leas])
  }

  @Test("no list holds a secret")
  func secrets() throws {
    let token = try scene.activationToken(Cast.leas)
    let list = try scene.registry.invitationPage(invited, after: 0, limit: 9)
    #expect(!"\(list)".contains(token))
  }
}
