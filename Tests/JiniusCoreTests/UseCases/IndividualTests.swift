import Testing

@testable import JiniusCore

/// A private person's space: he signs by right (S12), and what he signs is a contract.
struct IndividualTests {
  private let space = SpaceReference.individual(Cast.marie)

  @Test("A private person registers himself, signs by right and gets a contract")
  func byRight() throws {
    let scene = try Scene()
    let registration = try scene.register(nil, in: space)
    #expect(registration.participant == Cast.marie)
    #expect(registration.establishment == nil)
    let number = registration.convention
    #expect(try scene.registry.convention(number).view.kind == .individualContract)
    #expect(try scene.registry.signatories(of: number).map(\.account.email) == [Cast.marie])
    let view = try scene.registry.launchSigning(number, signatory: Cast.marie)
    #expect(view.signatory == Cast.marie)
  }

  @Test("A mobile is needed at launch, not before")
  func mobile() throws {
    let scene = try Scene()
    let email: EmailAddress = value("luc.brun@example.fr")
    _ = try scene.registry.createAccount(email, name: value("Luc Brun"), profession: .cac)
    #expect(try scene.registry.declareIndividual(email, mobile: nil).value.owner.canSign)
    let number = try scene.register(nil, in: .individual(email)).convention
    #expect(throws: Refusal.mobileRequired(email: email.description, space: .individual(email))) {
      try scene.registry.launchSigning(number, signatory: email)
    }
    _ = try scene.registry.updateInterlocutor(
      email, of: .individual(email), establishment: nil,
      .init(roles: nil, mobile: Cast.paulsMobile, canSign: nil, person: nil))
    #expect(try scene.registry.launchSigning(number, signatory: email).status == .signing)
  }

  @Test("Another interlocutor with the right may sign his contract")
  func another() throws {
    let scene = try Scene()
    let number = try scene.register(nil, in: space).convention
    #expect(throws: Refusal.noInterlocutor(email: Cast.paul.description, space)) {
      try scene.registry.launchSigning(number, signatory: Cast.paul)
    }
    _ = try scene.registry.addInterlocutor(
      Cast.signatory(Cast.known(Cast.paul), Cast.paulsMobile), to: space)
    #expect(try scene.registry.launchSigning(number, signatory: Cast.paul).status == .signing)
  }

  @Test(
    "A contract confirms the registration once the withdrawal period is over",
    arguments: [
      // Signed on Friday 20 November: 14 days end on Friday 4 December.
      (nil, "2026-12-05T00:00"),
      // 10 days would end on Monday 30 November.
      ("10", "2026-12-01T00:00"),
    ])
  func withdrawal(days: String?, confirmed: String) throws {
    let scene = try Scene()
    if let days { _ = try scene.registry.set(.withdrawalDays, to: days) }
    let number = try scene.register(nil, in: space).convention
    _ = try scene.registry.launchSigning(number, signatory: Cast.marie)
    try scene.sign()
    func status() throws -> RegistrationStatus {
      try scene.registry.registration(value("R-000001")).status
    }
    #expect(try status() == .pending)
    scene.now = paris(confirmed).adding(seconds: -1)
    #expect(try status() == .pending)
    scene.pass(seconds: 1)
    #expect(try status() == .confirmed)
  }

  @Test("The owner stays in his space, with the right that the guide gives him")
  func owner() throws {
    let scene = try Scene()
    let before = try scene.bytes
    let remove = refusal {
      try scene.registry.removeInterlocutor(Cast.marie, of: space, establishment: nil)
    }
    #expect(remove != nil)
    let disarm = refusal {
      try scene.registry.updateInterlocutor(
        Cast.marie, of: space, establishment: nil,
        .init(roles: nil, mobile: nil, canSign: false, person: nil))
    }
    #expect(disarm != nil)
    let replace = refusal {
      try scene.registry.updateInterlocutor(
        Cast.marie, of: space, establishment: nil,
        .init(roles: nil, mobile: nil, canSign: nil, person: Cast.known(Cast.paul)))
    }
    #expect(replace != nil)
    #expect(try scene.bytes == before)
    #expect(try scene.registry.individual(Cast.marie).owner.account.email == Cast.marie)
  }
}
