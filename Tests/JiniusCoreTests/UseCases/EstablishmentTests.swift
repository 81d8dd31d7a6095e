import Testing

@testable import JiniusCore

/// A company of several establishments (S5, S17).
struct EstablishmentTests {
  /// A scene with a second establishment, where Paul may sign as well.
  private func scene() throws -> Scene {
    let scene = try Scene()
    _ = try scene.registry.addEstablishment(Self.branch)
    return scene
  }

  private static let branch = Establishment(
    siret: Cast.branch, name: "Agence de Lyon", address: nil, isHeadOffice: false)

  private let required = Refusal.establishmentRequired(
    siren: "379627342", sirets: [Cast.headOffice.description, Cast.branch.description])

  @Test("With one establishment none needs to be named, with several it does")
  func named() throws {
    let scene = try scene()
    #expect(throws: required) { try scene.register() }
    #expect(throws: required) {
      try scene.registry.addInterlocutor(
        Cast.signatory(Cast.lea, Cast.paulsMobile), to: Cast.company)
    }
    #expect(try scene.register(establishment: Cast.branch).establishment == Cast.branch)
  }

  @Test("An establishment must be the company's own")
  func foreign() throws {
    let scene = try scene()
    let foreign: SIRET = value("73282932000074")
    #expect(throws: Refusal.notFound(.establishment, foreign.description)) {
      try scene.register(establishment: foreign)
    }
    #expect(throws: Refusal.notFound(.company, "732829320")) {
      try scene.registry.addEstablishment(
        Establishment(siret: foreign, name: nil, address: nil, isHeadOffice: false))
    }
  }

  @Test("Who signs must be of the convention's own establishment")
  func signatory() throws {
    let scene = try scene()
    let number = try scene.register(establishment: Cast.branch).convention
    #expect(try scene.registry.signatories(of: number).isEmpty)
    #expect(
      throws: Refusal.mayNotSign(
        email: Cast.zoe.description, space: Cast.company, candidates: [])
    ) {
      try scene.registry.launchSigning(number, signatory: Cast.zoe)
    }
    _ = try scene.registry.addInterlocutor(
      Cast.signatory(Cast.known(Cast.paul), Cast.paulsMobile, at: Cast.branch), to: Cast.company)
    #expect(try scene.registry.signatories(of: number).map(\.account.email) == [Cast.paul])
    #expect(try scene.registry.launchSigning(number, signatory: Cast.paul).status == .signing)
  }

  @Test("Who is of several establishments is told apart by naming one")
  func interlocutors() throws {
    let scene = try scene()
    _ = try scene.registry.addInterlocutor(
      Cast.signatory(Cast.known(Cast.zoe), Cast.zoesMobile, at: Cast.branch), to: Cast.company)
    let registry = scene.registry
    #expect(throws: required) {
      try registry.interlocutor(Cast.zoe, of: Cast.company, establishment: nil)
    }
    #expect(throws: required) {
      try registry.removeInterlocutor(Cast.zoe, of: Cast.company, establishment: nil)
    }
    func remove() throws -> Outcome<EmailAddress> {
      try registry.removeInterlocutor(Cast.zoe, of: Cast.company, establishment: Cast.branch)
    }
    #expect(try !remove().wasAlready)
    #expect(try remove().wasAlready)
    let left = try registry.interlocutor(Cast.zoe, of: Cast.company, establishment: nil)
    #expect(left.establishment == Cast.headOffice)
    func page(_ siret: SIRET?) throws -> Int {
      try registry.interlocutorPage(
        of: Cast.company, establishment: siret, after: 0, limit: 9
      ).count
    }
    #expect(try page(nil) == 3)
    #expect(try page(Cast.headOffice) == 3)
    #expect(try page(Cast.branch) == 0)
  }

  @Test("Losing the right in one establishment leaves what is signed for the other")
  func twoRights() throws {
    let scene = try scene()
    _ = try scene.registry.addInterlocutor(
      Cast.signatory(Cast.known(Cast.zoe), Cast.zoesMobile, at: Cast.branch), to: Cast.company)
    let here = try scene.register(establishment: Cast.headOffice).convention
    let there = try scene.register(
      Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr"), establishment: Cast.branch
    ).convention
    for number in [here, there] {
      _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    }
    _ = try scene.registry.updateInterlocutor(
      Cast.zoe, of: Cast.company, establishment: Cast.branch,
      .init(roles: nil, mobile: nil, canSign: false, person: nil))
    #expect(try scene.status(here) == .signing)
    #expect(try scene.status(there) == .awaitingSignature)
  }
}
