import Testing

@testable import JiniusCore

/// A script's own name for a registration: what was done under it is not done again.
@Suite("Registrations by a script's key")
struct KeyTests {
  private let scene: Scene
  private let key: RegistrationKey = value("2027/0042")

  init() throws { scene = try Scene() }

  private func register(
    _ person: PersonReference? = Cast.lea, for session: Code = Cast.session.code,
    payer: SIRET? = nil, key: RegistrationKey?, as registry: Registry? = nil
  ) throws -> Outcome<Registration> {
    try (registry ?? scene.registry).register(
      person, for: session, in: Cast.company, establishment: nil, payer: payer, key: key)
  }

  @Test("issue 9, 3.3: the same key again is so already, whatever became of the registration")
  func again() throws {
    let first = try register(key: key)
    #expect(!first.wasAlready && first.value.key == key)
    #expect(try register(key: key).wasAlready)
    _ = try scene.registry.cancelRegistration(first.value.number, reason: nil)
    let before = try scene.bytes
    let again = try register(key: key)
    #expect(again.wasAlready)
    #expect(again.value.number == first.value.number && again.value.status == .cancelled)
    #expect(try scene.bytes == before)
    // Without the key, or under another, it is a new one.
    #expect(try register(key: value("2027/0043")).value.number.row == 2)
  }

  @Test("issue 9, 3.3: a key outlives its session, and needs no name of a known newcomer")
  func later() throws {
    let first = try register(key: key)
    scene.now = Cast.session.endsAt
    #expect(try register(Cast.known(Cast.leas), key: key).value.number == first.value.number)
  }

  @Test("issue 9, 3.3: other data under the same key are refused, with each difference")
  func differences() throws {
    _ = try scene.registry.addSession(Cast.session("B", seats: 3))
    _ = try register(payer: Cast.headOffice, key: key)
    let ana = Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr")
    #expect(
      refusal { try register(ana, for: value("B"), key: key) }
        == .existsDifferently(
          .registration, "R-000001",
          differences: [
            .init("participant", standing: Cast.leas.description, given: "ana@cabinet-martin.fr"),
            .init("session", standing: "AUDIT-101-A", given: "B"),
            .init("payer", standing: Cast.headOffice.description, given: ""),
          ]))
    #expect(
      refusal { try scene.registry.account(value("ana@cabinet-martin.fr")) }
        == .notFound(.account, "ana@cabinet-martin.fr"))
    #expect(try register(payer: Cast.headOffice, key: key).wasAlready)
  }

  @Test("issue 9, 3.3: a registration from before takes the key, once")
  func adopted() throws {
    let first = try scene.register()
    let keyed = try register(key: key)
    #expect(keyed.wasAlready && keyed.value.number == first.number && keyed.value.key == key)
    #expect(try register(key: key).wasAlready)
    #expect(try scene.register().key == key)
    #expect(
      refusal { try register(key: value("other")) }
        == .existsDifferently(
          .registration, "R-000001",
          differences: [.init("key", standing: key.description, given: "other")]))
    try scene.journalHolds()
  }

  @Test("issue 9, 3.3: a key is its space's own, and a list finds it")
  func listed() throws {
    try scene.otherFirm()
    _ = try register(key: key)
    _ = try scene.registry.register(
      Cast.newcomer("Ana Lopes", "ana@y.example"), for: Cast.session.code, in: Cast.otherCompany,
      establishment: nil, key: key)
    func rows(_ space: SpaceReference?, _ registry: Registry) throws -> [Int] {
      try registry.registrationPage(
        RegistrationFilter(space: space, session: nil, participant: nil, key: key), after: 0,
        limit: 9
      ).map(\.number.row)
    }
    #expect(try rows(nil, scene.registry) == [1, 2])
    #expect(try rows(Cast.otherCompany, scene.registry) == [2])
    #expect(try rows(nil, scene.registry(as: Cast.claire)) == [1])
    #expect(try rows(Cast.otherCompany, scene.registry(as: Cast.claire)) == [])
  }

  @Test("issue 9, 3.3: whoever registers himself in an open space is told of no key")
  func open() throws {
    _ = try scene.registry.updateCompany(
      Cast.siren,
      CompanyChange(
        name: nil, legalForm: nil, registrationRights: .open, address: nil,
        billingEstablishment: nil, isConfirmed: true))
    _ = try register(key: key)
    let marie = scene.registry(as: Cast.marie)
    let keyed = refusal { try register(Cast.known(Cast.marie), key: key, as: marie) }
    let unkeyed = refusal { try register(Cast.known(Cast.marie), key: value("z"), as: marie) }
    #expect(keyed != nil && keyed == unkeyed)
    #expect(try !register(Cast.known(Cast.marie), key: nil, as: marie).wasAlready)
  }

  @Test("issue 9, 3.3: an erasure takes the key out, and the same again is so already")
  func erased() throws {
    let key: RegistrationKey = value("lea.petit@cabinet-martin.fr")
    let first = try register(key: key).value
    _ = try scene.registry.cancelRegistration(first.number, reason: nil)
    #expect(try scene.erase(Cast.leas).value.erased.contains { $0.record == "registration_keys" })
    #expect(try scene.lingering(Cast.leasTexts).isEmpty)
    let before = try scene.bytes
    let again = try register(key: key)
    #expect(again.wasAlready && again.value.number == first.number && again.value.key == nil)
    #expect(try scene.bytes == before)
    // Another session under the same key still differs.
    _ = try scene.registry.addSession(Cast.session("B", seats: 3))
    #expect(refusal { try register(for: value("B"), key: key) } != nil)
    #expect(try !register(key: value("other")).wasAlready)
  }

  @Test("issue 9, 3.3: the same key again is so already under whatever is true by now")
  func changedSince() throws {
    try scene.otherFirm()
    let payer: SIRET = value("40483304800022")
    _ = try scene.registry.allowBilling(of: payer, to: Cast.siren, true)
    let first = try register(payer: payer, key: key).value
    _ = try scene.registry.allowBilling(of: payer, to: Cast.siren, false)
    _ = try scene.registry.addEstablishment(
      Establishment(siret: Cast.branch, name: "Lyon", address: nil, isHeadOffice: false))
    #expect(try register(payer: payer, key: key).value.number == first.number)
    scene.now = Cast.session.endsAt
    #expect(try register(payer: payer, key: key).wasAlready)
  }

  @Test("issue 9, 3.3: an address that was the participant's is no other data")
  func addressCorrected() throws {
    let first = try register(key: key).value
    _ = try scene.registry.rectifyAccount(
      Cast.leas,
      AccountCorrection(
        givenName: nil, familyName: nil, email: value("lea2@cabinet-martin.fr"), profession: nil))
    let before = try scene.bytes
    #expect(try register(key: key).value.number == first.number)
    #expect(try register(Cast.known(value("lea2@cabinet-martin.fr")), key: key).wasAlready)
    #expect(try scene.bytes == before)
    #expect(refusal { try register(Cast.known(Cast.marie), key: key) } != nil)
  }
}
