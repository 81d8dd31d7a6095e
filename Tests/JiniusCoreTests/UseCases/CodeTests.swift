import Testing

@testable import JiniusCore

/// Codes: ten minutes, five tries each, five codes a procedure, and the lock.
struct CodeTests {
  /// A scene whose link has been read.
  private func read() throws -> (Scene, token: String) {
    let scene = try Scene()
    _ = try scene.launched()
    let token = try scene.token()
    _ = try scene.registry.markRead(token: token)
    return (scene, token)
  }

  private func spend(_ scene: Scene, _ token: String, last: Refusal) throws {
    let wrong = try scene.wrongCode()
    for left in [4, 3, 2, 1] {
      #expect(throws: Refusal.wrongCode(triesLeft: left)) {
        try scene.registry.sign(token: token, code: wrong)
      }
    }
    #expect(throws: last) { try scene.registry.sign(token: token, code: wrong) }
  }

  @Test("A wrong code is counted before it is answered; after five even the right one is spent")
  func fiveTries() throws {
    let (scene, token) = try read()
    _ = try scene.registry.requestCode(token: token)
    try spend(scene, token, last: .wrongCode(triesLeft: 0))
    #expect(throws: Refusal.codeSpent) {
      try scene.registry.sign(token: token, code: try scene.code())
    }
    _ = try scene.registry.requestCode(token: token)
    #expect(try !scene.registry.sign(token: token, code: try scene.code()).wasAlready)
  }

  @Test("The procedure locks when the fifth code is spent by its fifth wrong try")
  func lockByTries() throws {
    let (scene, token) = try read()
    for number in 1...5 {
      let left = try scene.registry.requestCode(token: token).codesLeft
      #expect(left == 5 - number)
      try spend(scene, token, last: number == 5 ? .locked : .wrongCode(triesLeft: 0))
    }
    #expect(scene.refusals(of: token) == Scene.allDead)
    #expect(throws: Refusal.linkDead) {
      try scene.registry.sign(token: token, code: try scene.code())
    }
    #expect(try scene.status(value("C-000001")) == .awaitingSignature)
  }

  @Test("The procedure locks on the request for a sixth code, whatever the tries")
  func lockByRequest() throws {
    let (scene, token) = try read()
    for _ in 1...5 { _ = try scene.registry.requestCode(token: token) }
    #expect(throws: Refusal.wrongCode(triesLeft: 4)) {
      try scene.registry.sign(token: token, code: try scene.wrongCode())
    }
    let before = try scene.newestLetter
    #expect(throws: Refusal.locked) { try scene.registry.requestCode(token: token) }
    #expect(throws: Refusal.linkDead) { try scene.registry.requestCode(token: token) }
    #expect(
      try scene.sent(after: before) == [
        "signature_locked \(Cast.zoe)", "signature_locked \(Cast.claire)",
      ])
    #expect(try scene.registry.convention(value("C-000001")).procedures.map(\.status) == ["locked"])
  }

  @Test("The fifth code still signs at its fifth try")
  func lastChance() throws {
    let (scene, token) = try read()
    for _ in 1...5 { _ = try scene.registry.requestCode(token: token) }
    for left in [4, 3, 2, 1] {
      #expect(throws: Refusal.wrongCode(triesLeft: left)) {
        try scene.registry.sign(token: token, code: try scene.wrongCode())
      }
    }
    #expect(try !scene.registry.sign(token: token, code: try scene.code()).wasAlready)
  }

  @Test("A new code kills the old one, and gives back no code")
  func newCode() throws {
    let (scene, token) = try read()
    _ = try scene.registry.requestCode(token: token)
    let old = try scene.code()
    repeat {
      #expect(try scene.registry.requestCode(token: token).codesLeft < 4)
    } while try scene.code() == old
    #expect(throws: Refusal.wrongCode(triesLeft: 4)) {
      try scene.registry.sign(token: token, code: old)
    }
  }

  @Test("A code dies after ten minutes, and counts no try any more")
  func tenMinutes() throws {
    let (scene, token) = try read()
    _ = try scene.registry.requestCode(token: token)
    let code = try scene.code()
    scene.pass(seconds: 600)
    for _ in 1...6 {
      #expect(throws: Refusal.codeExpired) { try scene.registry.sign(token: token, code: code) }
    }
    scene.pass(seconds: -1)
    #expect(try !scene.registry.sign(token: token, code: code).wasAlready)
  }

  @Test(
    "What is no code is a wrong one, and is counted",
    arguments: ["", "12345", "1234567", "１２３４５６", "' OR 1=1", "\0\0\0\0\0\0"])
  func hostile(_ code: String) throws {
    let (scene, token) = try read()
    _ = try scene.registry.requestCode(token: token)
    #expect(throws: Refusal.wrongCode(triesLeft: 4)) {
      try scene.registry.sign(token: token, code: code)
    }
    #expect(throws: Refusal.wrongCode(triesLeft: 3)) {
      try scene.registry.sign(token: token, code: code)
    }
  }
}
