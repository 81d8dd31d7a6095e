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
    var deadline = procedure.expiresAt
    if case .signed(let linkUntil) = situation { deadline = linkUntil }
    return SignatureView(
      convention: procedure.convention, kind: context.kind, status: situation.status(at: now),
      training: context.training, participant: context.participant, provider: context.provider,
      contact: context.contact, signatory: procedure.name,
      maskedMobile: procedure.mobile?.masked ?? "", expiresAt: deadline, readAt: procedure.readAt,
      codesLeft: LifeCycle.codesPerProcedure
        - (try CodeTable.all(of: procedure.id, in: database).count),
      documentDigest: try documentDigest(procedure.document).hex, seal: context.seal)
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
    if verdict.steps.contains(.lapse) { try lapse(procedure) }
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
