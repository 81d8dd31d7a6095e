import Testing

@testable import JiniusCore

@Suite("issue 8, 3.5: only an accepted account acts")
struct ActingTests {
  private let scene: Scene

  init() throws { scene = try Scene() }

  private func acting(as reference: ActingReference) -> Registry {
    let now = scene.now
    return Registry(
      store: scene.store,
      situation: .init(clock: { now }, fixedClock: now, actor: reference, isRehearsal: false))
  }

  /// What an account does of each status.
  static let statuses: [(status: String, code: String?)] = [
    ("invited", "account_not_accepted"), ("pending", "account_not_accepted"), ("active", nil),
    ("suspended", "unknown_account"), ("closed", "unknown_account"),
    ("anonymised", "unknown_account"),
  ]

  @Test("issue 8, 3.5: each status of an account, acting and holding a link", arguments: statuses)
  func each(_ status: String, _ code: String?) throws {
    do {
      let database = try scene.database()
      try database.execute(
        """
        UPDATE account SET status = \(status),
          suspended_from = CASE \(status) WHEN 'suspended' THEN 'active' END
        WHERE email = \(Cast.zoe)
        """)
    }
    #expect(refusal { try acting(as: .account(Cast.zoe)).requireDatabase() }?.code == code)
    let byLink = refusal { try acting(as: .linkHolder(Cast.zoe)).requireDatabase() }?.code
    #expect(byLink == (code == "unknown_account" ? code : nil))
  }

  @Test("issue 8, 3.5: whoever is invited signs and accepts by links, under his own name as well")
  func links() throws {
    _ = try scene.launched()
    let token = try scene.token()
    let seen = try acting(as: .linkHolder(Cast.zoe)).openSignature(token: token)
    #expect(seen.signatory.description == "Zoé Leroy")
    let invitation = try scene.activationToken(Cast.zoe)
    _ = try acting(as: .linkHolder(Cast.zoe)).acceptInvitation(token: invitation)
    try acting(as: .account(Cast.zoe)).requireDatabase()
  }

  @Test("issue 8, 3.5: what is explained of somebody invited is that he may not act")
  func explained() throws {
    func explain() throws -> Decision {
      try scene.registry.explainRight(
        .readDocuments, of: Cast.zoe, in: Cast.siren, about: nil
      ).decision
    }
    try give(Cast.zoe, .administrator)
    #expect(try explain() == .refused(.acceptance))
    _ = try scene.accepted(Cast.zoe)
    #expect(try explain() == .allowed(.role(.administrator)))
  }

  private func give(_ email: EmailAddress, _ role: Role) throws {
    _ = try scene.registry.updateInterlocutor(
      email, of: Cast.company, establishment: nil,
      .init(roles: [role], mobile: nil, canSign: nil, person: nil))
  }

  /// Ways in which an administrator is one no longer.
  enum Leaving: CaseIterable {
    case removed, withoutRole, suspended, closed, otherAddress
  }

  private func leave(_ email: EmailAddress, _ leaving: Leaving) throws {
    switch leaving {
    case .removed:
      _ = try scene.registry.removeInterlocutor(email, of: Cast.company, establishment: nil)
    case .withoutRole: try give(email, .participant)
    case .suspended: _ = try scene.registry.suspendAccount(email, reason: nil)
    case .closed: _ = try scene.registry.closeAccount(email, reason: nil)
    case .otherAddress:
      _ = try scene.registry.updateInterlocutor(
        email, of: Cast.company, establishment: nil,
        .init(
          roles: nil, mobile: nil, canSign: nil,
          person: Cast.newcomer("Claire Martin", "claire@nouvelle.example")))
    }
  }

  @Test(
    "issue 8, 3.5: an administrator who never accepted does not replace the last one",
    arguments: Leaving.allCases)
  func lastAdministrator(_ leaving: Leaving) throws {
    try give(Cast.zoe, .administrator)
    let last = Refusal.lastAdministrator(space: "Cabinet Martin")
    #expect(refusal { try leave(Cast.claire, leaving) } == last)
    _ = try scene.accepted(Cast.zoe)
    #expect(refusal { try leave(Cast.claire, leaving) } == nil)
  }

  @Test(
    "issue 8, 3.5: one who never accepted goes while another stays", arguments: Leaving.allCases)
  func neverAccepted(_ leaving: Leaving) throws {
    try give(Cast.zoe, .administrator)
    #expect(refusal { try leave(Cast.zoe, leaving) } == nil)
  }

  @Test("issue 8, 3.5: the last one's address may be put right by one who is known")
  func knownAddress() throws {
    _ = try scene.registry.updateInterlocutor(
      Cast.claire, of: Cast.company, establishment: nil,
      .init(roles: nil, mobile: nil, canSign: nil, person: Cast.known(Cast.marie)))
    #expect(
      try scene.registry.interlocutor(Cast.marie, of: Cast.company, establishment: nil).roles
        == [.administrator])
  }
}
