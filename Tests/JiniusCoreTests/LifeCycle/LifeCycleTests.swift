import Testing

@testable import JiniusCore

/// Every situation × event × {before, at, after the deadline}, against the table.
struct LifeCycleTests {
  static let deadline = Instant(seconds: 1_800_000_000)

  static let instants = [
    "before": deadline.adding(seconds: -1), "at": deadline, "after": deadline.adding(seconds: 1),
  ]

  static let events: [String: LifeCycle.Event] = [
    "launch": .launch, "cancel": .cancel, "withdraw_right": .withdrawRight,
    "cancel_registration": .cancelRegistration, "retrieve": .retrieve, "lapse": .lapse,
    "read": .read, "request_code": .requestCode, "sign_right": .sign(rightCode: true),
    "sign_wrong": .sign(rightCode: false), "decline": .decline, "fetch": .fetch,
    "complete": .complete, "bring_back": .bringBack, "withdraw": .withdraw,
  ]

  static let situations: [String: LifeCycle.Situation] = [
    "awaiting": .awaiting(sessionEndsAt: .latest),
    "awaiting, session ending": .awaiting(sessionEndsAt: deadline),
    "awaiting, unsigned for 30 days": .awaiting(sessionEndsAt: deadline.adding(days: -30)),
    "signing, unread": signing(isRead: false),
    "signing, no code": signing(),
    "signing, code live": signing(codes: 1, tries: 0),
    "signing, four tries": signing(codes: 1, tries: 4),
    "signing, four tries of the fifth code": signing(codes: 5, tries: 4),
    "signing, code spent": signing(codes: 1, tries: 5),
    "signing, code expired": signing(codes: 1, tries: 0, codeLives: false),
    "signing, five codes sent": signing(codes: 5, tries: 0),
    "signing, sealing": signing(codes: 1, tries: 1, used: true, leaseLives: true),
    "signing, lease over": signing(codes: 1, tries: 1, used: true, leaseLives: false),
    "signing, elsewhere": signing(isElsewhere: true),
    "signing, session ending": signing(codes: 1, tries: 0, sessionEndsAt: deadline),
    "signed": .signed(linkUntil: deadline, withdrawableUntil: nil),
    "signed, a contract": .signed(linkUntil: .latest, withdrawableUntil: deadline),
    "terminated": .terminated(linkUntil: deadline),
    "void": .void(sessionEndsAt: .latest),
    "void, session ending": .void(sessionEndsAt: deadline),
  ]

  /// A code that lives does so beyond the deadline: even it does not open a dead link.
  private static func signing(
    isRead: Bool = true, codes: Int = 0, tries: Int = 0, codeLives: Bool = true,
    used: Bool = false, leaseLives: Bool? = nil, isElsewhere: Bool = false,
    sessionEndsAt: Instant = .latest
  ) -> LifeCycle.Situation {
    .signing(
      .init(
        expiresAt: deadline, isRead: isRead, codesSent: codes,
        code: codes == 0
          ? nil
          : .init(
            expiresAt: deadline.adding(seconds: codeLives ? 300 : -1), tries: tries, isUsed: used),
        leaseUntil: leaseLives.map { deadline.adding(seconds: $0 ? 60 : -60) },
        isElsewhere: isElsewhere, sessionEndsAt: sessionEndsAt))
  }

  @Test("Each cell of the table is what the function answers", arguments: LifeCycleTable.cases)
  func cell(_ given: LifeCycleTable.Case) throws {
    let situation = try #require(Self.situations[given.situation])
    let event = try #require(Self.events[given.event])
    let instant = try #require(Self.instants[given.time])
    let verdict = LifeCycle.verdict(on: event, in: situation, at: instant)
    #expect(verdict.cell == given.expected)
  }

  @Test("The table has one cell for every situation, event and time")
  func complete() {
    let cells = LifeCycleTable.cases.map { [$0.situation, $0.event, $0.time] }
    let wanted = Self.situations.keys.flatMap { situation in
      Self.events.keys.flatMap { event in
        LifeCycleTable.times.map { [situation, event, $0] }
      }
    }
    #expect(cells.count == wanted.count)
    #expect(Set(cells) == Set(wanted))
  }

  @Test("No verdict ever objects to the clock, nor records a signature with an objection")
  func sound() {
    for (situation, event, instant) in Self.combinations {
      let verdict = LifeCycle.verdict(on: event, in: situation, at: instant)
      if event == .lapse { #expect(verdict.objection == nil) }
      if verdict.objection != nil {
        #expect(
          Set(verdict.steps.map { "\($0)" }).isSubset(of: ["close", "countTry", "lapse", "lock"]))
      }
      if verdict.steps.contains(.lease) { #expect(event == .sign(rightCode: true)) }
      if verdict.steps.contains(.sign) { #expect([.complete, .bringBack].contains(event)) }
    }
  }

  @Test func `issue 9, 2.3: a paper that nobody signed is void 30 days after its session`() {
    let end = Self.deadline
    let late = end.adding(days: 30)
    let open = Self.signing(codes: 1, tries: 0, sessionEndsAt: end)
    for situation in [.awaiting(sessionEndsAt: end), open] {
      #expect(situation.status(at: late.adding(seconds: -1)) == .awaitingSignature)
      #expect(situation.status(at: late) == .void)
    }
    #expect(open.status(at: end.adding(seconds: -1)) == .signing)
    #expect(open.status(at: end) == .awaitingSignature)
  }

  static let combinations = situations.values.flatMap { situation in
    events.values.flatMap { event in instants.values.map { (situation, event, $0) } }
  }

  @Test(
    "A link lives 60 times 86,400 seconds, whatever the clocks of Paris do",
    arguments: [
      "2026-11-20T09:00:00Z",
      // Over the night of the spring, and of the autumn.
      "2027-02-10T09:00:00Z", "2026-09-20T09:00:00Z",
      // Launched in the hour that comes twice, and expiring in the hour that there is not.
      "2026-10-25T00:30:00Z", "2027-01-27T01:30:00Z",
    ])
  func sixtyDays(_ text: String) throws {
    let launchedAt = try Instant(text)
    let expiresAt = launchedAt.adding(days: 60)
    #expect(expiresAt.seconds - launchedAt.seconds == 5_184_000)
    let open = LifeCycle.Situation.signing(
      .init(expiresAt: expiresAt, isRead: false, codesSent: 0, code: nil))
    let last = launchedAt.adding(seconds: 5_183_999)
    let first = launchedAt.adding(seconds: 5_184_000)
    #expect(LifeCycle.verdict(on: .read, in: open, at: last).cell == "mark_read")
    #expect(LifeCycle.verdict(on: .read, in: open, at: first).cell == "lapse ✗ link_dead")
    #expect(open.status(at: last) == .signing)
    #expect(open.status(at: first) == .awaitingSignature)
  }

  @Test(
    "A code lives ten minutes",
    arguments: [(0, "count_try+lease"), (599, "count_try+lease"), (600, "✗ code_expired")])
  func tenMinutes(second: Int64, cell: String) {
    let sentAt = Self.deadline.adding(days: -30)
    let situation = LifeCycle.Situation.signing(
      .init(
        expiresAt: Self.deadline, isRead: true, codesSent: 1,
        code: .init(expiresAt: sentAt.adding(seconds: LifeCycle.codeSeconds), tries: 0)))
    let verdict = LifeCycle.verdict(
      on: .sign(rightCode: true), in: situation, at: sentAt.adding(seconds: second))
    #expect(verdict.cell == cell)
  }
}
