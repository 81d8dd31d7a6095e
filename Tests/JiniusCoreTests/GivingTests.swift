import Testing

@testable import JiniusCore

@Suite("issue 8, 3.6: what is explained as allowed is allowed")
struct GivingTests {
  private let scene: Scene

  init() throws {
    scene = try Scene()
    _ = try scene.registry.updateInterlocutor(
      Cast.zoe, of: Cast.company, establishment: nil,
      .init(roles: [.billingManager], mobile: nil, canSign: nil, person: nil))
    _ = try scene.accepted(Cast.zoe)
  }

  private func allow(_ action: Action, _ role: Role) throws {
    _ = try scene.registry.setRight(action, of: role, allowed: true, in: Cast.siren)
  }

  private func give(_ roles: Set<Role>, canSign: Bool = false) -> String? {
    refusal {
      try scene.registry(as: Cast.zoe).addInterlocutor(
        InterlocutorForm(
          person: Cast.lea, establishment: nil, roles: roles,
          mobile: canSign ? Cast.paulsMobile : nil, canSign: canSign), to: Cast.company)
    }?.code
  }

  @Test("issue 8, 3.6: whoever holds grant_registration adds those who register, and no others")
  func adds() throws {
    #expect(give([.trainingManager]) == "not_permitted")
    try allow(.grantRegistration, .billingManager)
    for roles in [
      [], [.administrator], [.participant], [.billingManager], [.trainingManager, .administrator],
    ] as [Set<Role>] { #expect(give(roles) == "not_permitted") }
    #expect(give([.trainingManager], canSign: true) == "not_permitted")
    #expect(give([.trainingManager]) == nil)
    _ = try scene.accepted(Cast.leas)
    #expect(
      try scene.registry.explainRight(
        .registerParticipants, of: Cast.leas, in: Cast.siren, about: nil
      ).decision == .allowed(.role(.trainingManager)))
  }

  @Test("issue 8, 3.6: nobody gives with the role what the space added to it and he does not hold")
  func notWider() throws {
    try allow(.grantRegistration, .billingManager)
    try allow(.launchSignature, .trainingManager)
    #expect(give([.trainingManager]) == "not_permitted")
    try allow(.launchSignature, .billingManager)
    #expect(give([.trainingManager]) == nil)
  }

  @Test("issue 8, 3.6: he gives the role to an interlocutor who is there, and takes nothing away")
  func updates() throws {
    func update(
      _ email: EmailAddress, _ roles: Set<Role>, mobile: MobileNumber? = nil
    ) -> String? {
      refusal {
        try scene.registry(as: Cast.zoe).updateInterlocutor(
          email, of: Cast.company, establishment: nil,
          .init(roles: roles, mobile: mobile, canSign: nil, person: nil))
      }?.code
    }
    #expect(update(Cast.paul, [.trainingManager]) == "not_permitted")
    try allow(.grantRegistration, .billingManager)
    #expect(update(Cast.paul, [.trainingManager], mobile: Cast.zoesMobile) == "not_permitted")
    #expect(update(Cast.paul, [.administrator]) == "not_permitted")
    #expect(update(Cast.paul, [.trainingManager]) == nil)
    #expect(update(Cast.paul, []) == "not_permitted")
    #expect(update(Cast.claire, [.trainingManager]) == "not_permitted")
    #expect(update(Cast.claire, [.trainingManager, .administrator]) == nil)
  }

  @Test("issue 8, 4.1: he gives no mobile, and is shown neither a mobile nor the right to sign")
  func masked() throws {
    try allow(.grantRegistration, .billingManager)
    let zoe = scene.registry(as: Cast.zoe)
    func add(_ roles: Set<Role>, _ mobile: MobileNumber? = nil) throws -> Outcome<Interlocutor> {
      try zoe.addInterlocutor(
        InterlocutorForm(
          person: Cast.known(Cast.paul), establishment: nil, roles: roles, mobile: mobile,
          canSign: false), to: Cast.company)
    }
    for mobile in [Cast.paulsMobile, Cast.zoesMobile] {
      #expect(refusal { try add([.trainingManager], mobile) }?.code == "not_permitted")
    }
    // What differs is told but for what is the administrators' to know.
    #expect(
      refusal { try add([.trainingManager]) }
        == .existsDifferently(
          .interlocutor, Cast.paul.description,
          differences: [.init("role", standing: "", given: "training_manager")]))
    let change = InterlocutorChange(
      roles: [.trainingManager], mobile: nil, canSign: nil, person: nil)
    for _ in 1...2 {
      let shown = try zoe.updateInterlocutor(
        Cast.paul, of: Cast.company, establishment: nil, change
      ).value
      #expect(shown.shownMobile?.description == Cast.paulsMobile.masked)
      #expect(shown.shownCanSign == nil)
    }
    let same = try add([.trainingManager])
    #expect(same.wasAlready && same.value.shownMobile?.description == Cast.paulsMobile.masked)
    let claires = try scene.registry(as: Cast.claire).interlocutor(
      Cast.paul, of: Cast.company, establishment: nil)
    #expect(claires.shownMobile == Cast.paulsMobile && claires.shownCanSign == true)
  }

  @Test("issue 8, 3.6: and changes the registration rights, alone")
  func registrationRights() throws {
    func change(_ name: String?) -> String? {
      refusal {
        try scene.registry(as: Cast.zoe).updateCompany(
          Cast.siren,
          CompanyChange(
            name: name, legalForm: nil, registrationRights: .open, address: nil,
            billingEstablishment: nil, isConfirmed: true))
      }?.code
    }
    #expect(change(nil) == "not_permitted")
    try allow(.grantRegistration, .billingManager)
    #expect(change("Autre") == "not_permitted")
    #expect(change(nil) == nil)
    #expect(try scene.registry.company(Cast.siren).space.company?.registrationRights == .open)
  }

  /// Every edit that the rules forbid: of the administrators, and of what is theirs alone.
  static let forbidden = Role.allCases.flatMap { role in
    Action.allCases.filter { role == .administrator || $0.isAdministratorsOnly }
      .map { (role, $0) }
  }

  @Test(
    "issue 8, 3.6: an edit that the rules forbid changes nothing, and is told", arguments: forbidden
  )
  func unlawful(_ role: Role, _ action: Action) throws {
    let allowed = role != .administrator
    try insert(role.rawValue, action.rawValue, allowed)
    let matrix = try scene.registry.rights(of: Cast.siren)
    #expect(matrix == .preset)
    let refused = Refusal.administratorsOnly(action: action.rawValue, role: role.rawValue)
    #expect(
      refusal {
        try scene.registry.setRight(action, of: role, allowed: allowed, in: Cast.siren)
      } == refused)
    let told = try #require(try ignored())
    #expect(told.edits == ["\(role.rawValue) \(allowed ? "may" : "may not") \(action.rawValue)"])
    let remedy = try #require(told.remedy)
    _ = try scene.registry.setRight(
      remedy.action, of: remedy.role, allowed: remedy.isAllowed, in: remedy.company)
    #expect(try ignored() == nil)
    #expect(
      refusal {
        try scene.registry.setRight(action, of: role, allowed: !allowed, in: Cast.siren)
      } == refused)
  }

  @Test("issue 8, 3.6: words that mean nothing are ignored and told as well")
  func unknownWords() throws {
    try insert("king", "read_documents", true)
    try insert("participant", "reign", true)
    #expect(try scene.registry.rights(of: Cast.siren) == .preset)
    #expect(try ignored()?.edits.count == 2)
    try scene.registry(as: Cast.zoe).requireDatabase()
    _ = try scene.registry(as: Cast.zoe).registrationPage(
      RegistrationFilter(space: nil, session: nil, participant: nil), after: 0, limit: 9)
  }

  private func insert(_ role: String, _ action: String, _ allowed: Bool) throws {
    try scene.database().execute(
      """
      INSERT INTO right_edit (space_id, role, action, allowed)
      SELECT id, \(role), \(action), \(allowed) FROM space WHERE siren = \(Cast.siren)
      """)
  }

  private func ignored() throws -> (edits: [String], remedy: RightRemedy?)? {
    for finding in try scene.registry.examineInstallation() where finding.check == .rights {
      if case .warning(.rightsIgnored(let edits, let remedy)) = finding.state {
        return (edits, remedy)
      }
    }
    return nil
  }

  @Test("issue 8, 3.6: of two delegations of one action the later counts")
  func replaced() throws {
    try scene.otherFirm()
    let (claire, ines) = (scene.registry(as: Cast.claire), scene.registry(as: Cast.ines))
    func grant(_ day: String) throws -> Outcome<DelegationView> {
      try claire.grantDelegation(
        .registerParticipants, from: Cast.siren, to: Cast.otherSiren, until: value(day))
    }
    func mayRegister() throws -> Bool {
      try scene.registry.explainRight(
        .registerParticipants, of: Cast.ines, in: Cast.siren, about: nil
      ).decision.isAllowed
    }
    let first = try grant("2026-12-31").value.delegation.id
    _ = try ines.acceptDelegation(first)
    #expect(try mayRegister())
    let second = try grant("2027-06-30").value.delegation.id
    #expect(try !mayRegister())
    #expect(refusal { try ines.acceptDelegation(first) }?.code == "delegation_over")
    #expect(try claire.revokeDelegation(first).wasAlready)
    _ = try ines.acceptDelegation(second)
    #expect(try mayRegister())
    #expect(try grant("2027-06-30").wasAlready)
    _ = try claire.revokeDelegation(second)
    #expect(try !mayRegister())
    let listed = try claire.delegationPage(of: nil, after: 0, limit: 9)
    #expect(listed.map(\.status) == [.revoked, .revoked])
    try scene.journalHolds()
  }
}

@Suite("issue 8, 3.7: whom to turn to")
struct TurningTests {
  private let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.otherFirm()
  }

  private func told(_ email: EmailAddress, _ space: SpaceReference) -> Refusal? {
    refusal {
      try scene.registry(as: email).register(
        Cast.lea, for: Cast.session.code, in: space, establishment: nil)
    }
  }

  @Test("issue 8, 3.7: of an undeclared firm one learns how to declare it")
  func undeclared() {
    #expect(
      told(Cast.ines, .company(value("732829320"))) == .notFound(.company, "732829320"))
  }

  @Test("issue 8, 3.7: of a declared one whom to turn to, and of a private person nothing")
  func declared() throws {
    guard
      case .notPermitted(_, .role(let roles), let administrators) = told(Cast.ines, Cast.company)
    else { throw BrokenInvariant("not refused") }
    #expect(administrators == [Cast.claire.description])
    _ = try scene.registry.setRight(
      .registerParticipants, of: .billingManager, allowed: true, in: Cast.siren)
    // How it edited its matrix is its own business.
    #expect(
      told(Cast.ines, Cast.company)
        == .notPermitted(
          account: Cast.ines.description, missing: .role(roles), administrators: administrators))
    let nobody = told(Cast.ines, .individual(value("nobody@x.example")))
    #expect(nobody?.code == "not_permitted")
    #expect(told(Cast.ines, .individual(Cast.marie)) == nobody)
  }

  @Test("issue 8, 3.7: by a number one learns neither firm nor administrator")
  func byNumber() throws {
    let number = try scene.register().convention
    let stranger = scene.registry(as: Cast.ines)
    let known = refusal { try stranger.launchSigning(number, signatory: Cast.zoe) }
    #expect(known == refusal { try stranger.launchSigning(value("C-000099"), signatory: Cast.zoe) })
    #expect(known?.code == "not_permitted")
  }

  @Test("issue 8, 3.7: an interlocutor without a role is told whom to turn to (S3)")
  func withoutRole() throws {
    let number = try scene.register().convention
    let zoe = try scene.accepted(Cast.zoe)
    guard
      case .notPermitted(_, _, let administrators) = refusal({
        try zoe.launchSigning(number, signatory: Cast.zoe)
      })
    else { throw BrokenInvariant("not refused") }
    #expect(administrators == [Cast.claire.description])
  }
}
