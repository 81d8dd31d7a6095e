import SQLite
import Testing

@testable import JiniusCore

@Suite("Overviews")
struct PeopleOverviewTests {
  private let scene: Scene

  init() throws { scene = try Scene() }

  /// Sessions of two days each, from the first of a month of 2027.
  private func sessions(_ months: ClosedRange<Int>) throws {
    for month in months {
      let day = "2027-\(month < 10 ? "0" : "")\(month)-01"
      _ = try scene.registry.addSession(
        Cast.session(
          "M\(month)", seats: 30, starts: day + "T09:00", ends: day.dropLast() + "2T17:00"))
    }
  }

  private func overview() throws -> Overview {
    try scene.registry.companyOverview(Cast.siren).overview
  }

  @Test("a registration goes from pending to confirmed to done, and its convention with it")
  func life() throws {
    let registration = try scene.register()
    func standing() throws -> [Int] {
      let overview = try overview()
      return [overview.pending.count, overview.confirmed.count, overview.done.count]
        + [overview.awaitingSignature.count, overview.signing.count, overview.signed.count]
    }
    #expect(try standing() == [1, 0, 0, 1, 0, 0])
    _ = try scene.registry.launchSigning(registration.convention, signatory: Cast.zoe)
    #expect(try standing() == [1, 0, 0, 0, 1, 0])
    #expect(try overview().signing.first.map(\.signatory?.description) == [Cast.zoe.description])
    try scene.sign()
    #expect(try standing() == [0, 1, 0, 0, 0, 1])
    let entry = try #require(try overview().confirmed.first.first)
    #expect(entry.programme == "Deux journées." && entry.place == "Paris")
    #expect(entry.startsAt == Cast.session.startsAt && entry.endsAt == Cast.session.endsAt)
    // It is under way until it ends, to the second.
    scene.now = Cast.session.endsAt.adding(seconds: -1)
    #expect(try standing() == [0, 1, 0, 0, 0, 1])
    scene.pass(seconds: 1)
    #expect(try standing() == [0, 0, 1, 0, 0, 1])
    #expect(try overview().done.first.map(\.registration) == [registration.number])
  }

  @Test("what was cancelled is nowhere")
  func cancelled() throws {
    _ = try scene.registry.cancelRegistration(try scene.register().number, reason: nil)
    let overview = try overview()
    #expect(overview.pending.count + overview.confirmed.count + overview.done.count == 0)
    #expect(overview.awaitingSignature.count == 0 && overview.awaitingSignature.first.isEmpty)
  }

  @Test("a deadline that passed unrecorded counts as passed")
  func lapsed() throws {
    let number = try scene.launched()
    scene.pass(days: 60, seconds: -1)
    #expect(try overview().signing.first.map(\.number) == [number])
    scene.pass(seconds: 1)
    let overview = try overview()
    #expect(overview.signing.count == 0 && overview.signing.first.isEmpty)
    #expect(overview.awaitingSignature.first.map(\.number) == [number])
    #expect(overview.awaitingSignature.first.first?.signatory == nil)
    #expect(overview.awaitingSignature.count == 1)
  }

  @Test("the next ten stand by time, whenever they were registered; the rest is counted")
  func nextTen() throws {
    try sessions(1...12)
    for month in (1...12).reversed() { try scene.register(for: value("M\(month)")) }
    let people = ["Ada", "Bob", "Cid"].map { Cast.newcomer("\($0) Un", "\($0)@x.fr") }
    for person in people { try scene.register(person, for: value("M1")) }
    let pending = try overview().pending
    #expect(pending.count == 15)
    #expect(
      pending.first.map(\.session.description)
        == ["M1", "M1", "M1", "M1", "M2", "M3", "M4", "M5", "M6", "M7"])
    #expect(Set(pending.first.prefix(4).map(\.participant)).count == 4)
    #expect(try overview().awaitingSignature.first.map(\.number.row) == Array(1...10))

    scene.now = paris("2027-12-31T09:00")
    // Nobody signed: nothing of it was done.
    #expect(try overview().done.count == 0)
    try scene.database().execute("UPDATE registration SET confirmed_at = created_at")
    let done = try overview().done
    #expect(done.count == 15)
    #expect(done.first.first?.session.description == "M12")
    #expect(done.first.map(\.startsAt) == done.first.map(\.startsAt).sorted(by: >))
    #expect(done.first.count == 10)
  }

  @Test("the latest that were signed come first")
  func signed() throws {
    try sessions(1...12)
    let numbers = try (1...12).map { try scene.register(for: value("M\($0)")).convention }
    for number in numbers {
      _ = try scene.registry.launchSigning(number, signatory: Cast.zoe)
      try scene.sign()
    }
    let signed = try overview().signed
    #expect(signed.count == 12)
    #expect(signed.first.map(\.number) == numbers.reversed().prefix(10).map { $0 })
  }

  @Test("another firm's are not counted, and a person's own are counted across firms")
  func others() throws {
    try scene.otherFirm()
    try sessions(1...2)
    try scene.register(for: value("M1"))
    try scene.register(Cast.known(Cast.leas), for: value("M2"), in: Cast.otherCompany)
    #expect(try overview().pending.count == 1)
    #expect(try overview().awaitingSignature.count == 1)
    let own = try scene.registry.accountOverview(Cast.leas).overview
    #expect(own.pending.count == 2 && own.awaitingSignature.count == 2)
    #expect(own.pending.first.map(\.session.description) == ["M1", "M2"])
  }

  @Test("whoever reads documents sees it, and only administrators their own pages")
  func rights() throws {
    _ = try scene.registry.addCollaborator(Cast.lea, to: Cast.siren)
    _ = try scene.registry.updateInterlocutor(
      Cast.zoe, of: Cast.company, establishment: nil,
      .init(roles: [.billingManager], mobile: nil, canSign: nil, person: nil))
    _ = try scene.accepted(Cast.paul)
    let seen = try scene.accepted(Cast.zoe).companyOverview(Cast.siren)
    #expect(seen.administration == nil)
    let all = try #require(
      try scene.registry(as: Cast.claire).companyOverview(Cast.siren).administration)
    #expect(all.people.collaborators == 1 && all.people.interlocutors == 3)
    #expect(all.people.administrators == 1 && all.people.signatories == 2)
    #expect(all.thirdParties.map(\.policy) == [.listed] && all.thirdParties.map(\.listed) == [0])
    for stranger in [Cast.paul, Cast.marie] {
      #expect(
        refusal { try scene.registry(as: stranger).companyOverview(Cast.siren) }?.code
          == "not_permitted")
    }
    #expect(
      refusal { try scene.registry(as: Cast.marie).accountOverview(Cast.zoe) }?.code
        == "not_permitted")
    #expect(
      refusal { try scene.registry.accountOverview(value("ghost@x.fr")) }
        == .notFound(.account, "ghost@x.fr"))
  }

  @Test("an account has the spaces that it speaks for, and its own")
  func spaces() throws {
    try scene.otherFirm()
    _ = try scene.registry.addInterlocutor(
      InterlocutorForm(
        person: Cast.known(Cast.marie), establishment: nil,
        roles: [.participant, .trainingManager],
        mobile: nil, canSign: false), to: Cast.otherCompany)
    func spaces(_ email: EmailAddress, by registry: Registry? = nil) throws -> [String] {
      try (registry ?? scene.registry).spacePage(of: email, after: 0, limit: 9).map { access in
        let name = access.space.company?.siren.description ?? access.space.owner?.description ?? ""
        let roles = access.roles.sorted().map(\.rawValue).joined(separator: "+")
        return "\(access.space.kind) \(name) \(roles) \(access.canSign)"
      }
    }
    #expect(
      try spaces(Cast.marie, by: scene.registry(as: Cast.marie)) == [
        "individual \(Cast.marie)  true",
        "company 404833048 training_manager+participant false",
      ])
    #expect(try spaces(Cast.claire) == ["company 379627342 administrator false"])
    #expect(try spaces(Cast.ines) == ["company 404833048 administrator false"])
    #expect(
      refusal { try spaces(Cast.marie, by: scene.registry(as: Cast.ines)) }?.code
        == "not_permitted")
    _ = try scene.registry.removeInterlocutor(
      Cast.marie, of: Cast.otherCompany, establishment: nil)
    #expect(try spaces(Cast.marie) == ["individual \(Cast.marie)  true"])
    #expect(
      try scene.registry.spacePage(of: Cast.marie, after: 1000, limit: 9).isEmpty)
  }

  @Test(
    "what is counted is counted in indexes alone",
    arguments: [
      (OverviewQuery.Subject.space(1), "COVERING INDEX registration_standing_of_space"),
      (.person(1), "INDEX registration_of_participant"),
      (.establishment(1), "INDEX registration_of_establishment"),
    ])
  func plans(_ subject: OverviewQuery.Subject, _ index: String) throws {
    let database = try scene.database()
    let plan = try database.queryPlan(OverviewQuery.counts(of: subject, now: scene.now))
    #expect(plan.first?.hasPrefix("SEARCH registration USING \(index)") == true, "\(plan)")
    #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
  }

  @Test("conventions are counted through the index of their space and state")
  func conventionPlan() throws {
    let database = try scene.database()
    let plan = try database.queryPlan(
      OverviewQuery.conventionCounts(of: .space(1), now: scene.now))
    #expect(
      plan.first
        == "SEARCH convention USING COVERING INDEX convention_of_space_in_state (space_id=?)",
      "\(plan)")
    #expect(!plan.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
  }
}
