import Testing

@testable import JiniusCore

/// Reminders before a link ends: the same link, and a deadline that does not move.
struct ReminderTests {
  private static func reminded(_ scene: Scene) throws -> Int {
    try scene.registry.recordWhatFellDue().reminded.count
  }

  @Test("One reminder a period, from its first second on, however often it ticks")
  func periods() throws {
    let scene = try Scene()
    _ = try scene.launched()
    let token = try scene.token()
    let deadline = scene.now.adding(days: 60)
    let before = try scene.newestLetter
    var counts: [Int] = []
    for seconds: Int64 in [-7 * 86_400 - 1, -7 * 86_400, -7 * 86_400 + 1, -86_400, -1, 0] {
      scene.now = deadline.adding(seconds: seconds)
      counts.append(try Self.reminded(scene))
      #expect(try Self.reminded(scene) == 0)
    }
    #expect(counts == [0, 1, 0, 1, 0, 0])
    let letters = try scene.letters(after: before)
    #expect(
      letters.map(\.kind)
        == [.signatureReminder, .signatureReminder, .signatureExpired, .signatureExpired])
    #expect(letters.prefix(2).allSatisfy { $0.body.contains("/sign/\(token)\n") })
  }

  @Test("Whoever is past several periods at once is reminded once")
  func late() throws {
    let scene = try Scene()
    _ = try scene.launched()
    scene.pass(days: 60, seconds: -60)
    #expect(try Self.reminded(scene) == 1)
    #expect(try Self.reminded(scene) == 0)
  }

  @Test("A link that is shorter than the period is not reminded of at once")
  func short() throws {
    let scene = try Scene()
    _ = try scene.registry.set(.linkDays, to: "5")
    _ = try scene.launched()
    #expect(try Self.reminded(scene) == 0)
    scene.pass(days: 4)
    #expect(try Self.reminded(scene) == 1)
  }

  @Test("None where the setting says none, or where a platform asked for the signature")
  func never() throws {
    let scene = try Scene()
    _ = try scene.registry.set(.reminderDays, to: "none")
    _ = try scene.launched()
    scene.pass(days: 59)
    #expect(try Self.reminded(scene) == 0)
    _ = try scene.registry.set(.reminderDays, to: "3")
    _ = try scene.registry.cancelSigning(ConventionNumber(row: 1), reason: nil)
    _ = try scene.registry.launchSigning(
      ConventionNumber(row: 1), signatory: Cast.zoe, platform: "Je Signe Expert")
    scene.pass(days: 58)
    #expect(try Self.reminded(scene) == 0)
  }
}
