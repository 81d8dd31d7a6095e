extension Reading {
  /// The convention that words name, or 66.
  func convention(_ number: ConventionNumber) throws -> Convention {
    guard let convention = try ConventionTable.find(number, in: database) else {
      throw Refusal.notFound(.convention, number.description)
    }
    return convention
  }

  /// A procedure whose number is known, as it was recorded.
  func procedure(_ id: Int) throws -> SigningProcedure {
    try snapshot {
      try requireBound(.procedure(id))
      guard let procedure = try ProcedureTable.find(id, in: database) else {
        throw Refusal.altered(.procedure(id))
      }
      return procedure
    }
  }

  /// How a convention stands, with its newest procedure: both as they were recorded.
  func situation(
    of number: ConventionNumber
  ) throws -> (LifeCycle.Situation, procedure: SigningProcedure?) {
    let (convention, procedure) = try snapshot {
      let found = try self.convention(number)
      try requireBound(.convention(number.row))
      let procedure = try ProcedureTable.newest(of: number, in: database)
      if let procedure { try requireBound(.procedure(procedure.id)) }
      return (found, procedure)
    }
    switch (convention.state, procedure?.state) {
    case (.awaitingSignature, let ending) where ending != .open && ending != .signed:
      return (.awaiting(sessionEndsAt: convention.sessionEndsAt), procedure)
    case (.void, let ending) where ending != .open && ending != .signed:
      return (.void(sessionEndsAt: convention.sessionEndsAt), procedure)
    case (.signing, .open?), (.signed, .signed?), (.terminated, .signed?):
      guard let procedure else { break }
      return (try situation(of: procedure, convention), procedure)
    default: break
    }
    // Both are bound: the procedure that belongs to this state was taken out.
    throw Refusal.altered(.convention(number.row))
  }

  /// How things stand for the holder of a procedure's link.
  func situation(of procedure: SigningProcedure) throws -> LifeCycle.Situation {
    try situation(of: procedure, try convention(procedure.convention))
  }

  private func situation(
    of procedure: SigningProcedure, _ convention: Convention
  ) throws -> LifeCycle.Situation {
    switch procedure.state {
    case .open:
      return .signing(try openProcedure(procedure, sessionEndsAt: convention.sessionEndsAt))
    case .signed:
      let linkUntil = (procedure.endedAt ?? procedure.expiresAt)
        .adding(days: LifeCycle.downloadDays)
      if convention.state == .terminated { return .terminated(linkUntil: linkUntil) }
      return .signed(
        linkUntil: linkUntil,
        withdrawableUntil: try WithdrawalTable.until(of: convention.number, in: database))
    case .cancelled, .expired, .declined, .locked:
      return .awaiting(sessionEndsAt: convention.sessionEndsAt)
    }
  }

  private func openProcedure(
    _ procedure: SigningProcedure, sessionEndsAt: Instant
  ) throws -> LifeCycle.OpenProcedure {
    let codes = try CodeTable.all(of: procedure.id, in: database)
    return LifeCycle.OpenProcedure(
      expiresAt: procedure.expiresAt, isRead: procedure.readAt != nil, codesSent: codes.count,
      code: codes.last.map {
        .init(
          expiresAt: $0.expiresAt, tries: $0.tries, isUsed: $0.id == procedure.lease?.code)
      },
      leaseUntil: procedure.lease?.until, isElsewhere: procedure.platform != nil,
      sessionEndsAt: sessionEndsAt)
  }
}

extension Transaction {
  /// Ends an open procedure without a signature: the link dies at once, the convention waits again
  /// (S23, S26, S27). The signatory is told, unless a platform told him what to sign; so are the
  /// administrators of the space, of what they did not do themselves.
  func end(
    _ procedure: SigningProcedure, as state: SigningProcedure.State, reason: String? = nil,
    at instant: Instant? = nil, by actor: Actor? = nil, facts: [JSON.Member] = []
  ) throws {
    try requireBound(.procedure(procedure.id))
    try requireBound(.convention(procedure.convention.row))
    try ProcedureTable.end(
      procedure.id, as: state, reason: reason, at: instant ?? now, in: database)
    try ConventionTable.move(
      procedure.convention, from: .signing, to: .awaitingSignature, in: database)
    try touch(.convention(procedure.convention.row))
    let (entry, letter) = Self.words(for: state)
    try record(
      entry, .procedure(procedure.id), as: actor,
      facts: .object(
        [.init("convention", .string(procedure.convention.description))] + facts),
      personal: reason.map {
        PersonalFacts(account: procedure.account, json: ["reason": .string($0)])
      })
    var parameters = try LetterContextQuery.parameters(of: procedure.convention, in: database)
    parameters[.expires] = procedure.expiresAt.french
    parameters[.reason] = reason ?? ""
    var readers = procedure.platform == nil ? [(email: procedure.email, name: procedure.name)] : []
    if state != .cancelled || actor == .clock {
      readers += try LetterContextQuery.administrators(of: procedure.convention, in: database)
    }
    var told: Set<EmailAddress> = []
    for reader in readers where told.insert(reader.email).inserted {
      parameters[.given] = reader.name.given
      parameters[.family] = reader.name.family
      try send(letter, to: reader.email.description, parameters)
    }
  }

  /// Writes to the signatory about his procedure, with its link.
  func tellSignatory(
    _ letter: LetterKind, of procedure: SigningProcedure, secret: LetterSecret? = nil
  ) throws {
    let context = try LetterContextQuery.context(of: procedure.convention, in: database)
    var parameters = context.parameters
    parameters[.given] = procedure.name.given
    parameters[.family] = procedure.name.family
    parameters[.expires] = procedure.expiresAt.french
    if context.startsAt <= now {
      parameters[.begun] = ParisDateTime(context.startsAt).french
    }
    if let until = try WithdrawalTable.until(of: procedure.convention, in: database) {
      parameters[.until] = Withdrawal.lastDay(before: until).french
    }
    if let platform = procedure.platform { parameters[.platform] = platform }
    if let signature = procedure.platformSignature { parameters[.level] += ", \(signature.label)" }
    try send(
      letter, to: procedure.email.description, parameters,
      secret: secret ?? .procedure(procedure.id))
  }

  private static func words(
    for state: SigningProcedure.State
  ) -> (JournalKind, LetterKind) {
    switch state {
    case .expired: (.procedureExpired, .signatureExpired)
    case .declined: (.procedureDeclined, .signatureDeclined)
    case .locked: (.procedureLocked, .signatureLocked)
    case .cancelled, .open, .signed: (.procedureCancelled, .signatureCancelled)
    }
  }

  /// Records that a deadline passed: the clock's doing, and at the deadline's own time, whoever
  /// comes upon it and when.
  func lapse(_ procedure: SigningProcedure) throws {
    try end(procedure, as: .expired, at: procedure.expiresAt, by: .clock)
  }

  /// Records that the session is over: what nobody signed is cancelled, by the clock as well.
  func close(_ procedure: SigningProcedure) throws {
    try end(
      procedure, as: .cancelled, reason: CancellationReason.sessionOver, at: procedure.expiresAt,
      by: .clock, facts: [.init("cause", "session_over")])
  }

  /// Records a deadline that has passed, whichever it was.
  ///
  /// - Returns: whether it was the session's end.
  func fallDue(_ procedure: SigningProcedure) throws -> Bool {
    let isOver = try convention(procedure.convention).sessionEndsAt <= procedure.expiresAt
    try isOver ? close(procedure) : lapse(procedure)
    return isOver
  }

  /// Applies the steps of a verdict that end things; those that begin something are the use case's.
  func endWhatEnds(
    _ verdict: LifeCycle.Verdict, _ procedure: SigningProcedure?, reason: String?
  ) throws {
    guard let procedure else { return }
    if verdict.steps.contains(.lapse) { try lapse(procedure) }
    if verdict.steps.contains(.close) { try close(procedure) }
    if verdict.steps.contains(.cancel) {
      try end(procedure, as: .cancelled, reason: reason)
    }
  }

  /// Ends the open procedures of an interlocutor who loses the right to sign; whoever took it away
  /// may not know of them, so that all administrators are told.
  func withdrawRight(of interlocutor: Int, reason: String) throws {
    let open = try ProcedureTable.open(of: interlocutor, in: database)
    for procedure in open {
      let verdict = LifeCycle.verdict(
        on: .withdrawRight, in: try situation(of: procedure), at: now)
      try endWhatEnds(verdict, procedure, reason: reason)
      if !verdict.steps.contains(.cancel) { continue }
      var parameters = try LetterContextQuery.parameters(of: procedure.convention, in: database)
      parameters[.reason] = reason
      try tellAdministrators(
        .signatoryGone, of: procedure.convention, parameters, but: procedure.email)
    }
  }
}

extension LifeCycle.Objection {
  /// The objection with the names that a person knows things by.
  func refusal(
    convention: ConventionNumber, procedure: SigningProcedure?, status: ConventionStatus
  ) -> Refusal {
    let number = convention.description
    return switch self {
    case .alreadySigning:
      .alreadySigning(
        convention: number, signatory: procedure?.email.description ?? "",
        expiresAt: procedure?.expiresAt ?? .latest)
    case .alreadySigned: .alreadySigned(convention: number)
    case .void: .conventionVoid(convention: number)
    case .terminated: .conventionTerminated(convention: number)
    case .sessionOver(let endedAt): .unsignedSessionOver(convention: number, endedAt: endedAt)
    case .notAConsumer: .notAConsumer(convention: number)
    case .withdrawalOver(let until): .withdrawalOver(convention: number, until: until)
    case .withdrawable(let until): .contractSigned(convention: number, until: until)
    case .notSigned: .notSigned(convention: number, label: status.label)
    case .linkDead: .linkDead
    case .notHandedOver: .notHandedOver(convention: number)
    case .sealing: .sealing(convention: number)
    case .codeUsed: .codeUsed
    case .notRead: .documentNotRead
    case .codeNotAsked: .codeNotAsked
    case .codeExpired: .codeExpired
    case .codeSpent: .codeSpent
    case .wrongCode(let left): .wrongCode(triesLeft: left)
    case .locked: .locked
    }
  }
}

extension LifeCycle.Situation {
  /// The status that everybody sees: computed from the clock, recorded or not.
  func status(at now: Instant) -> ConventionStatus {
    switch self {
    case .awaiting(let sessionEndsAt):
      now < sessionEndsAt.adding(days: LifeCycle.unsignedDays) ? .awaitingSignature : .void
    case .signing(let procedure) where procedure.isAlive(at: now): .signing
    case .signing(let procedure):
      Self.awaiting(sessionEndsAt: procedure.sessionEndsAt).status(at: now)
    case .signed: .signed
    case .terminated: .terminated
    case .void: .void
    }
  }
}
