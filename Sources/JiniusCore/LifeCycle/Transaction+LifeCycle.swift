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
    let (state, procedure) = try snapshot {
      let state = try convention(number).state
      try requireBound(.convention(number.row))
      let procedure = try ProcedureTable.newest(of: number, in: database)
      if let procedure { try requireBound(.procedure(procedure.id)) }
      return (state, procedure)
    }
    switch (state, procedure?.state) {
    case (.awaitingSignature, let ending) where ending != .open && ending != .signed:
      return (.awaiting, procedure)
    case (.void, let ending) where ending != .open && ending != .signed: return (.void, procedure)
    case (.signing, .open?), (.signed, .signed?):
      guard let procedure else { break }
      return (try situation(of: procedure), procedure)
    default: break
    }
    // Both are bound: the procedure that belongs to this state was taken out.
    throw Refusal.altered(.convention(number.row))
  }

  /// How things stand for the holder of a procedure's link.
  func situation(of procedure: SigningProcedure) throws -> LifeCycle.Situation {
    switch procedure.state {
    case .open: .signing(try openProcedure(procedure))
    case .signed:
      .signed(
        linkUntil: (procedure.endedAt ?? procedure.expiresAt)
          .adding(days: LifeCycle.downloadDays))
    case .cancelled, .expired, .declined, .locked: .awaiting
    }
  }

  private func openProcedure(_ procedure: SigningProcedure) throws -> LifeCycle.OpenProcedure {
    let codes = try CodeTable.all(of: procedure.id, in: database)
    return LifeCycle.OpenProcedure(
      expiresAt: procedure.expiresAt, isRead: procedure.readAt != nil, codesSent: codes.count,
      code: codes.last.map {
        .init(
          expiresAt: $0.expiresAt, tries: $0.tries, isUsed: $0.id == procedure.lease?.code)
      },
      leaseUntil: procedure.lease?.until, isElsewhere: procedure.platform != nil)
  }
}

extension Transaction {
  /// Ends an open procedure without a signature: the link dies at once, the convention waits again
  /// (S23, S26, S27). The signatory is told, unless a platform told him what to sign; so are the
  /// administrators of the space, of what they did not do themselves.
  func end(
    _ procedure: SigningProcedure, as state: SigningProcedure.State, reason: String? = nil,
    at instant: Instant? = nil, by actor: Actor? = nil
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
      facts: ["convention": .string(procedure.convention.description)],
      personal: reason.map {
        PersonalFacts(account: procedure.account, json: ["reason": .string($0)])
      })
    var parameters = try LetterContextQuery.parameters(of: procedure.convention, in: database)
    parameters[.expires] = procedure.expiresAt.french
    parameters[.reason] = reason ?? ""
    var readers = procedure.platform == nil ? [(email: procedure.email, name: procedure.name)] : []
    if state != .cancelled {
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
    var parameters = try LetterContextQuery.parameters(of: procedure.convention, in: database)
    parameters[.given] = procedure.name.given
    parameters[.family] = procedure.name.family
    parameters[.expires] = procedure.expiresAt.french
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

  /// Applies the steps of a verdict that end things; those that begin something are the use case's.
  func endWhatEnds(
    _ verdict: LifeCycle.Verdict, _ procedure: SigningProcedure?, reason: String?
  ) throws {
    guard let procedure else { return }
    if verdict.steps.contains(.lapse) { try lapse(procedure) }
    if verdict.steps.contains(.cancel) {
      try end(procedure, as: .cancelled, reason: reason)
    }
  }

  /// Ends the open procedures of an interlocutor who loses the right to sign.
  func withdrawRight(of interlocutor: Int, reason: String) throws {
    let open = try ProcedureTable.open(of: interlocutor, in: database)
    for procedure in open {
      let verdict = LifeCycle.verdict(
        on: .withdrawRight, in: try situation(of: procedure), at: now)
      try endWhatEnds(verdict, procedure, reason: reason)
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
    case .awaiting: .awaitingSignature
    case .signing(let procedure):
      now < procedure.expiresAt || procedure.isSealing(at: now) ? .signing : .awaitingSignature
    case .signed: .signed
    case .void: .void
    }
  }
}
