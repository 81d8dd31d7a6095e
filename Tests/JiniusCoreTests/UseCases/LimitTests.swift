import Testing

@testable import JiniusCore
@testable import SQLite

/// How many launches, codes and tries there are in a day.
@Suite("Limits of a day") struct LimitTests {
  private static let tomorrow = Cast.opening.adding(days: 1)
  private let scene: Scene

  init() throws { scene = try Scene() }

  private func convention(_ index: Int) throws -> ConventionNumber {
    try scene.register(Cast.newcomer("Ida Roux", "ida\(index)@example.fr")).convention
  }

  private func launch(_ number: ConventionNumber, for signatory: EmailAddress = Cast.zoe) throws {
    _ = try scene.registry.launchSigning(number, signatory: signatory)
  }

  private func cancel(_ number: ConventionNumber) throws {
    _ = try scene.registry.cancelSigning(number, reason: nil)
  }

  /// Launches a convention, a new one or one that is there, and reads its paper.
  ///
  /// - Returns: the token of its link.
  private func read(
    _ index: Int, _ number: ConventionNumber? = nil, for signatory: EmailAddress = Cast.zoe
  ) throws -> String {
    try launch(try number ?? convention(index), for: signatory)
    let token = try scene.token()
    _ = try scene.registry.markRead(token: token)
    return token
  }

  private func ask(_ token: String, times: Int = 1) throws {
    for _ in 1...times { _ = try scene.registry.requestCode(token: token) }
  }

  private func sign(_ token: String) throws {
    #expect(try !scene.registry.sign(token: token, code: try scene.code()).wasAlready)
  }

  /// What stops codes until tomorrow.
  private func limit(_ what: LimitedThing) -> Refusal {
    .codeLimit(what, mobile: Cast.zoesMobile.masked, until: Self.tomorrow)
  }

  @Test("issue 8, 4.3: a convention is launched five times a day; the sixth says when it goes on")
  func launches() throws {
    let (first, second) = (try convention(1), try convention(2))
    for _ in 1...5 {
      try launch(first)
      try cancel(first)
      scene.pass(seconds: 60)
    }
    let limit = Refusal.launchLimit(
      convention: first.description, launches: 5, until: Self.tomorrow)
    #expect(throws: limit) { try launch(first) }
    #expect(throws: limit) {
      try scene.registry.launchSigning(first, signatory: Cast.zoe, platform: "P")
    }
    // Others are launched, for the same mobile too.
    try launch(second)
    scene.now = Self.tomorrow.adding(seconds: -1)
    #expect(throws: limit) { try launch(first) }
    scene.now = Self.tomorrow
    try launch(first)
    try cancel(first)
    #expect(throws: Refusal.self) { try launch(first) }
    _ = try scene.registry.set(.launchesPerDay, to: "6")
    try launch(first)
  }

  @Test("issue 8, 4.3: launch, codes, cancel, launch: no eleventh code goes to a mobile in a day")
  func codes() throws {
    for index in 1...2 {
      try ask(try read(index), times: 5)
      try cancel(value("C-00000\(index)"))
      scene.pass(seconds: 60)
    }
    let token = try read(3)
    let before = try scene.newestLetter
    #expect(throws: limit(.codes(10))) { try ask(token) }
    #expect(try scene.newestLetter == before)
    // Another mobile is not touched, and the link is as good as it was.
    try ask(try read(4, for: Cast.paul))
    scene.now = Self.tomorrow
    try ask(token)
    try sign(token)
  }

  @Test("issue 8, 4.3: who signs eleven conventions in a day is sent every code that he asks for")
  func partner() throws {
    for index in 1...11 {
      let token = try read(index)
      try ask(token, times: 2)
      try sign(token)
    }
  }

  @Test("issue 8, 4.3: a relaunch gives no fresh tries")
  func tries() throws {
    let number = try convention(1)
    var token = try read(1, number)
    for _ in 1...5 {
      try ask(token)
      for _ in 1...5 {
        #expect(throws: Refusal.self) {
          try scene.registry.sign(token: token, code: try scene.wrongCode())
        }
      }
    }
    token = try read(1, number)
    #expect(throws: limit(.tries(25))) { try ask(token) }
    // For another convention the same mobile has its own.
    try ask(try read(2))
    scene.now = Self.tomorrow
    try ask(token)
    try sign(token)
  }

  @Test("issue 8, 4.3: past the limit not even the right code is looked at, and no try is counted")
  func spent() throws {
    _ = try scene.registry.set(.triesPerDay, to: "3")
    let token = try read(1)
    try ask(token)
    let wrong = try scene.wrongCode()
    for left in [4, 3, 2] {
      #expect(throws: Refusal.wrongCode(triesLeft: left)) {
        try scene.registry.sign(token: token, code: wrong)
      }
    }
    for code in [try scene.code(), wrong] {
      #expect(throws: limit(.tries(3))) { try scene.registry.sign(token: token, code: code) }
    }
    #expect(throws: limit(.tries(3))) { try ask(token) }
    _ = try scene.registry.set(.triesPerDay, to: "4")
    try sign(token)
  }

  @Test("issue 8, 4.3: what is counted stays a day, without the number, and survives its erasure")
  func kept() throws {
    try ask(try read(1), times: 5)
    try cancel(value("C-000001"))
    let database = try scene.database()
    try database.execute("UPDATE signing_procedure SET mobile = NULL")
    func rows() throws -> Int? {
      try database.row("SELECT count(*) FROM recent_code") { try $0.int(0) }
    }
    try ask(try read(2), times: 5)
    #expect(try rows() == 10)
    let last = try read(3)
    #expect(throws: Refusal.self) { try ask(last) }
    scene.pass(days: 1, seconds: LifeCycle.codeSeconds)
    try ask(last)
    #expect(try rows() == 1)
  }

  @Test("issue 8, 4.3: a number that is refused today stays readable, and nothing is sent there")
  func former() throws {
    let number = try convention(1)
    let token = try read(1, number)
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
      #expect(refusal { try launch(try convention(2)) }?.code == "mobile_out_of_use")
    }
  }
}
