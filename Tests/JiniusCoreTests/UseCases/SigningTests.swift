import SHA2
import Testing

@testable import JiniusCore

/// The signatory's side: reading, codes, the signature and the download (S28–S31).
struct SigningTests {
  @Test("Reading comes before the code, and the code before the signature")
  func order() throws {
    let scene = try Scene()
    let number = try scene.launched()
    let token = try scene.token()
    let registry = scene.registry
    #expect(throws: Refusal.documentNotRead) { try registry.requestCode(token: token) }
    #expect(throws: Refusal.documentNotRead) { try registry.sign(token: token, code: "123456") }
    #expect(try registry.openSignature(token: token).availableActions == ["read", "decline"])
    _ = try registry.documentToRead(token: token)
    #expect(throws: Refusal.documentNotRead) { try registry.requestCode(token: token) }
    #expect(try !registry.markRead(token: token).wasAlready)
    #expect(try registry.markRead(token: token).wasAlready)
    #expect(throws: Refusal.codeNotAsked) { try registry.sign(token: token, code: "123456") }
    #expect(throws: notSigned) { try registry.signedDocument(token: token) }
    #expect(throws: notSigned) { try registry.download(number) }
    _ = try registry.requestCode(token: token)
    #expect(try registry.sign(token: token, code: try scene.code()).value.status == .signed)
    #expect(try scene.status(number) == .signed)
  }

  private let notSigned = Refusal.notSigned(
    convention: "C-000001", label: "En cours de signature")

  @Test("Opening a link changes nothing, and shows the recapitulation with a masked mobile")
  func opening() throws {
    let scene = try Scene()
    _ = try scene.launched()
    let before = try scene.bytes
    let view = try scene.registry.openSignature(token: try scene.token())
    #expect(view.training == Cast.training.title)
    #expect(view.participant.description == "Léa Petit")
    #expect(view.provider == Cast.provider.name)
    #expect(view.expiresAt == scene.now.adding(days: 60))
    #expect(view.maskedMobile != Cast.zoesMobile.description)
    #expect(view.maskedMobile.count { $0.isNumber } < 8)
    #expect(try scene.bytes == before)
  }

  @Test("The signature comes with its letters, a confirmed registration and the very bytes read")
  func signature() throws {
    let scene = try Scene()
    let number = try scene.launched()
    let token = try scene.token()
    let read = try scene.registry.documentToRead(token: token)
    #expect(read.view.documentDigest == SHA256.hash(read.bytes).hex)
    let before = try scene.newestLetter
    try scene.sign()
    #expect(
      try scene.sent(after: before) == [
        "signature_code \(Cast.zoesMobile)", "confirmed \(Cast.leas)",
        "signature_done \(Cast.zoe)",
      ])
    let signed = try scene.registry.download(number)
    #expect(signed.starts(with: read.bytes))
    #expect(signed.count > read.bytes.count)
    #expect(try scene.registry.signedDocument(token: token) == signed)
    #expect(try scene.registry.preview(number) == signed)
    let view = try scene.registry.convention(number).view
    #expect(view.signedAt == scene.now)
    #expect(view.signatory == Cast.zoe)
    let registration = try scene.registry.registration(value("R-000001"))
    #expect(registration.status == .confirmed)
    #expect(registration.conventionStatus == .signed)
  }

  @Test("Signing again is already so, whatever the code")
  func again() throws {
    let scene = try Scene()
    _ = try scene.launched()
    let token = try scene.token()
    try scene.sign()
    let before = try scene.bytes
    #expect(try scene.registry.sign(token: token, code: try scene.code()).wasAlready)
    #expect(try scene.registry.sign(token: token, code: try scene.wrongCode()).wasAlready)
    let signed = Refusal.alreadySigned(convention: "C-000001")
    #expect(throws: signed) { try scene.registry.requestCode(token: token) }
    #expect(throws: signed) { try scene.registry.declineSignature(token: token, reason: nil) }
    #expect(try scene.bytes == before)
  }

  @Test("After the signature the link downloads for 60 days more, and then is dead")
  func sixtyDaysMore() throws {
    let scene = try Scene()
    let number = try scene.launched()
    let token = try scene.token()
    scene.pass(days: 59)
    try scene.sign()
    scene.pass(days: 60, seconds: -1)
    let signed = try scene.registry.signedDocument(token: token)
    #expect(try scene.registry.openSignature(token: token).availableActions == ["download"])
    scene.pass(seconds: 1)
    #expect(scene.refusals(of: token) == Scene.allDead)
    #expect(try scene.registry.download(number) == signed)
    #expect(try scene.status(number) == .signed)
  }

  @Test(
    "A link that never was is as dead as any other",
    arguments: ["", "x", String(repeating: "A", count: 43), "' OR 1=1 --", "é\0"])
  func unknown(_ token: String) throws {
    let scene = try Scene()
    _ = try scene.launched()
    #expect(scene.refusals(of: token) == Scene.allDead)
  }
}
