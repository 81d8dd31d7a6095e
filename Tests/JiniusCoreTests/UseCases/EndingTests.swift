import Testing

@testable import JiniusCore

/// The ways in which a procedure ends without a signature (S23–S27).
enum Ending: String, CaseIterable {
  case cancelled, expired, declined, locked, rightWithdrawn, removed, registrationCancelled

  /// Ends the open procedure of Léa's convention.
  func perform(in scene: Scene) throws {
    let registry = scene.registry
    let token = try scene.token()
    switch self {
    case .cancelled: _ = try registry.cancelSigning(value("C-000001"), reason: "mauvais numéro")
    case .expired:
      scene.pass(days: 60)
      _ = try scene.registry.recordWhatFellDue()
    case .declined: _ = try registry.declineSignature(token: token, reason: "prix erroné")
    case .locked:
      _ = try registry.markRead(token: token)
      for _ in 1...5 { _ = try registry.requestCode(token: token) }
      #expect(throws: Refusal.locked) { try registry.requestCode(token: token) }
    case .rightWithdrawn:
      _ = try registry.updateInterlocutor(
        Cast.zoe, of: Cast.company, establishment: nil,
        .init(roles: nil, mobile: nil, canSign: false, person: nil))
    case .removed:
      _ = try registry.removeInterlocutor(Cast.zoe, of: Cast.company, establishment: nil)
    case .registrationCancelled:
      _ = try registry.cancelRegistration(value("R-000001"), reason: nil)
    }
  }

  /// What the procedure's history then says.
  var state: String {
    switch self {
    case .cancelled, .rightWithdrawn, .removed, .registrationCancelled: "cancelled"
    case .expired, .declined, .locked: rawValue
    }
  }

  var reason: String? {
    switch self {
    case .cancelled: "mauvais numéro"
    case .declined: "prix erroné"
    case .rightWithdrawn: "droit de signature retiré"
    case .removed: "interlocuteur retiré"
    case .registrationCancelled: "inscription annulée"
    case .expired, .locked: nil
    }
  }

  /// The letters that tell of it, codes aside; the administrators hear of what they did not
  /// do themselves, or may not know.
  var letters: [String] {
    switch self {
    case .cancelled: ["signature_cancelled \(Cast.zoe)"]
    case .rightWithdrawn, .removed:
      ["signature_cancelled \(Cast.zoe)", "signatory_gone \(Cast.claire)"]
    case .registrationCancelled: ["signature_cancelled \(Cast.zoe)", "cancelled \(Cast.leas)"]
    case .expired: ["signature_expired \(Cast.zoe)", "signature_expired \(Cast.claire)"]
    case .declined: ["signature_declined \(Cast.zoe)", "signature_declined \(Cast.claire)"]
    case .locked: ["signature_locked \(Cast.zoe)", "signature_locked \(Cast.claire)"]
    }
  }
}

struct EndingTests {
  @Test("However a procedure ends, the link is dead to every verb", arguments: Ending.allCases)
  func deadLink(_ ending: Ending) throws {
    let scene = try Scene()
    _ = try scene.launched()
    let token = try scene.token()
    try ending.perform(in: scene)
    #expect(scene.refusals(of: token) == Scene.allDead)
  }

  @Test(
    "However a procedure ends, the convention waits again, or is void with its registration",
    arguments: Ending.allCases)
  func status(_ ending: Ending) throws {
    let scene = try Scene()
    let number = try scene.launched()
    try ending.perform(in: scene)
    let (view, procedures) = try scene.registry.convention(number)
    #expect(view.status == (ending == .registrationCancelled ? .void : .awaitingSignature))
    #expect(view.signatory == nil)
    #expect(view.expiresAt == nil)
    #expect(procedures.map(\.status) == [ending.state])
    #expect(procedures.map(\.reason) == [ending.reason])
    #expect(procedures.first?.endedAt == scene.now)
  }

  @Test("However a procedure ends, it is told once, with its reason", arguments: Ending.allCases)
  func letters(_ ending: Ending) throws {
    let scene = try Scene()
    _ = try scene.launched()
    let before = try scene.newestLetter
    try ending.perform(in: scene)
    let told = try scene.letters(after: before).filter { $0.kind != .signatureCode }
    #expect(told.map { "\($0.kind.rawValue) \($0.recipient)" } == ending.letters)
    if let reason = ending.reason {
      let why = told.filter { $0.kind != .cancelled }
      #expect(why.allSatisfy { $0.body.contains("Motif : \(reason)") })
    }
    scene.pass(days: 61)
    #expect(try scene.registry.recordWhatFellDue().expired.isEmpty)
  }

  @Test(
    "A convention that waits again is launched anew with another link",
    arguments: [.cancelled, .expired, .declined, .locked] as [Ending])
  func relaunch(_ ending: Ending) throws {
    let scene = try Scene()
    let number = try scene.launched()
    let old = try scene.token()
    try ending.perform(in: scene)
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    #expect(try scene.token() != old)
    #expect(scene.refusals(of: old) == Scene.allDead)
    try scene.sign()
    #expect(try scene.status(number) == .signed)
  }

  @Test(
    "What ends a procedure past its deadline finds it expired: told once, and for no other reason",
    arguments: [.cancelled, .rightWithdrawn, .removed, .registrationCancelled] as [Ending])
  func afterTheDeadline(_ ending: Ending) throws {
    let scene = try Scene()
    let number = try scene.launched()
    let before = try scene.newestLetter
    scene.pass(days: 60)
    try ending.perform(in: scene)
    let isCancelled = ending == .registrationCancelled
    #expect(
      try scene.sent(after: before)
        == Ending.expired.letters + (isCancelled ? ["cancelled \(Cast.leas)"] : []))
    #expect(try scene.registry.convention(number).procedures.map(\.status) == ["expired"])
    #expect(
      try scene.status(number)
        == (ending == .registrationCancelled ? .void : .awaitingSignature))
  }

  @Test("The end of an expired procedure is its deadline, recorded or not")
  func endOfTheExpired() throws {
    let scene = try Scene()
    let number = try scene.launched()
    let deadline = scene.now.adding(days: 60)
    scene.pass(days: 63)
    let seen = try scene.registry.convention(number).procedures
    _ = try scene.registry.recordWhatFellDue()
    let recorded = try scene.registry.convention(number).procedures
    for procedure in seen + recorded {
      #expect(procedure.status == "expired")
      #expect(procedure.endedAt == deadline)
    }
  }

  @Test("The clock records every deadline once, the oldest first")
  func tick() throws {
    let scene = try Scene()
    let first = try scene.launched()
    scene.pass(days: 1)
    let second = try scene.register(Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr")).convention
    _ = try scene.registry.launchSigning(second, signatory: Cast.paul)
    scene.pass(days: 59, seconds: -1)
    #expect(try scene.registry.recordWhatFellDue().expired.isEmpty)
    scene.pass(seconds: 1)
    #expect(try scene.registry.recordWhatFellDue().expired == [first])
    scene.pass(days: 1)
    #expect(try scene.registry.recordWhatFellDue().expired == [second])
    #expect(try scene.registry.recordWhatFellDue().expired.isEmpty)
  }

  @Test("Cancelling what is not being signed is already so; what is signed cannot be cancelled")
  func cancelling() throws {
    let scene = try Scene()
    let number = try scene.register().convention
    #expect(try scene.registry.cancelSigning(number, reason: nil).wasAlready)
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    #expect(try !scene.registry.cancelSigning(number, reason: nil).wasAlready)
    #expect(try scene.registry.cancelSigning(number, reason: nil).wasAlready)
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    try scene.sign()
    #expect(throws: Refusal.alreadySigned(convention: "C-000001")) {
      try scene.registry.cancelSigning(number, reason: nil)
    }
    #expect(throws: Refusal.alreadySigned(convention: "C-000001")) {
      try scene.registry.cancelRegistration(value("R-000001"), reason: nil)
    }
  }
}
