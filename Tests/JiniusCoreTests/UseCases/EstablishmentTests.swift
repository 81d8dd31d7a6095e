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

  @Test("issue 9, 2.7 (S92): an establishment's name and address are changed")
  func updated() throws {
    let scene = try scene()
    let address = PostalAddress(street: "1 quai", postalCode: value("69002"), city: "Lyon")
    func update(_ name: String?, _ address: PostalAddress?) throws -> Outcome<Establishment> {
      try scene.registry.updateEstablishment(Cast.branch, name: name, address: address)
    }
    #expect(try update(nil, address).value.address == address)
    #expect(try update("Agence", nil).value.name == "Agence")
    #expect(try update("Agence", address).wasAlready)
    #expect(
      refusal {
        try scene.registry.updateEstablishment(value("37962734200031"), name: "X", address: nil)
      } == .notFound(.establishment, "37962734200031"))
    try scene.journalHolds()
  }

  @Test("issue 9, 2.7 (S92): the head office moves to another establishment of the company")
  func moved() throws {
    let scene = try scene()
    #expect(try scene.registry.moveHeadOffice(to: Cast.branch).value.isHeadOffice)
    #expect(try scene.registry.moveHeadOffice(to: Cast.branch).wasAlready)
    let view = try scene.registry.company(Cast.siren)
    #expect(view.establishments.filter(\.isHeadOffice).map(\.siret) == [Cast.branch])
    #expect(view.space.billingEstablishment == Cast.headOffice)
    let address = PostalAddress(street: "1 quai", postalCode: value("69002"), city: "Lyon")
    _ = try scene.registry.updateCompany(
      Cast.siren,
      CompanyChange(
        name: nil, legalForm: nil, registrationRights: nil, address: address,
        billingEstablishment: nil, isConfirmed: false))
    #expect(
      try scene.registry.establishments(of: Cast.siren).first { $0.siret == Cast.branch }?.address
        == address)
    #expect(
      refusal { try scene.registry.moveHeadOffice(to: value("37962734200031")) }
        == .notFound(.establishment, "37962734200031"))
    #expect(refusal { try scene.registry(as: Cast.marie).moveHeadOffice(to: Cast.branch) } != nil)
  }

  @Test("Who signs must be of the convention's own establishment")
  func signatory() throws {
    let scene = try scene()
    let number = try scene.register(establishment: Cast.branch).convention
    #expect(try scene.registry.signatories(of: number).isEmpty)
    #expect(
      throws: Refusal.mayNotSign(
        email: Cast.zoe.description,
        SignatoryPlace(space: Cast.company, establishment: Cast.branch, isThere: false),
        candidates: [])
    ) {
      try scene.registry.launchSigning(number, signatory: Cast.zoe)
    }
    _ = try scene.registry.addInterlocutor(
      Cast.signatory(Cast.known(Cast.paul), Cast.paulsMobile, at: Cast.branch), to: Cast.company)
    #expect(try scene.registry.signatories(of: number).map(\.account.email) == [Cast.paul])
    #expect(try scene.registry.launchSigning(number, signatory: Cast.paul).status == .signing)
  }

  @Test("issue 9, 2.7: an overview of one establishment counts its interlocutors and third parties")
  func overview() throws {
    let scene = try scene()
    _ = try scene.registry.addInterlocutor(
      Cast.signatory(Cast.known(Cast.paul), Cast.paulsMobile, at: Cast.branch), to: Cast.company)
    func administration(_ siret: SIRET?) throws -> CompanyLandmarks.Administration {
      try #require(
        try scene.registry.companyOverview(Cast.siren, establishment: siret).administration)
    }
    let (all, branch) = (try administration(nil), try administration(Cast.branch))
    #expect(branch.people.interlocutors == 1 && branch.people.administrators == 0)
    #expect(all.people.interlocutors > 1)
    #expect(branch.thirdParties.map(\.establishment) == [Cast.branch])
    #expect(all.thirdParties.count == 2)
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
