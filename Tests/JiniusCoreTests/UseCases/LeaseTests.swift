import Testing

@testable import JiniusCore

/// What stands between a right code and a signed file: the lease, and all that may happen under it.
struct LeaseTests {
  /// A scene in which the right code was given, and the file is not yet sealed.
  private static func accepted(_ scene: Scene) throws -> (token: String, order: SigningOrder) {
    _ = try scene.launched()
    let token = try scene.token()
    _ = try scene.registry.markRead(token: token)
    return (token, try again(scene, token))
  }

  private static func again(_ scene: Scene, _ token: String) throws -> SigningOrder {
    _ = try scene.registry.requestCode(token: token)
    let accepted = try scene.registry.accept(try scene.code(), of: token)
    return try #require(accepted.order)
  }

  private static let file = SignedFile(bytes: Array("%PDF- signed".utf8), seal: .none)
  private static let number = ConventionNumber(row: 1)

  @Test("While a file is sealed the signatory waits, and nothing has changed for the others")
  func waiting() throws {
    let scene = try Scene()
    let (token, _) = try Self.accepted(scene)
    let sealing = Refusal.sealing(convention: "C-000001")
    #expect(throws: sealing) { try scene.registry.sign(token: token, code: "123456") }
    #expect(throws: sealing) { try scene.registry.requestCode(token: token) }
    #expect(throws: sealing) { try scene.registry.declineSignature(token: token, reason: nil) }
    #expect(try scene.status(Self.number) == .signing)
    #expect(try scene.registry.openSignature(token: token).status == .signing)
  }

  @Test("A lease that runs out leaves the procedure open, and wants a new code")
  func runningOut() throws {
    let scene = try Scene()
    let (token, order) = try Self.accepted(scene)
    let code = try scene.code()
    scene.pass(seconds: LifeCycle.leaseSeconds)
    #expect(throws: Refusal.codeUsed) { try scene.registry.sign(token: token, code: code) }
    #expect(throws: Refusal.codeUsed) { try scene.registry.finish(order, with: Self.file) }
    #expect(try scene.status(Self.number) == .signing)
    _ = try scene.registry.requestCode(token: token)
    _ = try scene.registry.sign(token: token, code: try scene.code())
    #expect(try scene.status(Self.number) == .signed)
  }

  @Test("Whoever comes late with his file finds the lease taken by another")
  func overtaken() throws {
    let scene = try Scene()
    let (token, late) = try Self.accepted(scene)
    scene.pass(seconds: LifeCycle.leaseSeconds)
    let order = try Self.again(scene, token)
    #expect(throws: Refusal.codeUsed) { try scene.registry.finish(late, with: Self.file) }
    #expect(try scene.registry.finish(order, with: Self.file).status == .signed)
    let entries = try scene.registry.journalPage(after: 0, limit: 1000).count
    #expect(try scene.registry.finish(late, with: Self.file).status == .signed)
    #expect(try scene.registry.journalPage(after: 0, limit: 1000).count == entries)
  }

  @Test("What is cancelled meanwhile stays cancelled")
  func cancelled() throws {
    let scene = try Scene()
    let (_, order) = try Self.accepted(scene)
    _ = try scene.registry.cancelSigning(Self.number, reason: nil)
    let late = refusal { try scene.registry.finish(order, with: Self.file) }
    #expect(late == .linkDead)
    #expect(try scene.status(Self.number) == .awaitingSignature)
  }

  @Test("A code given in the last second signs, though the deadline passes while it is sealed")
  func lastSecond() throws {
    let scene = try Scene()
    _ = try scene.launched()
    let token = try scene.token()
    _ = try scene.registry.markRead(token: token)
    scene.pass(days: 60, seconds: -1)
    let order = try Self.again(scene, token)
    let acceptedAt = scene.now
    scene.pass(seconds: 2)
    #expect(try scene.registry.recordWhatFellDue().expired.isEmpty)
    _ = try scene.registry.finish(order, with: Self.file)
    #expect(try scene.registry.convention(Self.number).view.signedAt == acceptedAt)
  }

  @Test("Where sealing fails the lease is given up, and a new code can be asked for at once")
  func givenUp() throws {
    let scene = try Scene()
    let (token, order) = try Self.accepted(scene)
    let code = try scene.code()
    try scene.registry.giveUp(order)
    #expect(throws: Refusal.codeUsed) { try scene.registry.sign(token: token, code: code) }
    let next = try Self.again(scene, token)
    #expect(try scene.registry.finish(next, with: Self.file).status == .signed)
  }

  @Test("The page of proof bears the head of the journal, with the entry of the code accepted")
  func head() throws {
    let scene = try Scene()
    let (_, order) = try Self.accepted(scene)
    let last = try #require(try scene.registry.journalPage(after: 0, limit: 1000).last)
    #expect(last.kind == "code_accepted")
    #expect(order.head.number == last.number)
    #expect(order.head.hash.hex == last.hash)
  }
}
