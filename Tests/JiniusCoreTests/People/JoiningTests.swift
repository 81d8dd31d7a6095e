import Testing

@testable import JiniusCore

/// Whoever is registered by a firm joins its directory (S64), and what his letter says (S91).
@Suite("Registered by a firm")
struct JoiningTests {
  private let scene: Scene

  init() throws { scene = try Scene() }

  private func entry() throws -> Collaborator? {
    try scene.registry.collaboratorPage(of: Cast.siren, withFormer: false, after: 0, limit: 9)
      .first { $0.account.email == Cast.leas }
  }

  @Test("issue 9, 2.7 (S64): he joins the directory, once, and comes back when he had left")
  func joins() throws {
    let registration = try scene.register()
    #expect(try scene.directory() == [Cast.leas.description])
    #expect(try entry()?.isByRegistration == true)
    try scene.register()
    _ = try scene.registry.cancelRegistration(registration.number, reason: nil)
    #expect(try scene.directory() == [Cast.leas.description])
    _ = try scene.registry.removeCollaborator(Cast.leas, from: Cast.siren)
    try scene.register()
    #expect(try scene.directory(withFormer: true).count == 2)
    try scene.journalHolds()
  }

  @Test("issue 9, 2.7 (S64): by hand he is there as everybody else")
  func byHand() throws {
    try scene.register()
    #expect(
      try scene.registry.addCollaborator(Cast.known(Cast.leas), to: Cast.siren).wasAlready)
    #expect(try entry()?.isByRegistration == false)
  }

  @Test("issue 9, 2.7 (S64): who registers himself in an open space does not put himself there")
  func open() throws {
    _ = try scene.registry.updateCompany(
      Cast.siren,
      CompanyChange(
        name: nil, legalForm: nil, registrationRights: .open, address: nil,
        billingEstablishment: nil, isConfirmed: true))
    _ = try scene.registry(as: Cast.marie).register(
      Cast.known(Cast.marie), for: Cast.session.code, in: Cast.company, establishment: nil)
    #expect(try scene.directory() == [])
    _ = try scene.registry(as: Cast.claire).register(
      Cast.known(Cast.claire), for: Cast.session.code, in: Cast.company, establishment: nil)
    #expect(try scene.directory() == [Cast.claire.description])
    try scene.register(nil, for: try other(), in: .individual(Cast.marie))
    #expect(try scene.directory() == [Cast.claire.description])
  }

  private func other() throws -> Code {
    try scene.registry.addSession(Cast.session("B", seats: 3)).value.code
  }

  @Test("issue 9, 2.7 (S64): to be there by a registration keeps nobody's data for ever")
  func retention() throws {
    try scene.register()
    scene.pass(days: 365 * 5)
    let line = try scene.registry.retentionReport().first { $0.rule.category == .inactiveAccount }
    #expect((line?.count ?? 0) >= 1)
    _ = try scene.registry.applyRetention(isConfirmed: true)
    #expect(try scene.lingering([Cast.leas.description]).isEmpty)
  }

  @Test("issue 9, 2.7 (S91): the invitation names training and dates, and so does the next one")
  func letter() throws {
    try scene.register()
    let words =
      "« Les fondamentaux de l'audit »,\ndu \(ParisDateTime(Cast.session.startsAt).french)"
    func invitation() throws -> String {
      try #require(
        try scene.letters().last { $0.recipient == Cast.leas.description && $0.kind == .invitation }
      )
      .body
    }
    #expect(try invitation().contains(words))
    _ = try scene.registry.resendInvitation(to: Cast.leas)
    #expect(try invitation().contains(words))
    let token = try scene.activationToken(Cast.leas)
    #expect(
      try scene.registry.invitationLook(token: token).look?.occasion?.training
        == "Les fondamentaux de l'audit")
    // Whom no training waits for is told of none.
    _ = try scene.registry.addCollaborator(Cast.max, to: Cast.siren)
    let other = try #require(try scene.letters().last)
    #expect(!other.body.contains("inscrit(e) à"))
  }
}
