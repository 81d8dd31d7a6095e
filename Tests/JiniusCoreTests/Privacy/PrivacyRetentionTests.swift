import SQLite
import Testing

@testable import JiniusCore

/// What is no longer to be kept: found on the day after its time, taken out once, in the journal.
struct PrivacyRetentionTests {
  /// A category with a scene in which one thing of it begins its time, and the first instant at
  /// which that is due.
  struct Due: CustomTestStringConvertible, Sendable {
    let category: RetentionCategory
    let dueAt: String
    /// How many of it are due then.
    var count = 1
    let play: @Sendable (Scene) throws -> Void
    /// What stands before, and no longer afterwards.
    let gone: SQL

    var testDescription: String { category.rawValue }
  }

  // The cast is on stage on 20 November 2026 at 10:00 in Paris: what is kept for a year is kept
  // through 20 November 2027, and due at midnight in Paris.
  static let all = [
    Due(
      category: .unansweredInvitation, dueAt: "2027-11-20T23:00:00Z",
      play: { scene in
        let number = try scene.register().number
        _ = try scene.registry.cancelRegistration(number, reason: nil)
      }, gone: "SELECT count(*) FROM account WHERE given_name = 'Léa'"),
    Due(
      category: .inactiveAccount, dueAt: "2029-11-20T23:00:00Z",
      play: { scene in
        _ = try scene.registry.createAccount(
          value("max@example.fr"), name: value("Max Noir"), profession: nil)
        // The owner of a space of his own is not kept by it.
        try scene.database().execute(
          "UPDATE account SET created_at = created_at + 86400 WHERE id = 2")
      }, gone: "SELECT count(*) FROM account WHERE given_name = 'Max'"),
    Due(
      category: .invitation, dueAt: "2027-12-20T23:00:00Z", count: 2, play: { _ in },
      gone: "SELECT count(*) FROM invitation"),
    Due(
      category: .letter, dueAt: "2027-11-20T23:00:00Z", count: 2, play: { _ in },
      gone: "SELECT count(*) FROM letter"),
    Due(
      category: .formerMobile, dueAt: "2027-11-20T23:00:00Z",
      play: { scene in
        // Of somebody whose account is not due before.
        _ = try scene.registry.addInterlocutor(
          Cast.signatory(Cast.known(Cast.marie), Cast.mariesMobile), to: Cast.company)
        _ = try scene.registry.removeInterlocutor(
          Cast.marie, of: Cast.company, establishment: nil)
      }, gone: "SELECT count(mobile) FROM interlocutor WHERE removed_at IS NOT NULL"),
    Due(
      category: .signingCode, dueAt: "2026-11-21T09:00:01Z",
      play: { scene in
        let number = try scene.launched()
        _ = try scene.registry.markRead(token: try scene.token())
        _ = try scene.registry.requestCode(token: try scene.token())
        _ = try scene.registry.cancelSigning(number, reason: nil)
      }, gone: "SELECT count(*) FROM signing_code"),
    Due(
      category: .unsignedPaper, dueAt: "2027-11-20T23:00:00Z",
      play: { scene in _ = try scene.registry.cancelSigning(try scene.launched(), reason: nil) },
      gone: "SELECT count(*) FROM document WHERE content IS NOT NULL"),
    Due(
      category: .signedConvention, dueAt: "2032-06-02T22:00:00Z",
      play: { scene in
        _ = try scene.launched()
        try scene.sign()
      }, gone: "SELECT count(*) FROM document WHERE content IS NOT NULL"),
    Due(
      category: .consumerContract, dueAt: "2037-06-02T22:00:00Z",
      play: { scene in
        _ = try scene.registry.updateTraining(Cast.training.code) {
          $0.mentions.prerequisites = "Aucun."
        }
        let number = try scene.register(nil, in: .individual(Cast.marie)).convention
        _ = try scene.registry.launchSigning(number, signatory: Cast.marie)
        try scene.sign()
      }, gone: "SELECT count(*) FROM signing_procedure WHERE mobile IS NOT NULL"),
    Due(
      category: .reason, dueAt: "2029-11-20T23:00:00Z", count: 2,
      play: { scene in
        // Of the administrator, whose account is not due before.
        let number = try scene.register(Cast.known(Cast.claire)).convention
        _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
        _ = try scene.registry.cancelSigning(number, reason: "erreur")
        _ = try scene.registry.cancelRegistration(value("R-000001"), reason: "départ")
      },
      gone: """
        SELECT (SELECT count(cancel_reason) FROM registration)
          + (SELECT count(reason) FROM signing_procedure)
        """),
    Due(
      // Marie's own two went with her account, two years before.
      category: .journalPersonal, dueAt: "2031-11-20T23:00:00Z", count: 5, play: { _ in },
      gone: "SELECT count(*) FROM journal_personal"),
  ]

  private func line(_ category: RetentionCategory, _ lines: [RetentionLine]) throws -> RetentionLine
  {
    try #require(lines.first { $0.rule.category == category })
  }

  @Test("Nothing is due on its last day, and everything in the second after", arguments: all)
  func boundary(_ due: Due) throws {
    let scene = try Scene()
    try due.play(scene)
    let instant = instant(due.dueAt)
    scene.now = instant.adding(seconds: -1)
    #expect(try line(due.category, scene.registry.retentionReport()).count == 0)
    #expect(try line(due.category, scene.registry.applyRetention(isConfirmed: true)).count == 0)
    #expect(try scene.number(due.gone) > 0)
    scene.now = instant
    let report = try line(due.category, scene.registry.retentionReport())
    #expect(report.count == due.count)
    #expect(try #require(report.oldest) < instant)
    let applied = try line(due.category, scene.registry.applyRetention(isConfirmed: true))
    #expect(applied.count == due.count)
    #expect(try scene.number(due.gone) == 0)
    #expect(try line(due.category, scene.registry.retentionReport()).count == 0)
    let entries = try scene.registry.journalPage(after: 0, limit: 10_000)
      .filter {
        $0.kind == "retention_applied" && $0.facts.contains("\"\(due.category.rawValue)\"")
      }
    #expect(entries.count == 1)
    #expect(entries.first?.facts.hasSuffix("\"count\":\(due.count)}") == true)
    try scene.journalHolds()
  }

  @Test("Every category that is applied has its boundary here")
  func complete() {
    #expect(Set(Self.all.map(\.category)) == Set(RetentionCategory.allCases.filter(\.isApplied)))
  }

  @Test("Doing it again changes nothing, not a byte")
  func idempotent() throws {
    let scene = try Scene()
    _ = try scene.launched()
    try scene.sign()
    scene.now = instant("2040-01-01T09:00:00Z")
    #expect(try scene.registry.applyRetention(isConfirmed: true).contains { $0.count > 0 })
    let before = try scene.bytes
    #expect(try scene.registry.applyRetention(isConfirmed: true).allSatisfy { $0.count == 0 })
    #expect(try scene.bytes == before)
    #expect(try scene.registry.retentionReport().allSatisfy { $0.count == 0 && $0.oldest == nil })
    try scene.journalHolds()
  }

  @Test("A rehearsal counts what would go, and keeps everything")
  func rehearsal() throws {
    let scene = try Scene()
    scene.now = instant("2028-01-01T09:00:00Z")
    let before = try scene.bytes
    let lines = try scene.registry(rehearsal: true).applyRetention(isConfirmed: true)
    #expect(try line(.letter, lines).count == 2)
    #expect(try scene.bytes == before)
  }

  @Test("More than one batch goes, each in the journal, and the reader sees one sum")
  func batches() throws {
    let scene = try Scene()
    try scene.database().execute(
      """
      WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 1200)
      INSERT INTO letter (kind, channel, recipient, parameters, status, created_at,
        due_at)
      SELECT 'signature_expired', 'email', 'x' || n || '@example.fr', '{}', 'queued', n, n FROM counter
      """)
    scene.now = instant("2027-01-01T09:00:00Z")
    let applied = try line(.letter, scene.registry.applyRetention(isConfirmed: true))
    #expect(applied.count == 1200)
    #expect(applied.oldest == Instant(seconds: 1))
    let batches = try scene.registry.journalPage(after: 0, limit: 1000)
      .filter { $0.kind == "retention_applied" && $0.facts.contains("\"letter\"") }
    #expect(batches.map { $0.facts.contains("500") } == [true, true, false])
    #expect(try scene.letters().count == 2)
  }

  @Test("Only the operator, and only when it is confirmed")
  func guarded() throws {
    let scene = try Scene()
    #expect(throws: Refusal.confirmationRequired(.retention)) {
      try scene.registry.applyRetention(isConfirmed: false)
    }
    for confirmed in [true, false] {
      let refused = refusal {
        try scene.registry(as: Cast.claire).applyRetention(isConfirmed: confirmed)
      }
      #expect(refused?.code == "not_permitted")
    }
    #expect(
      refusal { try scene.registry(as: Cast.claire).retentionReport() }?.code == "not_permitted")
  }

  // MARK: What stays meanwhile

  @Test("Whoever stands in a company, is to take part or to sign is never anonymised")
  func engagedStay() throws {
    let scene = try Scene()
    try scene.database().execute(
      "UPDATE session SET starts_at = 2500000000, ends_at = 2500003600")
    _ = try scene.register()
    _ = try scene.register(Cast.known(Cast.marie), in: .individual(Cast.marie))
    scene.now = instant("2045-01-01T09:00:00Z")
    let lines = try scene.registry.retentionReport()
    #expect(try line(.unansweredInvitation, lines).count == 0)
    #expect(try line(.inactiveAccount, lines).count == 0)
    // Claire administers, Zoé and Paul may sign; Léa and Marie are to take part.
    #expect(try scene.number("SELECT count(*) FROM account WHERE status <> 'anonymised'") == 5)
  }

  @Test("Who took part keeps his name while the evidence of the training does")
  func evidence() throws {
    let scene = try Scene()
    _ = try scene.register()
    // The training was in June 2027: its year ends, then three years.
    scene.now = instant("2031-01-01T12:00:00Z")
    var lines = try scene.registry.retentionReport()
    #expect(try line(.unansweredInvitation, lines).count == 0)
    #expect(try line(.inactiveAccount, lines).oldest == instant("2026-11-20T09:00:00Z"))
    #expect(try line(.inactiveAccount, lines).count == 1)
    scene.now = instant("2031-01-02T12:00:00Z")
    lines = try scene.registry.retentionReport()
    #expect(try line(.inactiveAccount, lines).count == 2)
  }

  @Test("What somebody did himself keeps his account alive")
  func activity() throws {
    let scene = try Scene()
    let max: EmailAddress = value("max@example.fr")
    _ = try scene.registry.createAccount(max, name: value("Max Noir"), profession: nil)
    scene.now = instant("2028-06-01T09:00:00Z")
    _ = try scene.registry(as: max).rectifyAccount(
      max, .init(givenName: "Maxime", familyName: nil, email: nil, profession: nil))
    scene.now = instant("2031-05-31T09:00:00Z")
    let isDue: SQL = "SELECT count(*) FROM account WHERE given_name = 'Maxime'"
    _ = try scene.registry.applyRetention(isConfirmed: true)
    #expect(try scene.number(isDue) == 1)
    scene.now = instant("2031-06-02T09:00:00Z")
    _ = try scene.registry.applyRetention(isConfirmed: true)
    #expect(try scene.number(isDue) == 0)
  }

  @Test("A letter with a link stays while the link lives")
  func livingLink() throws {
    let scene = try Scene()
    _ = try scene.registry.set(.linkDays, to: "365")
    scene.now = instant("2026-11-21T09:00:00Z")
    _ = try scene.launched()
    try scene.database().execute("UPDATE letter SET created_at = created_at - 3 * 365 * 86400")
    scene.now = instant("2027-03-01T09:00:00Z")
    _ = try scene.registry.applyRetention(isConfirmed: true)
    #expect(try scene.letters().map(\.kind) == [.signatureLink])
    scene.pass(days: 365)
    _ = try scene.registry.applyRetention(isConfirmed: true)
    #expect(try scene.letters().isEmpty)
  }

  @Test("A signed file whose time is over is refused as such, by the space and by the link")
  func erasedFile() throws {
    let scene = try Scene()
    let number = try scene.launched()
    try scene.sign()
    scene.now = instant("2032-07-01T09:00:00Z")
    _ = try scene.registry.applyRetention(isConfirmed: true)
    #expect(throws: Refusal.documentErased) { try scene.registry.download(number) }
    #expect(throws: Refusal.documentErased) { try scene.registry.preview(number) }
    let procedure = try #require(try scene.registry.convention(number).procedures.first)
    #expect(procedure.name.description == "Anonymisé Anonymisé")
    #expect(procedure.mobile == nil)
    #expect(try scene.status(number) == .signed)
  }

  // MARK: The table of periods

  @Test("Every category has a period, and the newest line in force holds")
  func table() throws {
    for category in RetentionCategory.allCases {
      let lines = RetentionRule.table.filter { $0.category == category }
      #expect(!lines.isEmpty, "\(category)")
      #expect(lines.map(\.validFrom) == lines.map(\.validFrom).sorted())
    }
    let before: CivilDate = value("2016-06-30")
    let after: CivilDate = value("2016-07-01")
    #expect(
      RetentionRule.inForce(.consumerContract, on: before)?.article.hasSuffix("L134-2") == true)
    #expect(
      RetentionRule.inForce(.consumerContract, on: after)?.article.hasSuffix("D213-1") == true)
    #expect(RetentionRule.inForce(.letter, on: value("1990-01-01"))?.period == .years(1))
  }

  @Test(
    "A period's last day and its cutoff are two sides of one midnight",
    arguments: [
      (RetentionPeriod.years(5), "2027-06-02T15:00:00Z", "2032-06-02"),
      (.years(1), "2028-02-29T12:00:00Z", "2029-02-28"),
      (.years(3), "2025-02-28T12:00:00Z", "2028-02-28"),
      (.years(1), "2026-12-31T23:30:00Z", "2028-01-01"),
      (.yearsAfterTheYear(3), "2026-11-20T09:00:00Z", "2029-12-31"),
      (.yearsAfterTheYear(3), "2026-12-31T23:30:00Z", "2030-12-31"),
    ])
  func lastDay(_ period: RetentionPeriod, since: String, last: String) {
    let since = instant(since)
    let day = period.lastDay(since: since)
    #expect(day.description == last)
    let midnight = ParisDateTime(startOf: day.adding(days: 1)).instant
    #expect(since >= period.cutoff(at: midnight.adding(seconds: -1)))
    #expect(since < period.cutoff(at: midnight))
  }

  @Test("Periods are said in French")
  func words() {
    #expect(RetentionPeriod.years(1).french == "1 an")
    #expect(RetentionPeriod.years(10).french == "10 ans")
    #expect(RetentionPeriod.days(1).french == "1 jour")
    #expect(
      RetentionPeriod.yearsAfterTheYear(3).french == "3 ans à compter de la fin de l'année")
  }
}
