import Testing

@testable import JiniusCore

/// Putting right what is held on a person.
struct PrivacyRectificationTests {
  private func rectify(
    _ email: EmailAddress, _ scene: Scene, given: String? = nil, family: String? = nil,
    to address: EmailAddress? = nil, profession: Profession? = nil
  ) throws -> Outcome<Rectification> {
    try scene.registry.rectifyAccount(
      email,
      AccountCorrection(
        givenName: given, familyName: family, email: address, profession: profession))
  }

  private let address: EmailAddress = value("zoe.roy@cabinet-martin.fr")

  @Test("Names, address and profession are put right everywhere, and the journal holds both sides")
  func everywhere() throws {
    let scene = try Scene()
    let outcome = try rectify(
      Cast.zoe, scene, given: "Zoë", family: "Roy", to: address, profession: .cac)
    #expect(!outcome.wasAlready)
    #expect(outcome.value.account.name.description == "Zoë Roy")
    let interlocutor = try scene.registry.interlocutor(
      address, of: Cast.company, establishment: nil)
    #expect(interlocutor.account.profession == .cac)
    #expect(interlocutor.mobile == Cast.zoesMobile)
    #expect(throws: Refusal.notFound(.account, Cast.zoe.description)) {
      try scene.registry.account(Cast.zoe)
    }
    let line = try #require(try scene.registry.journalPage(after: 0, limit: 1000).last)
    #expect(line.kind == "account_rectified")
    #expect(
      line.facts
        == #"{"changed":["email","given_name","family_name","profession"],"name_confirmed":true}"#)
    #expect(line.personal?.contains(Cast.zoe.description) == true)
    #expect(line.personal?.contains(address.description) == true)
    try scene.journalHolds()
    #expect(try rectify(address, scene, given: "Zoë").wasAlready)
  }

  @Test("While something is to be signed, name and address stay; the profession may change")
  func whileSigning() throws {
    let scene = try Scene()
    let number = try scene.launched()
    let refused = Refusal.signingInProgress(conventions: [number.description])
    #expect(throws: refused) { try rectify(Cast.zoe, scene, given: "Zoë") }
    #expect(throws: refused) { try rectify(Cast.zoe, scene, family: "Roy") }
    #expect(throws: refused) { try rectify(Cast.zoe, scene, to: address) }
    #expect(throws: refused) { try rectify(Cast.zoe, scene, given: "Zoë", profession: .ec) }
    #expect(try !rectify(Cast.zoe, scene, profession: .ec).wasAlready)
    // Whom the paper is about may be put right: the frozen paper stays, and that is said.
    #expect(try rectify(Cast.leas, scene, family: "Petite").value.unchangedPapers == [number])
    scene.pass(days: 60)
    #expect(try !rectify(Cast.zoe, scene, to: address).wasAlready)
  }

  @Test("What is signed stays as it was read, and is named")
  func signedPapers() throws {
    let scene = try Scene()
    let number = try scene.launched()
    try scene.sign()
    let before = try scene.registry.download(number)
    let outcome = try rectify(Cast.zoe, scene, given: "Zoë", to: address)
    #expect(outcome.value.unchangedPapers == [number])
    #expect(try scene.registry.download(number) == before)
    #expect(
      try scene.registry.convention(number).procedures.map(\.signatory.description) == [
        Cast.zoe.description
      ])
    #expect(try rectify(Cast.paul, scene, given: "Paule").value.unchangedPapers.isEmpty)
  }

  @Test("An address belongs to one person")
  func takenAddress() throws {
    let scene = try Scene()
    #expect(throws: Refusal.addressTaken(Cast.paul.description)) {
      try rectify(Cast.zoe, scene, to: Cast.paul)
    }
    #expect(try rectify(Cast.zoe, scene, to: Cast.zoe).wasAlready)
  }

  @Test("An invitation that went to a wrong address dies with it")
  func invitation() throws {
    let scene = try Scene()
    _ = try scene.register()
    let letter = try #require(
      try scene.letters().last { $0.kind == .invitation && $0.recipient == Cast.leas.description })
    let token = try #require(
      letter.body.split(separator: "\n").first { $0.contains("/invitation/") }?
        .split(separator: "/").last)
    _ = try rectify(Cast.leas, scene, to: address)
    #expect(throws: Refusal.tokenDead) {
      try scene.registry.acceptInvitation(token: String(token))
    }
  }

  @Test("The person himself may, and nobody else but the operator")
  func rights() throws {
    let scene = try Scene()
    let correction = AccountCorrection(
      givenName: "Zoë", familyName: nil, email: nil, profession: nil)
    #expect(
      refusal { try scene.registry(as: Cast.claire).rectifyAccount(Cast.zoe, correction) }?.code
        == "not_permitted")
    #expect(try !scene.accepted(Cast.zoe).rectifyAccount(Cast.zoe, correction).wasAlready)
  }

  @Test("What is erased cannot be given a name again")
  func erased() throws {
    let scene = try Scene()
    let pseudonym = try scene.erase(Cast.paul).value.account
    #expect(throws: Refusal.notFound(.account, pseudonym.description)) {
      try rectify(pseudonym, scene, given: "Paul")
    }
  }
}
