import Testing

@testable import JiniusCore
@testable import SQLite

/// How many launches, codes and tries there are in a day.
@Suite("Limits of a day") struct LimitTests {
  private static let tomorrow = Cast.opening.adding(days: 1)

  private func launchAndRead(_ scene: Scene, _ number: ConventionNumber) throws -> String {
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    let token = try scene.token()
    _ = try scene.registry.markRead(token: token)
    return token
  }

  private func convention(_ scene: Scene, _ index: Int) throws -> ConventionNumber {
    try scene.register(Cast.newcomer("Ida Roux", "ida\(index)@example.fr")).convention
  }

  @Test("issue 8, 4.3: a convention is launched five times a day; the sixth says when it goes on")
  func launches() throws {
    let scene = try Scene()
    let (first, second) = (try convention(scene, 1), try convention(scene, 2))
    for _ in 1...5 {
      _ = try scene.registry.launchSigning(first, signatory: Cast.zoe)
      _ = try scene.registry.cancelSigning(first, reason: nil)
      scene.pass(seconds: 60)
    }
    let limit = Refusal.launchLimit(
      convention: first.description, launches: 5, until: Self.tomorrow)
    #expect(throws: limit) { try scene.registry.launchSigning(first, signatory: Cast.zoe) }
    #expect(throws: limit) {
      try scene.registry.launchSigning(first, signatory: Cast.zoe, platform: "P")
    }
    // Others are launched, for the same mobile too.
    _ = try scene.registry.launchSigning(second, signatory: Cast.zoe)
    scene.now = Self.tomorrow.adding(seconds: -1)
    #expect(throws: limit) { try scene.registry.launchSigning(first, signatory: Cast.zoe) }
    scene.now = Self.tomorrow
    _ = try scene.registry.launchSigning(first, signatory: Cast.zoe)
    _ = try scene.registry.cancelSigning(first, reason: nil)
    #expect(throws: Refusal.self) { try scene.registry.launchSigning(first, signatory: Cast.zoe) }
    _ = try scene.registry.set(.launchesPerDay, to: "6")
    _ = try scene.registry.launchSigning(first, signatory: Cast.zoe)
  }

  @Test("issue 8, 4.3: launch, codes, cancel, launch: no eleventh code goes to a mobile in a day")
  func codes() throws {
    let scene = try Scene()
    for index in 1...2 {
      let token = try launchAndRead(scene, try convention(scene, index))
      for _ in 1...5 { _ = try scene.registry.requestCode(token: token) }
      _ = try scene.registry.cancelSigning(value("C-00000\(index)"), reason: nil)
      scene.pass(seconds: 60)
    }
    let token = try launchAndRead(scene, try convention(scene, 3))
    let before = try scene.newestLetter
    #expect(
      throws: Refusal.codeLimit(
        .codes(10), mobile: Cast.zoesMobile.masked, until: Self.tomorrow)
    ) { try scene.registry.requestCode(token: token) }
    #expect(try scene.newestLetter == before)
    // Another mobile is not touched, and the link is as good as it was.
    _ = try scene.registry.launchSigning(try convention(scene, 4), signatory: Cast.paul)
    let other = try scene.token()
    _ = try scene.registry.markRead(token: other)
    _ = try scene.registry.requestCode(token: other)
    scene.now = Self.tomorrow
    _ = try scene.registry.requestCode(token: token)
    #expect(try !scene.registry.sign(token: token, code: try scene.code()).wasAlready)
  }

  @Test("issue 8, 4.3: who signs eleven conventions in a day is sent every code that he asks for")
  func partner() throws {
    let scene = try Scene()
    for index in 1...11 {
      let token = try launchAndRead(scene, try convention(scene, index))
      for _ in 1...2 { _ = try scene.registry.requestCode(token: token) }
      #expect(try !scene.registry.sign(token: token, code: try scene.code()).wasAlready)
    }
  }

  @Test("issue 8, 4.3: a relaunch gives no fresh tries")
  func tries() throws {
    let scene = try Scene()
    let number = try convention(scene, 1)
    var token = try launchAndRead(scene, number)
    for _ in 1...5 {
      _ = try scene.registry.requestCode(token: token)
      for _ in 1...5 {
        #expect(throws: Refusal.self) {
          try scene.registry.sign(token: token, code: try scene.wrongCode())
        }
      }
    }
    token = try launchAndRead(scene, number)
    #expect(
      throws: Refusal.codeLimit(.tries(25), mobile: Cast.zoesMobile.masked, until: Self.tomorrow)
    ) { try scene.registry.requestCode(token: token) }
    // For another convention the same mobile has its own.
    let other = try launchAndRead(scene, try convention(scene, 2))
    _ = try scene.registry.requestCode(token: other)
    scene.now = Self.tomorrow
    _ = try scene.registry.requestCode(token: token)
    #expect(try !scene.registry.sign(token: token, code: try scene.code()).wasAlready)
  }

  @Test("issue 8, 4.3: past the limit not even the right code is looked at, and no try is counted")
  func spent() throws {
    let scene = try Scene()
    _ = try scene.registry.set(.triesPerDay, to: "3")
    let token = try launchAndRead(scene, try convention(scene, 1))
    _ = try scene.registry.requestCode(token: token)
    let wrong = try scene.wrongCode()
    for left in [4, 3, 2] {
      #expect(throws: Refusal.wrongCode(triesLeft: left)) {
        try scene.registry.sign(token: token, code: wrong)
      }
    }
    let limit = Refusal.codeLimit(
      .tries(3), mobile: Cast.zoesMobile.masked, until: Self.tomorrow)
    for code in [try scene.code(), wrong] {
      #expect(throws: limit) { try scene.registry.sign(token: token, code: code) }
    }
    #expect(throws: limit) { try scene.registry.requestCode(token: token) }
    _ = try scene.registry.set(.triesPerDay, to: "4")
    #expect(try !scene.registry.sign(token: token, code: try scene.code()).wasAlready)
  }

  @Test("issue 8, 4.3: what is counted stays a day, without the number, and survives its erasure")
  func kept() throws {
    let scene = try Scene()
    let token = try launchAndRead(scene, try convention(scene, 1))
    for _ in 1...5 { _ = try scene.registry.requestCode(token: token) }
    _ = try scene.registry.cancelSigning(value("C-000001"), reason: nil)
    let database = try scene.database()
    try database.execute("UPDATE signing_procedure SET mobile = NULL")
    func rows() throws -> Int? {
      try database.row("SELECT count(*) FROM recent_code") { try $0.int(0) }
    }
    let next = try launchAndRead(scene, try convention(scene, 2))
    for _ in 1...5 { _ = try scene.registry.requestCode(token: next) }
    #expect(try rows() == 10)
    let last = try launchAndRead(scene, try convention(scene, 3))
    #expect(throws: Refusal.self) { try scene.registry.requestCode(token: last) }
    scene.pass(days: 1, seconds: LifeCycle.codeSeconds)
    _ = try scene.registry.requestCode(token: last)
    #expect(try rows() == 1)
  }

  @Test("issue 8, 4.3: a number that is refused today stays readable, and nothing is sent there")
  func former() throws {
    let scene = try Scene()
    let number = try convention(scene, 1)
    let token = try launchAndRead(scene, number)
    for former in ["+447012345678", "+999999999999999", "+19005550123"] {
      try scene.database().execute("UPDATE interlocutor SET mobile = \(former)")
      try scene.database().execute("UPDATE signing_procedure SET mobile = \(former)")
      // As an earlier release bound it.
      try scene.database().execute("DELETE FROM binding WHERE subject = 'procedure'")
      try scene.registry.write { try $0.adopt(.procedure(1)) }
      let list = try scene.registry.interlocutorPage(
        of: Cast.company, establishment: nil, after: 0, limit: 10)
      #expect(list.contains { $0.mobile?.description == former })
      #expect(try scene.registry.convention(number).procedures.count == 1)
      let refused = refusal { try scene.registry.requestCode(token: token) }
      #expect(refused?.code == "mobile_out_of_use")
      let launch = refusal {
        try scene.registry.launchSigning(try convention(scene, 2), signatory: Cast.zoe)
      }
      #expect(launch?.code == "mobile_out_of_use")
    }
  }
}
