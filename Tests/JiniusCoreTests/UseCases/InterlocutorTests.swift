import Testing

@testable import JiniusCore

/// Interlocutors: rights, mobiles, the last administrator, and what changes while they sign.
struct InterlocutorTests {
  private func update(
    _ email: EmailAddress, in scene: Scene, roles: Set<Role>? = nil, mobile: MobileNumber? = nil,
    canSign: Bool? = nil, person: PersonReference? = nil
  ) throws -> Outcome<Interlocutor> {
    try scene.registry.updateInterlocutor(
      email, of: Cast.company, establishment: nil,
      .init(roles: roles, mobile: mobile, canSign: canSign, person: person))
  }

  @Test("The right to sign needs a mobile, and shows as the guide's tick")
  func mobile() throws {
    let scene = try Scene()
    let required = Refusal.mobileRequired(email: Cast.claire.description, space: Cast.company)
    #expect(throws: required) { try update(Cast.claire, in: scene, canSign: true) }
    let claire = try update(Cast.claire, in: scene, mobile: Cast.paulsMobile, canSign: true).value
    #expect(claire.signingMark == "✅")
    var form = Cast.signatory(Cast.lea, nil)
    form.canSign = true
    #expect(
      throws: Refusal.mobileRequired(email: Cast.lea.email.description, space: Cast.company)
    ) {
      try scene.registry.addInterlocutor(form, to: Cast.company)
    }
    form.person = Cast.known(Cast.lea.email)
    #expect(throws: Refusal.newcomerWithoutName(email: Cast.lea.email.description)) {
      try scene.registry.addInterlocutor(form, to: Cast.company)
    }
  }

  @Test("While somebody signs, neither his mobile nor his address changes")
  func signingInProgress() throws {
    let scene = try Scene()
    let number = try scene.launched()
    let refused = Refusal.signingInProgress(conventions: ["C-000001"])
    #expect(throws: refused) { try update(Cast.zoe, in: scene, mobile: Cast.paulsMobile) }
    #expect(throws: refused) {
      try update(Cast.zoe, in: scene, person: Cast.newcomer("Zoé Leroi", "zoe@martin.fr"))
    }
    #expect(try update(Cast.zoe, in: scene, mobile: Cast.zoesMobile).wasAlready)
    #expect(try !update(Cast.zoe, in: scene, roles: [.billingManager]).wasAlready)
    #expect(try scene.status(number) == .signing)
    _ = try scene.registry.cancelSigning(number, reason: "mauvais numéro")
    #expect(try !update(Cast.zoe, in: scene, mobile: Cast.paulsMobile).wasAlready)
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    #expect(
      try scene.registry.convention(number).procedures.map(\.mobile?.description) == [
        Cast.zoesMobile.description, Cast.paulsMobile.description,
      ])
  }

  @Test("Past the deadline nobody signs any more, and the mobile may change")
  func afterTheDeadline() throws {
    let scene = try Scene()
    _ = try scene.launched()
    scene.pass(days: 60, seconds: -1)
    #expect(throws: Refusal.signingInProgress(conventions: ["C-000001"])) {
      try update(Cast.zoe, in: scene, mobile: Cast.paulsMobile)
    }
    scene.pass(seconds: 1)
    #expect(
      try update(Cast.zoe, in: scene, mobile: Cast.paulsMobile).value.mobile == Cast.paulsMobile)
  }

  @Test("A space keeps an administrator")
  func lastAdministrator() throws {
    let scene = try Scene()
    let refused = Refusal.lastAdministrator(space: "Cabinet Martin")
    #expect(throws: refused) { try update(Cast.claire, in: scene, roles: []) }
    #expect(throws: refused) {
      try scene.registry.removeInterlocutor(Cast.claire, of: Cast.company, establishment: nil)
    }
    _ = try update(Cast.zoe, in: scene, roles: [.administrator])
    _ = try scene.accepted(Cast.zoe)
    #expect(
      try !scene.registry.removeInterlocutor(
        Cast.claire, of: Cast.company, establishment: nil
      ).wasAlready)
    #expect(throws: refused) { try update(Cast.zoe, in: scene, roles: [.participant]) }
  }

  @Test("Nobody turns into an interlocutor who is there already")
  func twin() throws {
    let scene = try Scene()
    let before = try scene.bytes
    let refused = refusal { try update(Cast.zoe, in: scene, person: Cast.known(Cast.paul)) }
    #expect(refused?.code == "already_exists")
    #expect(try scene.bytes == before)
  }

  @Test("A wrong address is set right: the newcomer is invited and stands in the old one's place")
  func newAddress() throws {
    let scene = try Scene()
    let before = try scene.newestLetter
    let right = Cast.newcomer("Zoé Leroy", "zoe.leroy@martin.fr")
    let changed = try update(Cast.zoe, in: scene, person: right).value
    #expect(changed.account.email == right.email)
    #expect(changed.canSign)
    #expect(try scene.sent(after: before) == ["invitation \(right.email)"])
    #expect(throws: Refusal.noInterlocutor(email: Cast.zoe.description, Cast.company)) {
      try scene.registry.interlocutor(Cast.zoe, of: Cast.company, establishment: nil)
    }
  }

  @Test("Who was removed may be added again, and is another interlocutor then")
  func addedAgain() throws {
    let scene = try Scene()
    func remove() throws -> Bool {
      try scene.registry.removeInterlocutor(Cast.zoe, of: Cast.company, establishment: nil)
        .wasAlready
    }
    #expect(try !remove())
    #expect(try remove())
    let again = try scene.registry.addInterlocutor(
      Cast.signatory(Cast.known(Cast.zoe), Cast.paulsMobile), to: Cast.company)
    #expect(!again.wasAlready)
    #expect(again.value.mobile == Cast.paulsMobile)
    #expect(try !remove())
    #expect(throws: Refusal.noInterlocutor(email: Cast.marie.description, Cast.company)) {
      try scene.registry.removeInterlocutor(Cast.marie, of: Cast.company, establishment: nil)
    }
  }
}
