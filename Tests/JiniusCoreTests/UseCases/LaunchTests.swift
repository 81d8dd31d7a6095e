import Testing

@testable import JiniusCore

/// Launching a signature (S14–S23).
struct LaunchTests {
  @Test("A launch sends one link, and the convention is being signed for 60 days")
  func launch() throws {
    let scene = try Scene()
    let number = try scene.register().convention
    let before = try scene.newestLetter
    let view = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    #expect(view.status == .signing)
    #expect(view.signatory == Cast.zoe)
    #expect(view.launchedAt == scene.now)
    #expect(view.expiresAt == scene.now.adding(seconds: 5_184_000))
    #expect(try scene.sent(after: before) == ["signature_link \(Cast.zoe)"])
    #expect(try scene.registry.registration(value("R-000001")).conventionStatus == .signing)
    let procedures = try scene.registry.convention(number).procedures
    #expect(procedures.map(\.status) == ["open"])
    #expect(procedures.first?.mobile == Cast.zoesMobile)
  }

  @Test("The setting of the link's days is read at launch, and a link in flight keeps its own")
  func linkDays() throws {
    let scene = try Scene()
    _ = try scene.registry.set(.linkDays, to: "2")
    let number = try scene.launched()
    _ = try scene.registry.set(.linkDays, to: "60")
    scene.pass(seconds: 2 * 86_400 - 1)
    #expect(try scene.status(number) == .signing)
    scene.pass(seconds: 1)
    #expect(try scene.status(number) == .awaitingSignature)
  }

  @Test("What is being signed is not launched again, and says who signs and until when")
  func alreadySigning() throws {
    let scene = try Scene()
    let number = try scene.launched()
    #expect(
      throws: Refusal.alreadySigning(
        convention: "C-000001", signatory: Cast.zoe.description,
        expiresAt: scene.now.adding(days: 60))
    ) { try scene.registry.launchSigning(number, signatory: Cast.paul) }
  }

  @Test("What is signed or void is not launched")
  func ended() throws {
    let scene = try Scene()
    let signed = try scene.launched()
    try scene.sign()
    #expect(throws: Refusal.alreadySigned(convention: "C-000001")) {
      try scene.registry.launchSigning(signed, signatory: Cast.paul)
    }
    let other = try scene.register(Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr"))
    _ = try scene.registry.cancelRegistration(other.number, reason: nil)
    #expect(throws: Refusal.conventionVoid(convention: "C-000002")) {
      try scene.registry.launchSigning(other.convention, signatory: Cast.paul)
    }
  }

  @Test("Nobody signs without the right, and the refusal names who may")
  func mayNotSign() throws {
    let scene = try Scene()
    let number = try scene.register().convention
    #expect(
      throws: Refusal.mayNotSign(
        email: Cast.claire.description,
        SignatoryPlace(space: Cast.company, establishment: nil, isThere: true),
        candidates: [Cast.zoe.description, Cast.paul.description])
    ) { try scene.registry.launchSigning(number, signatory: Cast.claire) }
    #expect(
      try scene.registry.signatories(of: number).map(\.account.email) == [Cast.zoe, Cast.paul])
  }

  @Test("issue 9, 3.4: a delegate is not told who speaks for a firm, before and after a launch")
  func delegate() throws {
    let scene = try Scene()
    try scene.otherFirm()
    let number = try scene.register().convention
    let lent = try scene.registry.grantDelegation(
      .launchSignature, from: Cast.siren, to: Cast.otherSiren, until: value("2027-12-31")
    ).value
    _ = try scene.registry.acceptDelegation(lent.delegation.id)
    let ines = scene.registry(as: Cast.ines)
    let nobody: EmailAddress = value("nobody@example.fr")
    func told(_ email: EmailAddress) -> Refusal? {
      refusal { try ines.launchSigning(number, signatory: email) }
    }
    for email in [nobody, Cast.claire] {
      #expect(
        told(email)
          == .mayNotSign(
            email: email.description, nil,
            candidates: [Cast.zoe.description, Cast.paul.description]))
    }
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    #expect(told(nobody)?.code == "already_signing" && told(nobody) == told(Cast.claire))
  }

  @Test("Who is unknown comes before what the rules say")
  func unknown() throws {
    let scene = try Scene()
    let nobody: EmailAddress = value("nobody@example.fr")
    let missing = Refusal.noInterlocutor(email: nobody.description, Cast.company)
    let number = try scene.register().convention
    #expect(throws: missing) { try scene.registry.launchSigning(number, signatory: nobody) }
    #expect(throws: Refusal.notFound(.convention, "C-000009")) {
      try scene.registry.launchSigning(value("C-000009"), signatory: Cast.zoe)
    }
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    #expect(throws: missing) { try scene.registry.launchSigning(number, signatory: nobody) }
  }

  @Test("The bytes to sign are frozen: a change of the catalogue does not touch them")
  func frozen() throws {
    let scene = try Scene()
    let number = try scene.launched()
    let token = try scene.token()
    let frozen = try scene.registry.documentToRead(token: token).bytes
    _ = try scene.registry.updateTraining(Cast.training.code) { $0.title = "Autre chose" }
    scene.pass(days: 1)
    #expect(try scene.registry.documentToRead(token: token).bytes == frozen)
    #expect(try scene.registry.preview(number) == frozen)
    try scene.sign()
    #expect(try scene.registry.download(number).starts(with: frozen))
  }

  @Test("A relaunch records the expiry first: its letter comes first, and the old link stays dead")
  func relaunch() throws {
    let scene = try Scene()
    let number = try scene.launched()
    let old = try scene.token()
    let before = try scene.newestLetter
    scene.pass(days: 60)
    _ = try scene.registry.launchSigning(number, signatory: Cast.paul)
    #expect(
      try scene.sent(after: before) == [
        "signature_expired \(Cast.zoe)", "signature_expired \(Cast.claire)",
        "signature_link \(Cast.paul)",
      ])
    #expect(try scene.token() != old)
    #expect(scene.refusals(of: old) == Scene.allDead)
    #expect(
      try scene.registry.convention(number).procedures.map(\.status) == ["expired", "open"])
    try scene.sign()
    #expect(try scene.status(number) == .signed)
  }
}
