import Foundation
import Testing

@testable import JiniusCore

/// A real database: its clock is the system's and never goes back, its letters show no secret.
struct RealDatabaseTests {
  /// The link's token, which only the key's holder can work out.
  private func token(_ scene: Scene) throws -> String {
    let key = SecretKey(
      bytes: Array(try Data(contentsOf: URL(filePath: scene.store.keyPath))))
    let nonce = try #require(
      try scene.database().row("SELECT nonce FROM signing_procedure ORDER BY id DESC") {
        try $0.blob(0)
      })
    return key.token(.signatureLink, nonce: nonce)
  }

  @Test("The environment sets no clock: neither to read nor to write")
  func fixedClock() throws {
    let scene = try Scene(sandbox: false)
    let now = scene.now
    let registry = Registry(
      store: scene.store,
      situation: .init(
        clock: { now }, fixedClock: now, actor: .operator(uid: 1000), isRehearsal: false))
    #expect(throws: StoreError.clockSetOutsideSandbox) { try registry.settings() }
    #expect(throws: StoreError.clockSetOutsideSandbox) { try registry.set(.linkDays, to: "3") }
  }

  @Test("Nothing is launched before there is a seal to close it, and on a platform none is needed")
  func seal() throws {
    let scene = try Scene(sandbox: false)
    let number = try scene.register().convention
    try FileManager.default.removeItem(at: URL(filePath: scene.store.sealPath))
    let before = try scene.bytes
    #expect(throws: Refusal.sealUnusable([.missing])) {
      try scene.registry.launchSigning(number, signatory: Cast.zoe)
    }
    #expect(try scene.bytes == before)
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe, platform: "Universign")
  }

  @Test("Nothing is launched before the public address is set")
  func publicAddress() throws {
    let scene = try Scene(sandbox: false)
    let number = try scene.register().convention
    _ = try scene.registry.reset(.publicAddress)
    let before = try scene.bytes
    #expect(throws: Refusal.publicAddressMissing) {
      try scene.registry.launchSigning(number, signatory: Cast.zoe)
    }
    #expect(try scene.bytes == before)
    #expect(throws: Refusal.notFound(.convention, "C-000009")) {
      try scene.registry.launchSigning(value("C-000009"), signatory: Cast.zoe)
    }
    _ = try scene.registry.set(.publicAddress, to: "https://formation.example")
    #expect(try scene.registry.launchSigning(number, signatory: Cast.zoe).status == .signing)
  }

  @Test("A sandbox needs no public address")
  func sandbox() throws {
    let scene = try Scene()
    #expect(try scene.registry.setting(.publicAddress).isSet == false)
    _ = try scene.launched()
  }

  @Test("Letters show neither link nor code, and need no key to be shown")
  func letters() throws {
    let scene = try Scene(sandbox: false)
    let number = try scene.launched()
    let token = try token(scene)
    _ = try scene.registry.markRead(token: token)
    _ = try scene.registry.requestCode(token: token)
    try FileManager.default.removeItem(atPath: scene.store.keyPath)
    let letters = try scene.letters()
    #expect(letters.contains { $0.kind == .signatureLink })
    #expect(letters.contains { $0.kind == .signatureCode })
    for letter in letters {
      #expect(!letter.body.contains(token))
      #expect(!letter.body.contains(Sandbox.notice) && !letter.subject.contains(Sandbox.notice))
      if letter.kind == .signatureCode { #expect(letter.body.hasPrefix("•••••• ")) }
      if letter.kind == .signatureLink {
        #expect(letter.body.split(separator: "\n").contains("https://formation.example/…"))
      }
      #expect(!letter.body.contains(try Regex("[A-Za-z0-9_-]{43}")))
    }
    #expect(try scene.status(number) == .signing)
  }

  @Test("A clock that was set back lets nothing live longer")
  func clockBehind() throws {
    let scene = try Scene(sandbox: false)
    let number = try scene.launched()
    let other = try scene.register(Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr")).convention
    let token = try token(scene)
    scene.pass(days: 61)
    _ = try scene.registry.set(.linkDays, to: "30")
    let highest = scene.now
    scene.now = Cast.opening
    let behind = Refusal.clockBehind(highest: highest)
    let registry = scene.registry
    #expect(scene.refusals(of: token) == [Refusal?](repeating: behind, count: 7))
    #expect(throws: behind) { try registry.launchSigning(other, signatory: Cast.zoe) }
    #expect(throws: behind) { try registry.recordWhatFellDue() }
    #expect(throws: behind) { try registry.acceptInvitation(token: token) }
    #expect(try scene.status(number) == .awaitingSignature)
  }

  @Test("issue 8, 6.7: a file is not taken back by a clock that was set back, nor a link mailed")
  func recordBehind() throws {
    let scene = try Scene(sandbox: false)
    let number = try scene.register().convention
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe, platform: "Universign")
    scene.pass(days: 61)
    _ = try scene.registry.set(.linkDays, to: "30")
    let behind = Refusal.clockBehind(highest: scene.now)
    scene.now = Cast.opening
    let before = try scene.bytes
    #expect(throws: behind) {
      try scene.registry.recordSignedFile(number, [], untrusted: true)
    }
    #expect(throws: behind) {
      try scene.registry.sendPlatformLink(number, WebLink("https://sign.example/x"))
    }
    #expect(try scene.bytes == before)
    scene.pass(days: 61)
    #expect(throws: Refusal.notHandedOver(convention: number.description)) {
      try scene.registry.recordSignedFile(number, [], untrusted: true)
    }
  }

  @Test("What expires nothing goes on with a clock behind, at the highest time recorded")
  func goesOn() throws {
    let scene = try Scene(sandbox: false)
    scene.pass(days: 10)
    _ = try scene.registry.set(.linkDays, to: "30")
    let highest = scene.now
    scene.pass(days: -5)
    #expect(try scene.register().createdAt == highest)
    let lines = try scene.registry.journalPage(after: 0, limit: 99)
    #expect(lines.map(\.at) == lines.map(\.at).sorted())
    #expect(lines.last?.at == highest)
  }

  @Test("A sandbox has no such mark: its clock goes back and forth")
  func sandboxClock() throws {
    let scene = try Scene()
    let number = try scene.launched()
    scene.pass(days: 90)
    _ = try scene.registry.set(.linkDays, to: "30")
    #expect(try scene.status(number) == .awaitingSignature)
    scene.now = Cast.opening
    #expect(try scene.status(number) == .signing)
    try scene.sign()
    #expect(try scene.registry.verifyJournal().entries > 10)
  }
}
