import Testing

@testable import JiniusCore

/// A change made again is "already so" and leaves the file as it was; another one under the same key
/// is refused, saying what differs.
struct IdempotencyTests {
  /// A change, and one under the same key that is another: given a registry, it tells whether
  /// nothing had to be done.
  struct Change: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    let same: @Sendable (Registry) throws -> Bool
    let other: @Sendable (Registry) throws -> Bool

    var testDescription: String { name }

    init(
      _ name: String, _ code: String = "already_exists",
      same: @escaping @Sendable (Registry) throws -> Bool,
      other: @escaping @Sendable (Registry) throws -> Bool
    ) {
      self.name = name
      self.code = code
      self.same = same
      self.other = other
    }
  }

  @Test("The same again changes nothing", arguments: changes)
  func same(_ change: Change) throws {
    let scene = try Scene()
    _ = try change.same(scene.registry)
    let before = try scene.bytes
    scene.pass(days: 1)
    #expect(try change.same(scene.registry))
    #expect(try scene.bytes == before)
  }

  @Test("Another thing under the same key is refused", arguments: changes)
  func other(_ change: Change) throws {
    let scene = try Scene()
    _ = try change.same(scene.registry)
    let before = try scene.bytes
    let refused = refusal { try change.other(scene.registry) }
    #expect(refused?.code == change.code)
    if case .existsDifferently(_, _, let differences) = refused {
      #expect(!differences.isEmpty)
      #expect(differences.allSatisfy { $0.standing != $0.given })
    }
    #expect(try scene.bytes == before)
  }

  static let changes =
    catalogue + [
      Change(
        "account",
        same: {
          try $0.createAccount(Cast.claire, name: value("Claire Martin"), profession: nil)
            .wasAlready
        },
        other: {
          try $0.createAccount(Cast.claire, name: value("Claire Durand"), profession: nil)
            .wasAlready
        }
      ),
      Change(
        "account's profession",
        same: {
          try $0.createAccount(Cast.claire, name: value("Claire Martin"), profession: nil)
            .wasAlready
        },
        other: {
          try $0.createAccount(Cast.claire, name: value("Claire Martin"), profession: .ec)
            .wasAlready
        }
      ),
      Change(
        "private person's space",
        same: { try $0.declareIndividual(Cast.marie, mobile: Cast.mariesMobile).wasAlready },
        other: { try $0.declareIndividual(Cast.marie, mobile: Cast.paulsMobile).wasAlready }),
      Change(
        "interlocutor",
        same: { try $0.addInterlocutor(zoe, to: Cast.company).wasAlready },
        other: {
          try $0.addInterlocutor(
            Cast.signatory(Cast.known(Cast.zoe), Cast.paulsMobile), to: Cast.company
          ).wasAlready
        }),
      Change(
        "interlocutor's right",
        same: { try $0.addInterlocutor(zoe, to: Cast.company).wasAlready },
        other: {
          try $0.addInterlocutor(Cast.signatory(Cast.known(Cast.zoe), nil), to: Cast.company)
            .wasAlready
        }),
      company("company's administrator") { declaration(administrator: Cast.paul) },
      company("company's name") { declaration(name: "Autre") },
      company("company's registration rights") { declaration(rights: .open) },
      company("company's head office") { declaration(headOffice: Cast.branch) },
      company("company's address") { declaration(address: Cast.provider.address) },
      company("company's first session") { declaration(session: Cast.session.code) },
    ]

  private static let catalogue = [
    Change(
      "provider", same: { try $0.addProvider(Cast.provider).wasAlready },
      other: {
        var provider = Cast.provider
        provider.vat = .standard
        return try $0.addProvider(provider).wasAlready
      }),
    Change(
      "training", same: { try $0.addTraining(Cast.training).wasAlready },
      other: {
        var training = Cast.training
        training.mentions.objective = "Autre"
        return try $0.addTraining(training).wasAlready
      }),
    Change(
      "session", same: { try $0.addSession(Cast.session).wasAlready },
      other: { try $0.addSession(Cast.session("AUDIT-101-A", seats: 13)).wasAlready }),
    Change(
      "establishment", same: { try $0.addEstablishment(branch("Lyon")).wasAlready },
      other: { try $0.addEstablishment(branch("Nice")).wasAlready }),
  ]

  private static let zoe = Cast.signatory(Cast.known(Cast.zoe), Cast.zoesMobile)

  private static func branch(_ name: String) -> Establishment {
    Establishment(siret: Cast.branch, name: name, address: nil, isHeadOffice: false)
  }

  private static func company(
    _ name: String, other: @escaping @Sendable () -> CompanyDeclaration
  ) -> Change {
    Change(
      name, "company_exists", same: { try $0.declareCompany(Cast.declaration).wasAlready },
      other: { try $0.declareCompany(other()).wasAlready })
  }

  private static func declaration(
    headOffice: SIRET = Cast.headOffice, address: PostalAddress? = nil,
    name: String = "Cabinet Martin", rights: RegistrationRights = .restricted,
    administrator: EmailAddress = Cast.claire, session: Code? = nil
  ) -> CompanyDeclaration {
    CompanyDeclaration(
      headOffice: Establishment(
        siret: headOffice, name: nil, address: address, isHeadOffice: true),
      company: .init(
        siren: value("379627342"), name: name, legalForm: .company, registrationRights: rights),
      administrator: administrator, isPledged: true, session: session)
  }

  @Test("A setting set again is so already, and another value replaces it")
  func setting() throws {
    let scene = try Scene()
    #expect(try !scene.registry.set(.linkDays, to: "30").wasAlready)
    #expect(try scene.registry.set(.linkDays, to: "30").wasAlready)
    #expect(try !scene.registry.set(.linkDays, to: "31").wasAlready)
    #expect(try scene.registry.setting(.linkDays).value == "31")
  }

  @Test("An update that changes nothing is so already")
  func updates() throws {
    let scene = try Scene()
    #expect(try scene.registry.updateProvider(Cast.provider.code) { _ in }.wasAlready)
    #expect(try scene.registry.updateTraining(Cast.training.code) { _ in }.wasAlready)
    #expect(try !scene.registry.updateTraining(Cast.training.code) { $0.title = "B" }.wasAlready)
    #expect(try scene.registry.updateTraining(Cast.training.code) { $0.title = "B" }.wasAlready)
  }

  @Test("A company is not declared without its administrator's pledge, which is kept in its words")
  func pledge() throws {
    let scene = try Scene()
    let declaration = CompanyDeclaration(
      headOffice: Establishment(
        siret: value("81234567600009"), name: nil, address: nil, isHeadOffice: true),
      company: .init(
        siren: value("812345676"), name: "Autre", legalForm: .selfEmployed,
        registrationRights: .open),
      administrator: Cast.claire, isPledged: false, session: nil)
    #expect(throws: Refusal.pledgeRequired(company: "Autre")) {
      try scene.registry.declareCompany(declaration)
    }
    let pledge = try #require(try scene.registry.company(value("379627342")).pledges.first)
    #expect(pledge.account == Cast.claire)
    #expect(pledge.at == Cast.opening)
    #expect(pledge.wording == Pledge.currentWording)
  }

  @Test("A database made again is there already; of the other kind it is refused")
  func database() throws {
    let scene = try Scene()
    let before = try scene.bytes
    #expect(try !scene.store.create(sandbox: true, now: scene.now, uid: 0))
    #expect(throws: Refusal.databaseExists(path: scene.store.path, sandbox: true)) {
      try scene.store.create(sandbox: false, now: scene.now, uid: 0)
    }
    #expect(try scene.bytes == before)
  }

  @Test("An invitation is accepted once; later it is so already, and a foreign token is dead")
  func invitation() throws {
    let scene = try Scene()
    try scene.register()
    let letter = try #require(try scene.letters().last { $0.kind == .invitation })
    let link = try #require(
      letter.body.split(separator: "\n").first { $0.contains("/invitation/") })
    let token = String(link.split(separator: "/").last ?? "")
    #expect(throws: Refusal.tokenDead) { try scene.registry.acceptInvitation(token: token + "A") }
    #expect(try scene.registry.acceptInvitation(token: token).value.status == .active)
    #expect(try scene.registry.acceptInvitation(token: token).wasAlready)
    scene.now = Cast.opening
    try scene.register(Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr"))
    let late = try #require(try scene.letters().last { $0.kind == .invitation })
    let lateLink = try #require(
      late.body.split(separator: "\n").first { $0.contains("/invitation/") })
    scene.pass(days: 30)
    #expect(throws: Refusal.tokenDead) {
      try scene.registry.acceptInvitation(token: String(lateLink.split(separator: "/").last ?? ""))
    }
  }
}
