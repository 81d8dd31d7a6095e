import Testing

@testable import JiniusCore

/// Registrations: seats, sessions, newcomers, one live registration a person and session.
struct RegistrationTests {
  @Test("A registration takes a seat and yields a convention that awaits signature")
  func registration() throws {
    let scene = try Scene()
    let registration = try scene.register()
    #expect(registration.number.description == "R-000001")
    #expect(registration.convention.description == "C-000001")
    #expect(registration.status == .pending)
    #expect(registration.conventionStatus == .awaitingSignature)
    #expect(registration.establishment == Cast.headOffice)
    #expect(try scene.registry.session(Cast.session.code).seatsTaken == 1)
    #expect(
      try scene.registry.convention(registration.convention).view.kind == .individualConvention)
  }

  @Test("The same person again is already registered: no second seat, no second convention")
  func again() throws {
    let scene = try Scene()
    try scene.register()
    let before = try scene.bytes
    let again = try scene.registry.register(
      Cast.lea, for: Cast.session.code, in: Cast.company, establishment: nil)
    #expect(again.wasAlready)
    #expect(again.value.number.description == "R-000001")
    #expect(try scene.bytes == before)
  }

  @Test("A person is registered for a session in one space only")
  func elsewhere() throws {
    let scene = try Scene()
    try scene.register(nil, in: .individual(Cast.marie))
    #expect(
      throws: Refusal.registeredElsewhere(
        participant: Cast.marie.description, session: "AUDIT-101-A", registration: "R-000001")
    ) { try scene.register(Cast.known(Cast.marie)) }
  }

  @Test("A cancelled registration frees its seat, voids its convention and stands in nobody's way")
  func cancelled() throws {
    let scene = try Scene()
    let first = try scene.register()
    let cancelled = try scene.registry.cancelRegistration(first.number, reason: "congé")
    #expect(!cancelled.wasAlready)
    #expect(cancelled.value.status == .cancelled)
    #expect(cancelled.value.conventionStatus == .void)
    #expect(cancelled.value.cancelReason == "congé")
    #expect(try scene.registry.session(Cast.session.code).seatsTaken == 0)
    #expect(try scene.registry.cancelRegistration(first.number, reason: "congé").wasAlready)
    let second = try scene.register()
    #expect(second.number.description == "R-000002")
    #expect(second.convention.description == "C-000002")
    #expect(try scene.status(first.convention) == .void)
    #expect(try scene.registry.session(Cast.session.code).seatsTaken == 1)
  }

  @Test("No seat is sold twice, and a freed one is sold again")
  func seats() throws {
    let scene = try Scene()
    _ = try scene.registry.addSession(Cast.session("SMALL", seats: 2))
    let people = ["Ana Un", "Bob Deux", "Cyr Trois"].enumerated().map {
      Cast.newcomer($1, "p\($0)@cabinet-martin.fr")
    }
    let first = try scene.register(people[0], for: value("SMALL"))
    try scene.register(people[1], for: value("SMALL"))
    #expect(throws: Refusal.sessionFull(session: "SMALL", seats: 2)) {
      try scene.register(people[2], for: value("SMALL"))
    }
    #expect(try scene.register(people[1], for: value("SMALL")).number.row == 2)
    _ = try scene.registry.cancelRegistration(first.number, reason: nil)
    try scene.register(people[2], for: value("SMALL"))
    #expect(try scene.registry.session(value("SMALL")).seatsLeft == 0)
  }

  @Test("A refused registration leaves nothing behind, the newcomer's account included")
  func nothingLeft() throws {
    let scene = try Scene()
    _ = try scene.registry.addSession(Cast.session("ONE", seats: 1))
    try scene.register(Cast.lea, for: value("ONE"))
    let before = try scene.bytes
    let late = Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr")
    #expect(throws: Refusal.sessionFull(session: "ONE", seats: 1)) {
      try scene.register(late, for: value("ONE"))
    }
    #expect(try scene.bytes == before)
  }

  @Test("A session that has begun takes nobody, but who is registered stays so")
  func started() throws {
    let scene = try Scene()
    try scene.register()
    scene.now = Cast.session.startsAt.adding(seconds: -1)
    try scene.register(Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr"))
    scene.pass(seconds: 1)
    #expect(
      throws: Refusal.sessionStarted(session: "AUDIT-101-A", startedAt: Cast.session.startsAt)
    ) { try scene.register(Cast.newcomer("Bob Roy", "bob@cabinet-martin.fr")) }
    #expect(try scene.register().number.row == 1)
  }

  @Test(
    "issue 9, 2.4: what is followed in one's own time is joined until its end",
    arguments: Modality.allCases)
  func joining(modality: Modality) throws {
    let scene = try Scene()
    _ = try scene.registry.updateTraining(Cast.training.code) { $0.modality = modality }
    scene.now = Cast.session.startsAt
    if modality == .elearning {
      try scene.register(Cast.newcomer("Ana Lopes", "ana@cabinet-martin.fr"))
      scene.now = Cast.session.endsAt.adding(seconds: -1)
      try scene.register(Cast.newcomer("Bob Roy", "bob@cabinet-martin.fr"))
    } else {
      #expect(
        throws: Refusal.sessionStarted(session: "AUDIT-101-A", startedAt: Cast.session.startsAt)
      ) { try scene.register() }
    }
    scene.now = Cast.session.endsAt
    #expect(throws: Refusal.sessionOver(session: "AUDIT-101-A", endedAt: Cast.session.endsAt)) {
      try scene.register()
    }
  }

  @Test("issue 9, 2.5: a training grows no longer than a session of it that is not over")
  func longerTraining() throws {
    let scene = try Scene()
    let code = Cast.training.code
    let longer: Minutes = value("40h")
    #expect(throws: InvalidValue.self) {
      try scene.registry.updateTraining(code) { $0.duration = longer }
    }
    for change in [
      { $0.duration = value("32h") }, { $0.title = "Autre" },
    ] as [(inout Training) -> Void] {
      #expect(try !scene.registry.updateTraining(code, change).wasAlready)
    }
    scene.now = Cast.session.endsAt
    #expect(try !scene.registry.updateTraining(code) { $0.duration = longer }.wasAlready)
  }

  @Test("issue 9, 2.5: a session is as long as its training or longer")
  func length() throws {
    let scene = try Scene()
    let starts = "2027-06-01T09:00"
    for ends in ["2027-06-01T23:00", "2028-06-01T23:00"] {
      _ = try scene.registry.addSession(
        Cast.session("S\(ends.prefix(4))", seats: 1, starts: starts, ends: ends))
    }
    #expect(throws: InvalidValue.self) {
      try scene.registry.addSession(
        Cast.session("SHORT", seats: 1, starts: starts, ends: "2027-06-01T22:59"))
    }
  }

  @Test("A newcomer needs a name, and is invited by one letter")
  func newcomer() throws {
    let scene = try Scene()
    let unknown = Cast.known(Cast.lea.email)
    #expect(throws: Refusal.newcomerWithoutName(email: Cast.lea.email.description)) {
      try scene.register(unknown)
    }
    let before = try scene.newestLetter
    try scene.register(Cast.lea)
    #expect(try scene.sent(after: before) == ["invitation \(Cast.lea.email)"])
    #expect(try scene.registry.account(Cast.lea.email).status == .invited)
    try scene.register(unknown)
    _ = try scene.registry.addSession(Cast.session("B", seats: 3))
    try scene.register(unknown, for: value("B"))
    #expect(
      try scene.sent(after: before) == [
        "invitation \(Cast.lea.email)", "registered \(Cast.lea.email)",
      ])
  }

  @Test("Where the account exists its own name stands")
  func ownName() throws {
    let scene = try Scene()
    try scene.register(Cast.lea)
    _ = try scene.registry.addSession(Cast.session("B", seats: 3))
    let other = Cast.newcomer("Somebody Else", Cast.lea.email.description)
    #expect(try scene.register(other, for: value("B")).participantName.description == "Léa Petit")
  }

  @Test(
    "What does not exist is said by its name",
    arguments: [
      ("NONE", "379627342", Refusal.notFound(.session, "NONE")),
      ("AUDIT-101-A", "812345676", Refusal.notFound(.company, "812345676")),
    ])
  func missing(session: String, siren: String, expected: Refusal) throws {
    let scene = try Scene()
    #expect(throws: expected) {
      try scene.register(for: value(session), in: .company(value(siren)))
    }
    #expect(throws: Refusal.notFound(.registration, "R-000009")) {
      try scene.registry.cancelRegistration(value("R-000009"), reason: nil)
    }
  }

  @Test("Lists narrow by space, session and participant, and by all of them")
  func filters() throws {
    let scene = try Scene()
    _ = try scene.registry.addSession(Cast.session("B", seats: 3))
    try scene.register()
    try scene.register(for: value("B"))
    try scene.register(nil, in: .individual(Cast.marie))
    func rows(
      _ space: SpaceReference?, _ session: Code?, _ participant: EmailAddress?
    ) throws -> [Int] {
      try scene.registry.registrationPage(
        .init(space: space, session: session, participant: participant), after: 0, limit: 9
      ).map(\.number.row)
    }
    #expect(try rows(nil, nil, nil) == [1, 2, 3])
    #expect(try rows(Cast.company, nil, nil) == [1, 2])
    #expect(try rows(nil, Cast.session.code, nil) == [1, 3])
    #expect(try rows(nil, nil, Cast.lea.email) == [1, 2])
    #expect(try rows(.individual(Cast.marie), Cast.session.code, Cast.marie) == [3])
    #expect(try rows(Cast.company, value("B"), Cast.marie).isEmpty)
  }
}
