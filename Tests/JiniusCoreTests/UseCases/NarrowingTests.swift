import Testing

@testable import JiniusCore

/// « L'entité qui commande les formations » (S49): one establishment of several.
@Suite("One establishment of several")
struct NarrowingTests {
  private let scene: Scene

  init() throws {
    scene = try Scene()
    _ = try scene.registry.addEstablishment(
      Establishment(siret: Cast.branch, name: nil, address: nil, isHeadOffice: false))
    try scene.register(Cast.lea, establishment: Cast.headOffice)
    try scene.register(Cast.max, establishment: Cast.branch)
    try scene.register(
      Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr"), establishment: Cast.branch)
  }

  private func registrations(
    _ siret: SIRET, in space: SpaceReference? = Cast.company, _ registry: Registry? = nil
  ) throws -> [Int] {
    try (registry ?? scene.registry).registrationPage(
      RegistrationFilter(space: space, session: nil, participant: nil, establishment: siret),
      after: 0, limit: 9
    ).map(\.number.row)
  }

  private func conventions(
    _ siret: SIRET, _ status: ConventionStatus? = nil, _ registry: Registry? = nil
  ) throws -> [Int] {
    try (registry ?? scene.registry).conventionPage(
      ConventionFilter(space: nil, status: status, establishment: siret), after: 0, limit: 9
    ).map(\.number.row)
  }

  @Test("issue 9, 2.7 (S49): lists of registrations and conventions are narrowed to it")
  func lists() throws {
    #expect(try registrations(Cast.headOffice) == [1])
    #expect(try registrations(Cast.branch) == [2, 3])
    #expect(try registrations(Cast.branch, in: nil) == [2, 3])
    #expect(try conventions(Cast.branch) == [2, 3])
    #expect(try conventions(Cast.branch, .awaitingSignature) == [2, 3])
    #expect(try conventions(Cast.branch, .signed) == [])
    _ = try scene.registry.cancelRegistration(value("R-000002"), reason: nil)
    #expect(try conventions(Cast.branch) == [2, 3])
    #expect(try conventions(Cast.branch, .void) == [2])
  }

  @Test("issue 9, 2.7 (S49): so is the overview")
  func overview() throws {
    func counts(_ siret: SIRET?) throws -> [Int] {
      let landmarks = try scene.registry.companyOverview(Cast.siren, establishment: siret)
      let overview = landmarks.overview
      return [
        landmarks.establishments.count, overview.pending.count, overview.pending.first.count,
        overview.awaitingSignature.count, overview.awaitingSignature.first.count,
      ]
    }
    #expect(try counts(nil) == [2, 3, 3, 3, 3])
    #expect(try counts(Cast.headOffice) == [1, 1, 1, 1, 1])
    #expect(try counts(Cast.branch) == [1, 2, 2, 2, 2])
    let foreign: SIRET = value("40483304800022")
    #expect(refusal { try counts(foreign) } == .notFound(.establishment, "40483304800022"))
  }

  @Test("issue 9, 2.7 (S49): an establishment tells nobody more than his rights do")
  func rights() throws {
    _ = try scene.registry.acceptInvitation(token: try scene.activationToken(Cast.max.email))
    let max = scene.registry(as: Cast.max.email)
    #expect(try registrations(Cast.branch, max) == [2])
    #expect(try registrations(Cast.headOffice, max) == [])
    #expect(try conventions(Cast.branch, nil, max) == [2])
    let marie = scene.registry(as: Cast.marie)
    #expect(try registrations(Cast.branch, marie) == [])
    #expect(try registrations(value("37962734200031"), marie) == [])
    #expect(
      refusal { try registrations(value("37962734200031"), scene.registry(as: Cast.claire)) }
        == .notFound(.establishment, "37962734200031"))
  }

  private func registrations(_ siret: SIRET, _ registry: Registry) throws -> [Int] {
    try registrations(siret, in: Cast.company, registry)
  }
}
