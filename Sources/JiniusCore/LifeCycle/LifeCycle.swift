/// The state machine at the heart: what an event does to a convention and to its signing procedure.
///
///     convention   awaiting ──launch──▶ signing ──sign──▶ signed
///                    │   ▲                │ │
///                    │   └── cancel · lapse · decline · lock · right withdrawn
///                    └── registration cancelled ─┴──▶ void
///
/// One pure function of situation, event and instant; every triple is a test case.
enum LifeCycle {
  /// Tries that one code stands, and codes that one procedure stands.
  static let triesPerCode = 5
  static let codesPerProcedure = 5
  /// How long a code lives.
  static let codeSeconds: Int64 = 600
  /// How long a link still downloads after the signature.
  static let downloadDays = 60

  /// How things stand, as stored: an open procedure past its deadline is still `signing`.
  enum Situation: Equatable {
    case awaiting
    case signing(OpenProcedure)
    case signed(linkUntil: Instant)
    case void
  }

  /// What the rules want to know of an open procedure.
  struct OpenProcedure: Equatable {
    let expiresAt: Instant
    let isRead: Bool
    let codesSent: Int
    /// The newest code; an older one is dead.
    let code: Code?

    /// A code that was sent.
    struct Code: Equatable {
      let expiresAt: Instant
      let tries: Int
    }
  }

  /// What happens: on the side of the space, by the clock, or by the holder of the link.
  enum Event: Equatable {
    case launch, cancel, withdrawRight, cancelRegistration, retrieve
    case lapse
    case read, requestCode, decline, fetch
    case sign(rightCode: Bool)

    /// Whether it comes through the link.
    var isSignatorys: Bool {
      switch self {
      case .read, .requestCode, .decline, .fetch, .sign: true
      case .launch, .cancel, .withdrawRight, .cancelRegistration, .retrieve, .lapse: false
      }
    }
  }

  /// What is to be recorded.
  enum Step: Equatable {
    case launch, markRead, sendCode, countTry, sign, cancel, decline, lock, lapse, void
  }

  /// Why not.
  enum Objection: Error, Equatable {
    case alreadySigning, alreadySigned, void, notSigned, linkDead
    case notRead, codeNotAsked, codeExpired, codeSpent, wrongCode(triesLeft: Int), locked
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
    case .signing(let procedure) where now >= procedure.expiresAt:
      if event.isSignatorys { return Verdict(steps: [.lapse], objection: .linkDead) }
      if event == .lapse { return Verdict(steps: [.lapse]) }
      let next = verdict(on: event, in: .awaiting, at: now)
      return Verdict(steps: [.lapse] + next.steps, objection: next.objection)
    case .signing(let procedure): return verdict(on: event, during: procedure, at: now)
    case .awaiting: return verdictWhileAwaiting(event)
    case .signed(let linkUntil): return verdictOnceSigned(event, linkIsAlive: now < linkUntil)
    case .void: return verdictOnceVoid(event)
    }
  }

  private static func verdictWhileAwaiting(_ event: Event) -> Verdict {
    switch event {
    case .launch: Verdict(steps: [.launch])
    case .cancelRegistration: Verdict(steps: [.void])
    case .cancel, .withdrawRight, .lapse: Verdict()
    case .retrieve: Verdict(objection: .notSigned)
    case .read, .requestCode, .sign, .decline, .fetch: Verdict(objection: .linkDead)
    }
  }

  private static func verdict(
    on event: Event, during procedure: OpenProcedure, at now: Instant
  ) -> Verdict {
    switch event {
    case .launch: Verdict(objection: .alreadySigning)
    case .cancel, .withdrawRight: Verdict(steps: [.cancel])
    case .cancelRegistration: Verdict(steps: [.cancel, .void])
    case .lapse: Verdict()
    case .retrieve, .fetch: Verdict(objection: .notSigned)
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
    if code.tries >= triesPerCode { return Verdict(objection: .codeSpent) }
    if now >= code.expiresAt { return Verdict(objection: .codeExpired) }
    if isRight { return Verdict(steps: [.countTry, .sign]) }
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
    case .read, .requestCode, .decline: Verdict(objection: .alreadySigned)
    case .withdrawRight, .lapse, .retrieve, .sign, .fetch: Verdict()
    }
  }

  private static func verdictOnceVoid(_ event: Event) -> Verdict {
    switch event {
    case .launch: Verdict(objection: .void)
    case .retrieve: Verdict(objection: .notSigned)
    case .cancel, .withdrawRight, .cancelRegistration, .lapse: Verdict()
    case .read, .requestCode, .sign, .decline, .fetch: Verdict(objection: .linkDead)
    }
  }
}
