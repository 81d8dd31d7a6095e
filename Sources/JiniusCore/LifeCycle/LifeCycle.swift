/// The state machine at the heart: what an event does to a convention and to its signing procedure.
///
///     convention   awaiting ──launch──▶ signing ──sign──▶ signed ──withdraw──▶ terminated
///                    │   ▲                │ │
///                    │   └── cancel · lapse · close · decline · lock · right withdrawn
///                    └── registration cancelled · not signed 30 days after the session ──▶ void
///
/// One pure function of situation, event and instant; every triple is a test case.
enum LifeCycle {
  /// Tries that one code stands, and codes that one procedure stands.
  static let triesPerCode = 5
  static let codesPerProcedure = 5
  /// Links of a platform's that one procedure stands.
  static let linksPerProcedure = 5
  /// How often a day somebody hears of the same thing that others begin anew: a registration, a
  /// delegation.
  static let turnsToldPerDay = 3
  /// How long a code lives.
  static let codeSeconds: Int64 = 600
  /// How long a right code holds the procedure while the file is sealed; whoever seals gives up
  /// well before.
  static let leaseSeconds: Int64 = 120
  /// How long a link still downloads after the signature.
  static let downloadDays = 60
  /// How long after its session's end a paper that nobody signed is void.
  static let unsignedDays = 30

  /// How things stand, as stored: an open procedure past its deadline is still `signing`, and a paper
  /// whose session is long over still `awaiting`.
  enum Situation: Equatable {
    case awaiting(sessionEndsAt: Instant)
    case signing(OpenProcedure)
    /// - withdrawableUntil: when it is too late to withdraw; nil where nobody is a consumer.
    case signed(linkUntil: Instant, withdrawableUntil: Instant?)
    case terminated(linkUntil: Instant)
    case void(sessionEndsAt: Instant)
  }

  /// What the rules want to know of an open procedure.
  struct OpenProcedure: Equatable {
    let expiresAt: Instant
    let isRead: Bool
    let codesSent: Int
    /// The newest code; an older one is dead.
    let code: Code?
    /// Until when the right code that was given holds the procedure, while its file is sealed.
    var leaseUntil: Instant?
    /// Whether it is signed on a partner's platform, where our link opens nothing.
    var isElsewhere = false
    /// When the session ends: nothing is signed for it from then on.
    var sessionEndsAt = Instant.latest

    /// A code that was sent.
    struct Code: Equatable {
      let expiresAt: Instant
      let tries: Int
      /// Whether it was given already, and right: it serves once.
      var isUsed = false
    }

    /// Whether a signature is coming to its end: the code was right, the file is being sealed.
    func isSealing(at now: Instant) -> Bool { leaseUntil.map { now < $0 } ?? false }

    /// Whether it can still be signed.
    func isAlive(at now: Instant) -> Bool { now < expiresAt || isSealing(at: now) }

    /// Whether its deadline is the session's end.
    var endsWithSession: Bool { sessionEndsAt <= expiresAt }
  }

  /// What happens: on the side of the space, by the clock, by the holder of the link, or where the
  /// signed file is made (`complete`) or comes back from a platform (`bringBack`).
  enum Event: Equatable {
    case launch, cancel, withdrawRight, cancelRegistration, retrieve
    /// A private person goes back on his contract, by a link or not.
    case withdraw
    case lapse
    case read, requestCode, decline, fetch
    case sign(rightCode: Bool)
    case complete, bringBack

    /// Whether it comes through the link.
    var isSignatorys: Bool {
      switch self {
      case .read, .requestCode, .decline, .fetch, .sign, .complete: true
      case .launch, .cancel, .withdrawRight, .cancelRegistration, .retrieve, .withdraw, .lapse,
        .bringBack:
        false
      }
    }
  }

  /// What is to be recorded. A right code takes a lease; the file that is sealed under it signs.
  enum Step: Equatable {
    case launch, markRead, sendCode, countTry, lease, sign, cancel, decline, lock, lapse, void
    /// The session is over: the procedure is cancelled.
    case close
    case terminate
  }

  /// Why not.
  enum Objection: Error, Equatable {
    case alreadySigning, alreadySigned, void, notSigned, linkDead, notHandedOver, sealing
    case sessionOver(Instant), terminated, notAConsumer, withdrawalOver(Instant), withdrawable(
      Instant)
    case notRead, codeNotAsked, codeExpired, codeSpent, codeUsed, wrongCode(triesLeft: Int), locked
  }

  /// The answer to an event: steps to record, and what to object all the same. Steps beside an
  /// objection are committed (a wrong try is counted); no steps and no objection is "already so".
  struct Verdict: Equatable {
    var steps: [Step] = []
    var objection: Objection?
  }

  /// What the event does at the instant. A link is good while `now < expiresAt` (S22, S23).
  static func verdict(on event: Event, in situation: Situation, at now: Instant) -> Verdict {
    switch situation {
    case .signing(let procedure) where !procedure.isAlive(at: now):
      let end = procedure.endsWithSession ? Step.close : .lapse
      if event.isSignatorys { return Verdict(steps: [end], objection: .linkDead) }
      if event == .lapse { return Verdict(steps: [end]) }
      let awaiting = Situation.awaiting(sessionEndsAt: procedure.sessionEndsAt)
      let next = verdict(on: event, in: awaiting, at: now)
      return Verdict(steps: [end] + next.steps, objection: next.objection)
    case .signing(let procedure): return verdict(on: event, during: procedure, at: now)
    case .awaiting(let sessionEndsAt):
      if isOver(sessionEndsAt, for: event, at: now) {
        return Verdict(objection: .sessionOver(sessionEndsAt))
      }
      return situation.status(at: now) == .void
        ? verdictOnceVoid(event) : verdictWhileAwaiting(event)
    case .signed(let linkUntil, let withdrawableUntil):
      if event == .withdraw { return verdictOnWithdrawal(until: withdrawableUntil, at: now) }
      if event == .cancelRegistration, let until = withdrawableUntil, now < until {
        return Verdict(objection: .withdrawable(until))
      }
      return verdictOnceSigned(event, linkIsAlive: now < linkUntil)
    case .terminated(let linkUntil):
      return verdictOnceTerminated(event, linkIsAlive: now < linkUntil)
    case .void(let sessionEndsAt):
      if isOver(sessionEndsAt, for: event, at: now) {
        return Verdict(objection: .sessionOver(sessionEndsAt))
      }
      return verdictOnceVoid(event)
    }
  }

  /// Whether an event comes too late for its session: nothing is launched or cancelled from its end on.
  private static func isOver(_ end: Instant, for event: Event, at now: Instant) -> Bool {
    now >= end && (event == .launch || event == .cancelRegistration)
  }

  private static func verdictWhileAwaiting(_ event: Event) -> Verdict {
    switch event {
    case .launch: Verdict(steps: [.launch])
    case .cancelRegistration: Verdict(steps: [.void])
    case .cancel, .withdrawRight, .lapse: Verdict()
    case .retrieve, .withdraw: Verdict(objection: .notSigned)
    case .bringBack: Verdict(objection: .notHandedOver)
    case .read, .requestCode, .sign, .complete, .decline, .fetch: Verdict(objection: .linkDead)
    }
  }

  private static func verdict(
    on event: Event, during procedure: OpenProcedure, at now: Instant
  ) -> Verdict {
    if event.isSignatorys && procedure.isElsewhere { return Verdict(objection: .linkDead) }
    let isSealing = procedure.isSealing(at: now)
    return switch event {
    case .requestCode where isSealing, .sign where isSealing, .decline where isSealing:
      Verdict(objection: .sealing)
    case .complete: isSealing ? Verdict(steps: [.sign]) : Verdict(objection: .codeUsed)
    case .bringBack:
      procedure.isElsewhere ? Verdict(steps: [.sign]) : Verdict(objection: .notHandedOver)
    case .launch: Verdict(objection: .alreadySigning)
    case .cancel, .withdrawRight: Verdict(steps: [.cancel])
    case .cancelRegistration: Verdict(steps: [.cancel, .void])
    case .lapse: Verdict()
    case .retrieve, .fetch, .withdraw: Verdict(objection: .notSigned)
    case .decline: Verdict(steps: [.decline])
    case .read: Verdict(steps: procedure.isRead ? [] : [.markRead])
    case .requestCode: verdictOnRequest(procedure)
    case .sign(let isRight): verdictOnTry(isRight, procedure, at: now)
    }
  }

  private static func verdictOnRequest(_ procedure: OpenProcedure) -> Verdict {
    if !procedure.isRead { return Verdict(objection: .notRead) }
    if procedure.codesSent >= codesPerProcedure {
      return Verdict(steps: [.lock], objection: .locked)
    }
    return Verdict(steps: [.sendCode])
  }

  private static func verdictOnTry(
    _ isRight: Bool, _ procedure: OpenProcedure, at now: Instant
  ) -> Verdict {
    if !procedure.isRead { return Verdict(objection: .notRead) }
    guard let code = procedure.code else { return Verdict(objection: .codeNotAsked) }
    if code.isUsed { return Verdict(objection: .codeUsed) }
    if code.tries >= triesPerCode { return Verdict(objection: .codeSpent) }
    if now >= code.expiresAt { return Verdict(objection: .codeExpired) }
    if isRight { return Verdict(steps: [.countTry, .lease]) }
    let left = triesPerCode - code.tries - 1
    if left == 0 && procedure.codesSent >= codesPerProcedure {
      return Verdict(steps: [.countTry, .lock], objection: .locked)
    }
    return Verdict(steps: [.countTry], objection: .wrongCode(triesLeft: left))
  }

  private static func verdictOnceSigned(_ event: Event, linkIsAlive: Bool) -> Verdict {
    if event.isSignatorys && !linkIsAlive { return Verdict(objection: .linkDead) }
    return switch event {
    case .launch, .cancel, .cancelRegistration: Verdict(objection: .alreadySigned)
    case .read, .requestCode, .decline, .bringBack: Verdict(objection: .alreadySigned)
    case .withdrawRight, .lapse, .retrieve, .sign, .complete, .fetch, .withdraw: Verdict()
    }
  }

  /// A consumer may withdraw to the last second of the last day (L221-18, L221-19).
  private static func verdictOnWithdrawal(until: Instant?, at now: Instant) -> Verdict {
    guard let until else { return Verdict(objection: .notAConsumer) }
    return now < until ? Verdict(steps: [.terminate]) : Verdict(objection: .withdrawalOver(until))
  }

  /// What was signed stays, to be fetched; nothing begins on it any more.
  private static func verdictOnceTerminated(_ event: Event, linkIsAlive: Bool) -> Verdict {
    if event.isSignatorys && !linkIsAlive { return Verdict(objection: .linkDead) }
    return switch event {
    case .launch, .cancel, .read, .requestCode, .decline, .bringBack:
      Verdict(objection: .terminated)
    case .withdraw, .cancelRegistration, .withdrawRight, .lapse, .retrieve, .sign, .complete,
      .fetch:
      Verdict()
    }
  }

  private static func verdictOnceVoid(_ event: Event) -> Verdict {
    switch event {
    case .launch, .bringBack: Verdict(objection: .void)
    case .retrieve, .withdraw: Verdict(objection: .notSigned)
    case .cancel, .withdrawRight, .cancelRegistration, .lapse: Verdict()
    case .read, .requestCode, .sign, .complete, .decline, .fetch: Verdict(objection: .linkDead)
    }
  }
}
