import Testing

@testable import JiniusCore

/// A rehearsal (`--dry-run`) is the real transaction rolled back: the same outcome, nothing kept.
struct RehearsalTests {
  /// A change, whose outcome is told as text.
  struct Change: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let perform: @Sendable (Registry) throws -> String

    init(_ name: String, _ perform: @escaping @Sendable (Registry) throws -> String) {
      testDescription = name
      self.perform = perform
    }
  }

  static let changes = [
    Change("register") {
      let done = try $0.register(
        Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr"), for: Cast.session.code,
        in: Cast.company, establishment: nil)
      return "\(done.wasAlready) \(done.value.number) \(done.value.convention)"
    },
    Change("register again") {
      let done = try $0.register(
        Cast.lea, for: Cast.session.code, in: Cast.company, establishment: nil)
      return "\(done.wasAlready) \(done.value.number)"
    },
    Change("launch") {
      let view = try $0.launchSigning(value("C-000002"), signatory: Cast.paul)
      return "\(view.status) \(String(describing: view.expiresAt))"
    },
    Change("launch what is being signed") {
      "\(try $0.launchSigning(value("C-000001"), signatory: Cast.paul).status)"
    },
    Change("cancel") {
      let done = try $0.cancelSigning(value("C-000001"), reason: "x")
      return "\(done.wasAlready) \(done.value.status)"
    },
    Change("cancel a registration") {
      "\(try $0.cancelRegistration(value("R-000001"), reason: nil).value.status)"
    },
    Change("remove the signatory") {
      "\(try $0.removeInterlocutor(Cast.zoe, of: Cast.company, establishment: nil).wasAlready)"
    },
    Change("remove the last administrator") {
      "\(try $0.removeInterlocutor(Cast.claire, of: Cast.company, establishment: nil).wasAlready)"
    },
    Change("set") { "\(try $0.set(.linkDays, to: "3").value.value)" },
    Change("set wrongly") { "\(try $0.set(.linkDays, to: "0").value.value)" },
  ]

  private func outcome(_ change: Change, _ registry: Registry) -> String {
    do { return try change.perform(registry) } catch { return "\(error)" }
  }

  @Test("A rehearsal comes to what the change comes to, and keeps nothing", arguments: changes)
  func same(_ change: Change) throws {
    let scene = try Scene()
    _ = try scene.launched()
    try scene.register(Cast.newcomer("Bob Roy", "bob@cabinet-martin.fr"))
    let before = try scene.bytes
    let rehearsed = outcome(change, scene.registry(rehearsal: true))
    #expect(try scene.bytes == before)
    #expect(outcome(change, scene.registry) == rehearsed)
  }

  @Test("A rehearsed tick tells what fell due, once, and keeps nothing")
  func tick() throws {
    let scene = try Scene()
    let number = try scene.launched()
    scene.pass(days: 60)
    let before = try scene.bytes
    #expect(try scene.registry(rehearsal: true).recordWhatFellDue().expired == [number])
    #expect(try scene.bytes == before)
    #expect(try scene.registry.recordWhatFellDue().expired == [number])
  }
}
