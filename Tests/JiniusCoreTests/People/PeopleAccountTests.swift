import Testing

@testable import JiniusCore

@Suite("Accounts that stop")
struct PeopleAccountTests {
  private let scene: Scene

  init() throws { scene = try Scene() }

  /// A verb that stops an account.
  enum Stop: CaseIterable {
    case suspend, close

    var status: AccountStatus { self == .suspend ? .suspended : .closed }

    func perform(_ email: EmailAddress, by registry: Registry) throws -> Outcome<Account> {
      switch self {
      case .suspend: try registry.suspendAccount(email, reason: "départ")
      case .close: try registry.closeAccount(email, reason: "départ")
      }
    }
  }

  @Test(
    "a stopped account may do nothing, and nothing is done in its name", arguments: Stop.allCases)
  func stopped(_ stop: Stop) throws {
    let before = try scene.newestLetter
    #expect(try stop.perform(Cast.zoe, by: scene.registry).value.status == stop.status)
    #expect(try scene.sent(after: before) == ["account_\(stop.status.rawValue) \(Cast.zoe)"])
    #expect(
      refusal { try scene.registry(as: Cast.zoe).account(Cast.zoe) }
        == .unknownAccount(Cast.zoe.description))
    let barred = Refusal.accountBarred(email: Cast.zoe.description, stop.status)
    #expect(barred.code == "account_\(stop.status.rawValue)")
    #expect(refusal { try scene.register(Cast.known(Cast.zoe)) } == barred)
    #expect(refusal { try scene.registry.declareIndividual(Cast.zoe, mobile: nil) } == barred)
    #expect(
      refusal { try scene.registry.addCollaborator(Cast.known(Cast.zoe), to: Cast.siren) } == barred
    )
    #expect(try stop.perform(Cast.zoe, by: scene.registry).wasAlready)
    try scene.journalHolds()
  }

  @Test(
    "what it was to sign ends with that reason, and it signs nothing more", arguments: Stop.allCases
  )
  func signatures(_ stop: Stop) throws {
    let number = try scene.launched(by: Cast.zoe)
    let token = try scene.token()
    let before = try scene.newestLetter
    _ = try stop.perform(Cast.zoe, by: scene.registry)
    #expect(try scene.status(number) == .awaitingSignature)
    let procedure = try #require(try scene.registry.convention(number).procedures.last)
    #expect(procedure.status == "cancelled")
    #expect(procedure.reason == (stop == .suspend ? "compte suspendu" : "compte clos"))
    #expect(scene.refusals(of: token) == Scene.allDead)
    #expect(
      try scene.sent(after: before) == [
        "signature_cancelled \(Cast.zoe)", "signatory_gone \(Cast.claire)",
        "account_\(stop.status.rawValue) \(Cast.zoe)",
      ])
    #expect(try scene.registry.signatories(of: number).map(\.account.email) == [Cast.paul])
    #expect(refusal { try scene.registry.launchSigning(number, signatory: Cast.zoe) } != nil)
  }

  @Test(
    "the last administrator of a space can neither be suspended nor go", arguments: Stop.allCases)
  func lastAdministrator(_ stop: Stop) throws {
    #expect(
      refusal { try stop.perform(Cast.claire, by: scene.registry) }?.code == "last_administrator")
    #expect(try scene.accountStatus(Cast.claire) == .active)
    _ = try scene.registry.updateInterlocutor(
      Cast.zoe, of: Cast.company, establishment: nil,
      .init(roles: [.administrator], mobile: nil, canSign: nil, person: nil))
    _ = try scene.accepted(Cast.zoe)
    _ = try stop.perform(Cast.claire, by: scene.registry)
    #expect(try scene.accountStatus(Cast.claire) == stop.status)
    // Zoé is the last who can act: whoever is suspended does not count.
    #expect(
      refusal {
        try scene.registry.removeInterlocutor(Cast.zoe, of: Cast.company, establishment: nil)
      }?.code == "last_administrator")
    #expect(
      refusal { try stop.perform(Cast.zoe, by: scene.registry) }?.code == "last_administrator")
  }

  @Test(
    "a suspension ends where it began",
    arguments: [AccountStatus.active, .invited, .pending])
  func reactivated(_ status: AccountStatus) throws {
    let email = Cast.leas
    switch status {
    case .invited: try scene.register()
    case .pending:
      _ = try scene.registry.createAccount(
        email, name: value("Léa Petit"), profession: nil, byHimself: true)
    default: _ = try scene.registry.createAccount(email, name: value("Léa Petit"), profession: nil)
    }
    #expect(try scene.accountStatus(email) == status)
    _ = try scene.registry.suspendAccount(email, reason: nil)
    #expect(try scene.registry.reactivateAccount(email, reason: nil).value.status == status)
    #expect(try scene.registry.reactivateAccount(email, reason: nil).wasAlready)
  }

  @Test("a suspended account's invitation cannot be answered meanwhile, and can afterwards")
  func suspendedInvitation() throws {
    try scene.register()
    let token = try scene.activationToken(Cast.leas)
    _ = try scene.registry.suspendAccount(Cast.leas, reason: nil)
    #expect(refusal { try scene.registry.acceptInvitation(token: token) } == .tokenDead)
    _ = try scene.registry.reactivateAccount(Cast.leas, reason: nil)
    #expect(try scene.registry.acceptInvitation(token: token).value.status == .active)
  }

  @Test("a closed account is no interlocutor, its invitation is dead, its registrations stay")
  func closed() throws {
    let registration = try scene.register()
    let token = try scene.activationToken(Cast.leas)
    _ = try scene.registry.addInterlocutor(
      Cast.signatory(Cast.known(Cast.leas), nil), to: Cast.company)
    _ = try scene.registry.closeAccount(Cast.leas, reason: nil)
    #expect(refusal { try scene.registry.acceptInvitation(token: token) } == .tokenDead)
    #expect(try scene.invitations(to: Cast.leas) == [.cancelled])
    let interlocutors = try scene.registry.interlocutorPage(
      of: Cast.company, establishment: nil, after: 0, limit: 100)
    #expect(!interlocutors.contains { $0.account.email == Cast.leas })
    #expect(try scene.registry.registration(registration.number).status == .pending)
  }

  @Test("nothing brings a closed account back")
  func final() throws {
    _ = try scene.registry.closeAccount(Cast.marie, reason: nil)
    for verb in [scene.registry.suspendAccount, scene.registry.reactivateAccount] {
      #expect(
        refusal { try verb(Cast.marie, nil) }
          == .accountBarred(email: Cast.marie.description, .closed))
    }
    // A suspended one can still be closed.
    _ = try scene.registry.suspendAccount(Cast.zoe, reason: nil)
    #expect(try scene.registry.closeAccount(Cast.zoe, reason: nil).value.status == .closed)
  }

  @Test("one closes one's own account; to suspend is the operator's alone")
  func rights() throws {
    let zoe = try scene.accepted(Cast.zoe)
    #expect(refusal { try zoe.suspendAccount(Cast.zoe, reason: nil) }?.code == "not_permitted")
    #expect(refusal { try zoe.reactivateAccount(Cast.zoe, reason: nil) }?.code == "not_permitted")
    #expect(refusal { try zoe.closeAccount(Cast.paul, reason: nil) }?.code == "not_permitted")
    #expect(try zoe.closeAccount(Cast.zoe, reason: nil).value.status == .closed)
  }

  @Test(
    "whoever makes his own account is pending until he answers a letter, and may not act before")
  func pending() throws {
    let email = Cast.leas
    let made = try scene.registry.createAccount(
      email, name: value("Léa Petit"), profession: .ec, byHimself: true)
    #expect(made.value.status == .pending)
    #expect(try scene.letters().last?.kind == .activation)
    #expect(
      refusal { try scene.registry(as: email).account(email) }?.code == "account_not_accepted")
    let token = try scene.activationToken(email)
    #expect(try scene.registry.acceptInvitation(token: token).value.status == .active)
    #expect(try scene.registry(as: email).account(email).status == .active)
    #expect(
      try scene.registry.createAccount(
        email, name: value("Léa Petit"), profession: .ec, byHimself: true
      ).wasAlready)
  }

  @Test(
    "what is still to come of an account says which verbs make sense",
    arguments: AccountStatus.allCases)
  func actions(_ status: AccountStatus) {
    let expected: [String] =
      switch status {
      case .invited, .pending, .active: ["suspend", "close"]
      case .suspended: ["reactivate", "close"]
      case .closed, .anonymised: []
      }
    #expect(status.availableActions == expected)
  }
}
