extension Registry {
  /// Conventions after a number, oldest first.
  public func conventionPage(
    _ filter: ConventionFilter, after id: Int, limit: Int
  ) throws -> [ConventionView] {
    try read { reading in
      try ConventionQuery.page(
        visible: try reading.visibility(filter.space, establishment: filter.establishment),
        status: filter.status, after: id,
        limit: limit, clock: try reading.standingClock(), sight: try reading.contactSight(),
        in: reading.database)
    }
  }

  /// One convention with the procedures of its past.
  public func convention(
    _ number: ConventionNumber
  ) throws -> (view: ConventionView, procedures: [ProcedureView]) {
    try read { reading in
      let convention = try reading.convention(number, for: .readDocuments, isLook: true)
      try reading.requireBoundIfKeyed(number)
      let isWhole = try reading.contactSight().isWhole(in: convention.space)
      let view = try reading.conventionView(number)
      let all = try ProcedureTable.all(of: number, in: reading.database)
      return (
        view,
        all.map { ProcedureView($0, of: convention, now: reading.now, isWhole: isWhole) }
      )
    }
  }

  /// Who may sign a convention: the interlocutors of its establishment who hold the right (S17,
  /// S18). Whoever launches must name one by his address; his mobile is the administrators' to know.
  public func signatories(of number: ConventionNumber) throws -> [Interlocutor] {
    try read { reading in
      let convention = try reading.convention(number, for: .launchSignature)
      let isWhole = try reading.contactSight().isWhole(in: convention.space)
      return try InterlocutorTable.signatories(
        of: convention.space, establishment: convention.establishment, in: reading.database
      ).map { $0.shown(isWhole ? .whole : .signatory) }
    }
  }

  /// What somebody looks at before he launches a signature (S16).
  public func conventionToLaunch(_ number: ConventionNumber) throws -> ConventionView {
    try read { reading in
      _ = try reading.convention(number, for: .launchSignature)
      return try reading.conventionView(number)
    }
  }

  /// The paper as it would be frozen now, marked as a draft; of a convention in progress, the
  /// frozen bytes themselves; of a signed one, the signed file.
  public func preview(_ number: ConventionNumber) throws -> [UInt8] {
    try readAtOnce { reading in
      let convention = try reading.convention(number, for: .readDocuments)
      let (situation, procedure) = try reading.situation(of: number)
      switch situation.status(at: reading.now) {
      case .signing: return try reading.document(procedure?.document ?? 0).content
      case .signed, .terminated:
        return try reading.document(convention.signedDocument ?? 0).content
      case .awaitingSignature, .void:
        return try ConventionPaper.render(
          try reading.paperFacts(convention, signatory: nil), isDraft: true,
          isSandbox: reading.isSandbox)
      }
    }
  }

  /// Cancels a signature in progress (S24–S27): the link dies at once, the convention waits again.
  public func cancelSigning(
    _ number: ConventionNumber, reason: String?
  ) throws -> Outcome<ConventionView> {
    try write { transaction in
      _ = try transaction.convention(number, for: .launchSignature)
      let (situation, procedure) = try transaction.situation(of: number)
      let verdict = LifeCycle.verdict(on: .cancel, in: situation, at: transaction.now)
      if let objection = verdict.objection {
        throw objection.refusal(
          convention: number, procedure: procedure,
          status: situation.status(at: transaction.now))
      }
      try transaction.endWhatEnds(verdict, procedure, reason: reason)
      let view = try transaction.conventionView(number)
      return verdict.steps.contains(.cancel) ? .done(view) : .already(view)
    }
  }

  /// The signed file (S31).
  public func download(_ number: ConventionNumber) throws -> [UInt8] {
    try readAtOnce { reading in
      let convention = try reading.convention(number, for: .readDocuments)
      let (situation, procedure) = try reading.situation(of: number)
      let verdict = LifeCycle.verdict(on: .retrieve, in: situation, at: reading.now)
      guard let signed = convention.signedDocument, verdict.objection == nil else {
        throw (verdict.objection ?? .notSigned).refusal(
          convention: number, procedure: procedure, status: situation.status(at: reading.now))
      }
      return try reading.document(signed).content
    }
  }
}

extension Reading {
  /// Compares a convention with what was recorded. Whoever has the database and no key is shown what
  /// stands in it, as a list shows it.
  fileprivate func requireBoundIfKeyed(_ number: ConventionNumber) throws {
    let hasKey = (try? store.key(facts.keyFingerprint)) != nil
    if hasKey { _ = try situation(of: number) }
  }

  /// The convention that words name, for an action in its space. Whoever may not act there is
  /// refused alike whether it exists or not.
  func convention(
    _ number: ConventionNumber, for action: Action, isLook: Bool = false
  ) throws -> Convention {
    guard let convention = try ConventionTable.find(number, in: database) else {
      if acting.isAccount { throw strangerRefusal(action) }
      throw Refusal.notFound(.convention, number.description)
    }
    if acting.isAccount {
      let participant = try PaperQuery.subjects(of: number, in: database)?.participant
      try require(action, inSpace: convention.space, about: participant, isLook: isLook)
    }
    return convention
  }

  func conventionView(_ number: ConventionNumber) throws -> ConventionView {
    guard
      let view = try ConventionQuery.find(
        number, clock: try standingClock(), sight: try contactSight(), in: database)
    else {
      throw Refusal.notFound(.convention, number.description)
    }
    return view
  }
}

extension ProcedureView {
  init(_ procedure: SigningProcedure, of convention: Convention, now: Instant, isWhole: Bool) {
    let isSealing = procedure.lease.map { now < $0.until } ?? false
    let isLapsed = procedure.state == .open && now >= procedure.expiresAt && !isSealing
    let isAtItsEnd = isLapsed || procedure.endedAt == procedure.expiresAt
    let endsWithSession =
      isAtItsEnd && (isLapsed || procedure.state == .cancelled)
      && convention.sessionEndsAt <= procedure.expiresAt
    let state =
      !isLapsed ? procedure.state : endsWithSession ? .cancelled : SigningProcedure.State.expired
    self.init(
      status: state.rawValue, label: state.label,
      signatory: procedure.email.shown(whole: isWhole), name: procedure.name,
      mobile: procedure.mobile?.shown(whole: isWhole), launchedAt: procedure.launchedAt,
      expiresAt: procedure.expiresAt, readAt: procedure.readAt,
      endedAt: isLapsed ? procedure.expiresAt : procedure.endedAt,
      reason: isLapsed && endsWithSession ? CancellationReason.sessionOver : procedure.reason,
      endedWithSession: endsWithSession,
      platform: procedure.platform, platformSignature: procedure.platformSignature)
  }
}
