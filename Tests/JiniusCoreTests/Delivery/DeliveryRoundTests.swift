import Foundation
import Testing

@testable import JiniusCore

/// Rounds of deliveries, with programs that take everything or nothing.
struct DeliveryRoundTests {
  private func scene(mailTo program: String = "/bin/true") throws -> Scene {
    let scene = try Scene(sandbox: false)
    // Those of the opening are not what this is about.
    try scene.database().executeScript("DELETE FROM letter")
    _ = try scene.registry.set(.mailSender, to: "noreply@formation.example")
    _ = try scene.registry.set(.sendmail, to: program)
    return scene
  }

  private func deliver(_ scene: Scene, rehearsal: Bool = false) throws -> [LetterView]? {
    try scene.registry(rehearsal: rehearsal).deliverLetters(.init(environment: [:]))?.letters
      .map(\.letter)
  }

  @Test("A use case tells which letters it has queued, on a real database")
  func queued() throws {
    for isSandbox in [true, false] {
      let scene = try Scene(sandbox: isSandbox)
      let before = try scene.newestLetter
      let registry = scene.registry
      _ = try registry.register(
        Cast.lea, for: Cast.session.code, in: Cast.company, establishment: nil)
      #expect(registry.queuedLetters == (isSandbox ? nil : before + 1...before + 1))
      let rehearsal = scene.registry(rehearsal: true)
      let other = PersonReference(
        email: value("b@example.fr"), name: try PersonName(given: "B", family: "B"))
      _ = try rehearsal.register(
        other, for: Cast.session.code, in: Cast.company, establishment: nil)
      #expect(rehearsal.queuedLetters == nil)
    }
  }

  @Test("A round without anything set up is refused, and in a sandbox there is none")
  func setUp() throws {
    let scene = try Scene(sandbox: false)
    let gap = DeliveryGap(
      settings: [.mailSender, .smsCommand], closed: [.email, .sms], host: "formation.example")
    #expect(throws: Refusal.deliveryNotSetUp(gap)) { try deliver(scene) }
    _ = try scene.registry.set(.smsCommand, to: "/bin/no-such-program")
    // Until an SMS waits, nothing is missing.
    #expect(try scene.registry.deliverLetters(.init(environment: [:]))?.missing == [])
    try scene.database().execute(
      """
      INSERT INTO letter (kind, channel, recipient, parameters, status, created_at, due_at)
      VALUES ('signature_code', 'sms', '+33612345678', '{}', 'queued', 0, 0)
      """)
    #expect(
      try scene.registry.deliverLetters(.init(environment: [:]))?.missing == [
        .init(path: "/bin/no-such-program", setting: .smsCommand)
      ])
    _ = try scene.registry.reset(.publicAddress)
    #expect(throws: Refusal.publicAddressMissing) { try deliver(scene) }
    #expect(try deliver(try Scene()) == nil)
  }

  @Test("A rehearsal tells what would be sent, and leaves it")
  func rehearsal() throws {
    let scene = try scene()
    try scene.register()
    let before = try scene.bytes
    #expect(try deliver(scene, rehearsal: true)?.map(\.status) == [.sending])
    #expect(try scene.bytes == before)
    #expect(try deliver(scene)?.map(\.status) == [.sent])
    #expect(try deliver(scene)?.isEmpty == true)
  }

  @Test("A letter of a way that is not set up stays where it is")
  func channels() throws {
    let scene = try scene()
    try scene.database().executeScript(
      """
      INSERT INTO letter (kind, channel, recipient, parameters, status, created_at, due_at)
      VALUES ('account_closed', 'sms', '+33612345678', '{}', 'queued', 0, 0)
      """)
    #expect(try deliver(scene)?.isEmpty == true)
    #expect(try scene.letters().map(\.status) == [.queued])
  }

  @Test("What is being sent is nobody else's until the claim has run out")
  func claims() throws {
    let scene = try scene()
    try scene.register()
    let letter = try scene.newestLetter
    try scene.database().executeScript(
      """
      UPDATE letter SET status = 'sending', attempts = 1, claimed_until = \(scene.now.seconds + 90),
        due_at = \(scene.now.seconds + 90)
      """)
    #expect(try deliver(scene)?.isEmpty == true)
    #expect(try scene.registry.retryLetter(letter).wasAlready)
    scene.pass(seconds: 89)
    #expect(try deliver(scene)?.isEmpty == true)
    scene.pass(seconds: 1)
    #expect(try deliver(scene)?.map(\.attempts) == [2])
  }

  @Test("What says that it went wins, whoever has taken the letter since; other news is too late")
  func fence() throws {
    let scene = try scene(mailTo: "/bin/false")
    try scene.register()
    let claimed = try #require(try scene.claim())
    scene.pass(seconds: 90)
    let second = try #require(try scene.claim())
    #expect((claimed.id, claimed.attempt + 1) == (second.id, second.attempt))
    let late = try scene.conclude(claimed, .init(failure: .exit(75)))
    #expect(late?.status == .sending)
    #expect(try scene.conclude(claimed, .init(failure: nil))?.status == .sent)
    #expect(try scene.conclude(second, .init(failure: .exit(75)))?.status == .sent)
    let entries = try scene.registry.journalPage(after: 0, limit: 999).filter {
      $0.subject.hasPrefix("letter")
    }
    #expect(entries.map(\.kind) == ["letter_sent"])
  }

  @Test("A letter bears the same identifier each time, which tells nothing, and no other's")
  func identifiers() throws {
    let scene = try scene(mailTo: "/bin/false")
    try scene.register()
    let first = try scene.identifier(try #require(try scene.claim()))
    scene.pass(seconds: 90)
    #expect(try scene.identifier(try #require(try scene.claim())) == first)
    #expect(first.hasSuffix("@formation.example>"))
    let other = try self.scene(mailTo: "/bin/false")
    try other.register()
    other.pass(seconds: 1)
    #expect(try scene.newestLetter == other.newestLetter)
    // The same number a second later, as after an erasure.
    try other.database().executeScript("UPDATE letter SET created_at = created_at + 1")
    #expect(try other.identifier(try #require(try other.claim())) != first)
  }

  @Test("A letter that was erased while it was sent is not missed")
  func erased() throws {
    let scene = try scene()
    try scene.register()
    let claimed = try #require(try scene.claim())
    try scene.database().executeScript("DELETE FROM letter")
    #expect(try scene.conclude(claimed, .init(failure: nil)) == nil)
  }
}

extension Scene {
  /// Takes the next letter, as a round does.
  fileprivate func claim() throws -> ClaimedLetter? {
    try registry.write { transaction in
      let setup = try #require(try transaction.deliverySetup())
      guard case .claimed(let letter) = try transaction.nextLetter(by: setup, [setup.channels])
      else {
        return nil
      }
      return letter
    }
  }

  fileprivate func conclude(
    _ letter: ClaimedLetter, _ answer: Courier.Answer
  ) throws -> LetterView? {
    try registry.write { try $0.conclude(letter, with: answer, tries: 8) }
  }

  /// The Message-ID of a mail.
  fileprivate func identifier(_ letter: ClaimedLetter) throws -> String {
    guard case .mail(to: _, let bytes) = letter.content else { return "" }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return String(try #require(lines.first { $0.hasPrefix("Message-ID: ") }))
  }
}
