import Testing

@testable import JiniusCore

/// An account comes to bear an address once its holder has opened the link that was sent there.
@Suite("issue 8, 4.2: an address is confirmed before it is anybody's")
struct PrivacyAddressTests {
  private let scene: Scene
  private let claire: Registry
  private let address: EmailAddress = value("claire@martin-roy.example")

  init() throws {
    scene = try Scene()
    claire = scene.registry(as: Cast.claire)
  }

  private func ask(
    _ registry: Registry, _ address: EmailAddress, given: String? = nil
  ) throws -> Outcome<Rectification> {
    try registry.rectifyAccount(
      Cast.claire,
      AccountCorrection(givenName: given, familyName: nil, email: address, profession: nil))
  }

  @Test("issue 8, 4.2: until the link is opened the old address stands, and both are written to")
  func pending() throws {
    for registry in [claire, scene.registry] {
      let before = try scene.newestLetter
      let asked = try ask(registry, address)
      #expect(!asked.wasAlready)
      #expect(asked.value.account.email == Cast.claire)
      #expect(asked.value.awaitedEmail == address)
      #expect(
        try scene.sent(after: before) == [
          "address_change \(Cast.claire)", "address_confirmation \(address)",
        ])
      #expect(try ask(registry, address).wasAlready)
      #expect(try scene.registry.account(Cast.claire).status == .active)
      #expect(
        refusal { try scene.registry.account(address) }
          == .notFound(.account, address.description))
      #expect(try claire.cancelInvitation(to: Cast.claire).value.status == .cancelled)
    }
    // What is sent to nobody's address tells of the old one nothing but the name.
    let letter = try #require(try scene.letters().last { $0.kind == .addressConfirmation })
    #expect(!letter.body.contains(Cast.claire.description))
    try scene.journalHolds()
  }

  @Test("issue 8, 4.2: the link makes it the account's own, and does nothing else")
  func confirmed() throws {
    _ = try ask(claire, address)
    let token = try scene.activationToken(address)
    #expect(
      refusal { try scene.registry.acceptInvitation(token: token, name: value("Autre Nom")) }?.code
        == "already_exists")
    let look = try #require(try scene.registry.invitationLook(token: token).look)
    #expect(look.isOfAddress && !look.isAccepted && look.email == address)
    let moved = try scene.registry.acceptInvitation(token: token)
    #expect(!moved.wasAlready)
    #expect(moved.value.email == address && moved.value.status == .active)
    #expect(try scene.registry.acceptInvitation(token: token).wasAlready)
    #expect(try scene.registry.invitationLook(token: token).look?.isAccepted == true)
    #expect(
      try scene.registry.interlocutor(address, of: Cast.company, establishment: nil).roles == [
        .administrator
      ])
    let line = try #require(try scene.registry.journalPage(after: 0, limit: 1000).last)
    #expect(line.kind == "account_rectified")
    #expect(line.personal?.contains(Cast.claire.description) == true)
    // His letters are his, though they went to an address that was not his yet.
    let personal = try scene.registry.personalData(of: address)
    #expect(personal.invitations.compactMap(\.invitation.newEmail) == [address])
    try scene.journalHolds()
  }

  @Test("issue 8, 4.2: another one takes the place of the first, and a name stands at once")
  func replaced() throws {
    let other: EmailAddress = value("claire@ailleurs.example")
    _ = try ask(claire, address)
    let first = try scene.activationToken(address)
    let asked = try ask(claire, other, given: "Clara").value
    #expect(asked.account.name.given == "Clara" && asked.account.email == Cast.claire)
    #expect(refusal { try scene.registry.acceptInvitation(token: first) } == .tokenDead)
    #expect(
      try scene.registry.acceptInvitation(token: scene.activationToken(other)).value.email == other)
  }

  @Test("issue 8, 4.2: it is called off by its person and the operator, and by nobody else")
  func calledOff() throws {
    _ = try scene.accepted(Cast.zoe)
    _ = try scene.registry.updateInterlocutor(
      Cast.zoe, of: Cast.company, establishment: nil,
      .init(roles: [.administrator], mobile: nil, canSign: nil, person: nil))
    _ = try ask(claire, address)
    let token = try scene.activationToken(address)
    let zoe = scene.registry(as: Cast.zoe)
    #expect(refusal { try zoe.cancelInvitation(to: Cast.claire) }?.code == "not_permitted")
    #expect(refusal { try zoe.resendInvitation(to: Cast.claire) }?.code == "not_permitted")
    let all = InvitationFilter(email: Cast.claire, status: nil)
    #expect(try zoe.invitationPage(all, after: 0, limit: 9).isEmpty)
    #expect(try claire.invitationPage(all, after: 0, limit: 9).map(\.status) == [.sent])
    _ = try scene.registry.cancelInvitation(to: Cast.claire)
    #expect(refusal { try scene.registry.acceptInvitation(token: token) } == .tokenDead)
    #expect(try scene.registry.resendInvitation(to: Cast.claire).invitation.newEmail == address)
    #expect(
      try scene.registry.acceptInvitation(token: scene.activationToken(address)).value.email
        == address)
  }

  @Test("issue 8, 4.2: an address that is taken is the operator's to know, and its holder's")
  func taken() throws {
    #expect(
      refusal { try ask(scene.registry, Cast.marie) } == .addressTaken(Cast.marie.description))
    let known = try ask(claire, Cast.marie)
    #expect(!known.wasAlready && known.value.awaitedEmail == Cast.marie)
    let token = try scene.activationToken(Cast.marie)
    #expect(
      refusal { try scene.registry.acceptInvitation(token: token) }
        == .addressTaken(Cast.marie.description))
    #expect(try scene.registry.account(Cast.claire).status == .active)
  }

  @Test("issue 8, 4.2: whoever is to sign keeps his address, asked for before or not")
  func whileSigning() throws {
    let zoe = try scene.accepted(Cast.zoe)
    let correction = AccountCorrection(
      givenName: nil, familyName: nil, email: address, profession: nil)
    _ = try zoe.rectifyAccount(Cast.zoe, correction)
    let token = try scene.activationToken(address)
    let number = try scene.launched()
    let refused = Refusal.signingInProgress(conventions: [number.description])
    #expect(refusal { try scene.registry.acceptInvitation(token: token) } == refused)
    #expect(
      refusal {
        try zoe.rectifyAccount(
          Cast.zoe,
          AccountCorrection(
            givenName: nil, familyName: nil, email: value("z@x.example"), profession: nil))
      } == refused)
    _ = try scene.registry.cancelSigning(number, reason: nil)
    #expect(try scene.registry.acceptInvitation(token: token).value.email == address)
  }

  @Test("issue 8, 4.2: it is asked for so often a day, and lives as long as an invitation")
  func limits() throws {
    for number in 1...4 { _ = try ask(claire, value("c\(number)@x.example")) }
    #expect(refusal { try ask(claire, value("c5@x.example")) }?.code == "invitation_limit")
    let token = try scene.activationToken(value("c4@x.example"))
    scene.pass(days: 30)
    #expect(refusal { try scene.registry.acceptInvitation(token: token) } == .tokenDead)
    let later = scene.registry(as: Cast.claire)
    #expect(try !ask(later, value("c4@x.example")).wasAlready)
  }

  @Test("issue 8, 4.2: a closed account moves nowhere by itself, and an erasure takes it all out")
  func ended() throws {
    let zoe = try scene.accepted(Cast.zoe)
    _ = try zoe.rectifyAccount(
      Cast.zoe,
      AccountCorrection(givenName: nil, familyName: nil, email: address, profession: nil))
    let token = try scene.activationToken(address)
    _ = try scene.registry.closeAccount(Cast.zoe, reason: nil)
    #expect(refusal { try scene.registry.acceptInvitation(token: token) } == .tokenDead)
    _ = try scene.erase(Cast.zoe)
    #expect(try !scene.bytes.contains(bytesOf: address.description))
  }
}

extension Sequence<UInt8> {
  fileprivate func contains(bytesOf text: String) -> Bool {
    String(decoding: Array(self), as: UTF8.self).contains(text)
  }
}
