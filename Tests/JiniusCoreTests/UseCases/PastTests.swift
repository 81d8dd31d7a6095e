import SQLite
import Testing

@testable import JiniusCore

/// A session that is over: nothing is signed, launched or cancelled for it any more.
struct PastTests {
  private let end = Cast.session.endsAt

  /// A scene three days before the session, with Léa's convention launched.
  private func scene() throws -> (Scene, ConventionNumber) {
    let scene = try Scene()
    scene.now = Cast.session.startsAt.adding(days: -3)
    return (scene, try scene.launched())
  }

  @Test func `issue 9, 2.3: at the session's end an open procedure is cancelled, with its letters`()
    throws
  {
    let (scene, number) = try scene()
    let token = try scene.token()
    let before = try scene.newestLetter
    #expect(try scene.registry.convention(number).view.expiresAt == end)
    scene.now = end.adding(seconds: -1)
    #expect(try scene.status(number) == .signing)
    #expect(try scene.registry.openSignature(token: token).hasBegun)
    scene.now = end
    for _ in ["unrecorded", "recorded"] {
      #expect(scene.refusals(of: token) == Scene.allDead)
      let (view, procedures) = try scene.registry.convention(number)
      #expect(view.status == .awaitingSignature && view.availableActions == ["preview"])
      let procedure = try #require(procedures.last)
      #expect(procedure.status == "cancelled" && procedure.reason == "session terminée")
      #expect(procedure.endedWithSession && procedure.endedAt == end)
      _ = try scene.registry.recordWhatFellDue()
    }
    #expect(
      try scene.sent(after: before) == [
        "signature_cancelled \(Cast.zoe)", "signature_cancelled \(Cast.claire)",
      ])
    #expect(try scene.letters().last?.body.contains("Motif : session terminée") == true)
    #expect(try scene.registry.recordWhatFellDue().sessionOver.isEmpty)
    try scene.registry.requireBindings()
  }

  @Test func `issue 9, 2.3: the next write records it as well, once`() throws {
    let (scene, number) = try scene()
    let before = try scene.newestLetter
    scene.now = end
    #expect(try scene.registry.cancelSigning(number, reason: "trop tard").wasAlready)
    #expect(try scene.letters(after: before).count == 2)
    #expect(try scene.registry.recordWhatFellDue().sessionOver.isEmpty)
  }

  @Test func `issue 9, 2.3: nothing is launched or cancelled once the session is over`() throws {
    let scene = try Scene()
    let registration = try scene.register()
    let over = Refusal.unsignedSessionOver(
      convention: registration.convention.description, endedAt: end)
    scene.now = end
    for _ in 0..<2 {
      #expect(
        refusal {
          try scene.registry.launchSigning(registration.convention, signatory: Cast.zoe)
        } == over)
      #expect(
        refusal { try scene.registry.cancelRegistration(registration.number, reason: nil) } == over)
      #expect(over.code == "session_over")
      #expect(try scene.registry.registration(registration.number).availableActions.isEmpty)
      // Long after it is so as well, recorded or not.
      scene.pass(days: 31)
      _ = try scene.registry.recordWhatFellDue()
    }
  }

  @Test func `issue 9, 2.3: what nobody signed is void 30 days later, its registration kept`()
    throws
  {
    let scene = try Scene()
    let registration = try scene.register()
    let number = registration.convention
    func standing() throws -> RegistrationStatus {
      try scene.registry.registration(registration.number).status
    }
    scene.now = end.adding(days: 30).adding(seconds: -1)
    #expect(try scene.status(number) == .awaitingSignature)
    #expect(try standing() == .pending)
    #expect(try scene.registry.recordWhatFellDue().voided.isEmpty)
    scene.pass(seconds: 1)
    for _ in ["unrecorded", "recorded"] {
      #expect(try scene.status(number) == .void)
      #expect(try standing() == .neverSigned)
      #expect(try scene.numbers(in: .void) == [number])
      #expect(try scene.numbers(in: .void, of: Cast.company) == [number])
      #expect(try scene.numbers(in: .awaitingSignature).isEmpty)
      #expect(try scene.numbers(in: .awaitingSignature, of: Cast.company).isEmpty)
      let overview = try scene.registry.companyOverview(Cast.siren).overview
      #expect(overview.awaitingSignature.count == 0 && overview.done.count == 0)
      _ = try scene.registry.recordWhatFellDue()
    }
    #expect(
      try scene.database().row("SELECT voided_at FROM convention") { try $0.value(0) }
        == end.adding(days: 30))
    #expect(try scene.registry.recordWhatFellDue().voided.isEmpty)
    #expect(RegistrationStatus.neverSigned.label == "Jamais signée")
    try scene.registry.requireBindings()
    _ = try scene.registry.verifyJournal()
  }

  @Test func `issue 9, 2.3: an unrecorded procedure of a session long over is void too`() throws {
    let (scene, number) = try scene()
    scene.now = end.adding(days: 30)
    #expect(try scene.numbers(in: .void) == [number])
    #expect(try scene.numbers(in: .void, of: Cast.company) == [number])
    #expect(try scene.registry.companyOverview(Cast.siren).overview.awaitingSignature.count == 0)
    let report = try scene.registry.recordWhatFellDue()
    #expect(report.sessionOver == [number] && report.voided == [number])
    #expect(report.expired.isEmpty)
  }

  @Test func `issue 9, 2.3: what has begun is signed all the same, and that is said`() throws {
    let scene = try Scene()
    let number = try scene.register().convention
    scene.now = Cast.session.startsAt
    let view = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    #expect(view.sessionStartsAt <= scene.now && view.expiresAt == end)
    let letter = try #require(try scene.letters().last)
    #expect(
      letter.body.contains("cette formation a commencé le 1er juin 2027 à 9 h 00 (heure de Paris)"))
    try scene.sign()
    #expect(try scene.status(number) == .signed)
  }

  @Test func `issue 9, 2.3: a right code that came in time signs`() throws {
    let (scene, number) = try scene()
    let token = try scene.token()
    _ = try scene.registry.markRead(token: token)
    scene.now = end.adding(seconds: -1)
    _ = try scene.registry.requestCode(token: token)
    let order = try #require(
      try scene.registry.accept(try scene.code(), of: token).order)
    scene.now = end
    #expect(try scene.status(number) == .signing)
    #expect(try scene.numbers(in: .signing) == [number])
    #expect(try scene.registry.recordWhatFellDue().sessionOver.isEmpty)
    _ = try scene.registry.finish(order, with: try OwnPlace().signedFile(order))
    #expect(try scene.status(number) == .signed)
  }

  @Test func `issue 9, 2.2: done is what was confirmed, and what is shown is what was signed`()
    throws
  {
    let scene = try Scene()
    let signed = try scene.launched()
    try scene.sign()
    try scene.register(Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr"))
    _ = try scene.registry.updateTraining(Cast.training.code) {
      $0.title = "Autre chose"
      $0.mentions.programme = "Rien."
      $0.modality = .elearning
    }
    let confirmed = try #require(
      try scene.registry.companyOverview(Cast.siren).overview.confirmed.first.first)
    #expect(confirmed.training == Cast.training.title && confirmed.modality == .inPerson)
    #expect(confirmed.programme == "Deux journées.")
    #expect(try scene.registry.convention(signed).view.training == Cast.training.title)
    #expect(try scene.registry.registration(value("R-000001")).training == Cast.training.title)
    // What is not frozen is as the catalogue says today.
    #expect(try scene.registry.registration(value("R-000002")).training == "Autre chose")
    scene.now = end
    let done = try scene.registry.companyOverview(Cast.siren).overview.done
    #expect(done.count == 1)
    #expect(done.first.map(\.convention) == [signed])
    #expect(done.first.map(\.training) == [Cast.training.title])
  }

  @Test
  func `issue 9, 2.2: a paper in progress is shown as it was frozen, and relaunched as it is`()
    throws
  {
    let scene = try Scene()
    let number = try scene.launched()
    _ = try scene.registry.updateTraining(Cast.training.code) { $0.title = "Autre chose" }
    let token = try scene.token()
    #expect(try scene.registry.openSignature(token: token).training == Cast.training.title)
    #expect(try scene.registry.convention(number).view.training == Cast.training.title)
    #expect(
      try scene.registry.companyOverview(Cast.siren).overview.signing.first.map(\.training)
        == [Cast.training.title])
    _ = try scene.registry.cancelSigning(number, reason: nil)
    #expect(try scene.registry.convention(number).view.training == "Autre chose")
    _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
    #expect(
      try scene.registry.openSignature(token: try scene.token()).training == "Autre chose")
  }
}
