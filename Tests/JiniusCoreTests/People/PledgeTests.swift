import Testing

@testable import JiniusCore

/// Who gave a pledge, who typed it, and when it became its giver's own word (S84).
@Suite("Pledges")
struct PledgeTests {
  private let scene: Scene

  init() throws { scene = try Scene() }

  private func pledges() throws -> [Pledge] { try scene.registry.company(Cast.siren).pledges }

  private func unconfirmed() throws -> [EmailAddress]? {
    try scene.registry.companyOverview(Cast.siren).administration?.unconfirmedPledges
  }

  @Test("issue 9, 2.6: one that the operator typed is marked, until its giver confirms it")
  func onBehalf() throws {
    let typed = try #require(try pledges().first)
    #expect(typed.account == Cast.claire && typed.typedBy == .operator && typed.isOnBehalf)
    #expect(typed.confirmedAt == nil)
    #expect(try unconfirmed() == [Cast.claire])
    scene.pass(days: 1)
    #expect(try !scene.registry(as: Cast.claire).pledge(for: Cast.siren).wasAlready)
    let confirmed = try #require(try pledges().first)
    #expect(confirmed.confirmedAt == scene.now && confirmed.at == Cast.opening)
    #expect(confirmed.isOnBehalf)
    #expect(try unconfirmed() == [])
    #expect(try scene.registry(as: Cast.claire).pledge(for: Cast.siren).wasAlready)
    try scene.journalHolds()
  }

  @Test("issue 9, 2.6: one that the administrator types himself is his word at once")
  func ownWord() throws {
    _ = try scene.registry.createAccount(Cast.ines, name: value("Inès Blanc"), profession: nil)
    let view = try scene.registry(as: Cast.ines).declareCompany(
      CompanyDeclaration(
        headOffice: Establishment(
          siret: value("40483304800022"), name: nil, address: nil, isHeadOffice: true),
        company: .init(
          siren: Cast.otherSiren, name: "Cabinet Y", legalForm: .company,
          registrationRights: .restricted),
        administrator: Cast.ines, isPledged: true, session: nil)
    ).value
    #expect(view.pledges.map(\.typedBy) == [.account])
    #expect(view.pledges.map(\.confirmedAt) == [scene.now])
  }

  @Test("issue 9, 2.6: nobody confirms for another, the operator no more than anybody")
  func others() throws {
    #expect(
      refusal { try scene.registry.pledge(for: Cast.siren) }
        == .notPermitted(account: "operator", missing: .ownership, administrators: []))
    let zoe = try scene.accepted(Cast.zoe)
    #expect(refusal { try zoe.pledge(for: Cast.siren) } != nil)
    // Another administrator gives his own, and confirms nobody else's.
    _ = try scene.registry.updateInterlocutor(
      Cast.zoe, of: Cast.company, establishment: nil,
      InterlocutorChange(roles: [.administrator], mobile: nil, canSign: nil, person: nil))
    _ = try zoe.pledge(for: Cast.siren)
    #expect(try pledges().map(\.account) == [Cast.claire, Cast.zoe])
    #expect(try unconfirmed() == [Cast.claire])
  }

  @Test(
    "issue 9, 2.6: whoever accepts his invitation may confirm it then, or later",
    arguments: [true, false])
  func accepting(isPledging: Bool) throws {
    _ = try scene.registry.createAccount(
      Cast.ines, name: value("Inès Blanc"), profession: nil, byHimself: true)
    try declareOtherFirm()
    let token = try scene.activationToken(Cast.ines)
    #expect(try scene.registry.invitationLook(token: token).look?.pledges == ["Cabinet Y"])
    _ = try scene.registry.acceptInvitation(token: token, pledging: isPledging)
    func isConfirmed() throws -> Bool {
      try scene.registry.company(Cast.otherSiren).pledges.allSatisfy { $0.confirmedAt != nil }
    }
    #expect(try isConfirmed() == isPledging)
    #expect(try scene.registry.unconfirmedPledges(token: token).isEmpty == isPledging)
    let again = try scene.registry.acceptInvitation(token: token, pledging: true)
    #expect(again.wasAlready == isPledging)
    #expect(try isConfirmed())
    try scene.journalHolds()
  }

  @Test("issue 9, 2.6: its giver's data say who typed it")
  func exported() throws {
    let pledges = try scene.registry.personalData(of: Cast.claire).pledges
    #expect(pledges.map(\.company) == [Cast.siren])
    #expect(pledges.map(\.pledge.typedBy) == [.operator])
  }

  private func declareOtherFirm() throws {
    _ = try scene.registry.declareCompany(
      CompanyDeclaration(
        headOffice: Establishment(
          siret: value("40483304800022"), name: nil, address: nil, isHeadOffice: true),
        company: .init(
          siren: Cast.otherSiren, name: "Cabinet Y", legalForm: .company,
          registrationRights: .restricted),
        administrator: Cast.ines, isPledged: true, session: nil))
  }
}
