internal import SHA2

extension Reading {
  /// The procedure behind a token, or a dead link: unknown and ended ones answer alike.
  func procedure(token: String, key: SecretKey) throws -> SigningProcedure {
    try snapshot {
      guard let found = try ProcedureTable.find(tokenHash: tokenDigest(token), in: database),
        equalInConstantTime(
          Array(key.token(.signatureLink, nonce: found.nonce).utf8), Array(token.utf8))
      else { throw Refusal.linkDead }
      try requireBound(.procedure(found.id))
      return found
    }
  }

  /// What the holder of the link sees.
  func signatureView(_ procedure: SigningProcedure) throws -> SignatureView {
    let context = try LetterContextQuery.context(of: procedure.convention, in: database)
    let situation = try situation(of: procedure.convention).0
    let status = situation.status(at: now)
    let withdraws = try status.hasSignedFile && withdrawsByLink(procedure)
    return SignatureView(
      convention: procedure.convention, kind: context.kind, status: status,
      availableActions: try signatoryActions(procedure, in: situation), training: context.training,
      startsAt: context.startsAt, endsAt: context.endsAt, place: context.place,
      price: context.price, hasBegun: context.startsAt <= now,
      participant: context.participant, provider: context.provider,
      contact: context.contact, signatory: procedure.name,
      maskedMobile: procedure.mobile?.masked ?? "", expiresAt: situation.linkUntil,
      withdrawableUntil: withdraws
        ? try WithdrawalTable.until(of: procedure.convention, in: database) : nil,
      withdrawal: withdraws ? try WithdrawalTable.find(procedure.convention, in: database) : nil,
      readAt: procedure.readAt,
      codesLeft: LifeCycle.codesPerProcedure
        - (try CodeTable.all(of: procedure.id, in: database).count),
      documentDigest: try documentDigest(procedure.document).hex, seal: context.seal)
  }

  /// What the holder of the link can do now, in the words of `available_actions`: asked of what
  /// decides.
  private func signatoryActions(
    _ procedure: SigningProcedure, in situation: LifeCycle.Situation
  ) throws -> [String] {
    func answer(_ event: LifeCycle.Event) -> LifeCycle.Verdict {
      LifeCycle.verdict(on: event, in: situation, at: now)
    }
    func isTaken(_ event: LifeCycle.Event) -> Bool { answer(event).objection == nil }
    let isToSign = situation.status(at: now) == .signing
    let mobile = procedure.mobile.flatMap { $0.isInPlan ? $0 : nil }
    let (codes, tries) =
      try mobile.map {
        (try codeLimit(of: procedure, $0) == nil, try tryLimit(of: procedure, $0) == nil)
      } ?? (false, false)
    let answers: [(String, Bool)] = [
      ("read", isToSign && isTaken(.read)), ("code", isToSign && isTaken(.requestCode) && codes),
      ("sign", isToSign && isTaken(.sign(rightCode: true)) && tries),
      ("decline", isToSign && isTaken(.decline)), ("download", isTaken(.fetch)),
      ("withdraw", try answer(.withdraw).steps.contains(.terminate) && withdrawsByLink(procedure)),
    ]
    return answers.filter(\.1).map(\.0)
  }
}

extension Reading {
  /// Whether the link that signed goes back on the contract: its owner's own, or that of somebody who
  /// may still sign for them. Others who signed have no say any more; the owner has a link apart.
  func withdrawsByLink(_ procedure: SigningProcedure) throws -> Bool {
    let convention = try convention(procedure.convention)
    return try owner(of: convention.number)?.id == procedure.account
      || InterlocutorTable.signatories(
        of: convention.space, establishment: convention.establishment, in: database
      ).contains { $0.account.id == procedure.account }
  }
}

extension LifeCycle.Situation {
  /// Until when the link opens anything.
  fileprivate var linkUntil: Instant {
    switch self {
    case .signing(let procedure): procedure.expiresAt
    case .signed(let linkUntil, _), .terminated(let linkUntil): linkUntil
    case .awaiting, .void: .earliest
    }
  }
}

extension Transaction {
  /// Answers an event of the link's holder: counts a try, applies the steps that end the procedure,
  /// and says what is objected. What begins something is the use case's.
  func answer(
    _ event: LifeCycle.Event, to procedure: SigningProcedure, trying code: SentCode? = nil
  ) throws -> (steps: [LifeCycle.Step], objection: Refusal?) {
    let situation = try situation(of: procedure)
    let verdict = LifeCycle.verdict(on: event, in: situation, at: now)
    if verdict.steps.contains(.countTry), let mobile = procedure.mobile,
      let limit = try tryLimit(of: procedure, mobile)
    {
      return ([], limit)
    }
    if verdict.steps.contains(.countTry), let code {
      try count(code, of: procedure, isRight: verdict.steps.contains(.lease))
    }
    try endWhatEnds(verdict, procedure, reason: nil)
    if verdict.steps.contains(.lock) {
      try end(procedure, as: .locked, by: .signatory(procedure: procedure.id))
    }
    let objection = verdict.objection?.refusal(
      convention: procedure.convention, procedure: procedure, status: situation.status(at: now))
    return (verdict.steps, objection)
  }

  private func count(
    _ code: SentCode, of procedure: SigningProcedure, isRight: Bool
  ) throws {
    try CodeTable.countTry(code.id, in: database)
    if isRight { return try touch(.procedure(procedure.id)) }
    try RecentCodeTable.countWrongTry(code.id, at: now, in: database)
    try record(
      .codeRefused, .procedure(procedure.id), as: .signatory(procedure: procedure.id),
      facts: ["code": .int(code.id), "try": .int(code.tries + 1)])
  }
}
