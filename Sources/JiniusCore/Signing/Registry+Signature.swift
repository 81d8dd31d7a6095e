extension Registry {
  /// Looks through a link: changes nothing, since mail scanners open links too.
  public func openSignature(token: String) throws -> SignatureView {
    try read { reading in
      try reading.requireSteadyClock()
      let procedure = try reading.liveProcedure(token, on: .fetch)
      return try reading.signatureView(procedure)
    }
  }

  /// The frozen bytes that are to be read (S28). Reading counts once they were handed over:
  /// ``markRead(token:)``.
  public func documentToRead(token: String) throws -> (bytes: [UInt8], view: SignatureView) {
    try readAtOnce { reading in
      try reading.requireSteadyClock()
      let procedure = try reading.liveProcedure(token, on: .read)
      return (
        try reading.document(procedure.document).content, try reading.signatureView(procedure)
      )
    }
  }

  /// Records that the document was handed over to be read.
  public func markRead(token: String) throws -> Outcome<SignatureView> {
    try settle { transaction in
      try transaction.requireSteadyClock()
      let procedure = try transaction.procedure(token: token, key: transaction.key)
      switch try transaction.markRead(procedure) {
      case .failure(let objection): return .failure(objection)
      case .success(let isNew):
        let view = try transaction.signatureView(try transaction.procedure(procedure.id))
        return .success(isNew ? .done(view) : .already(view))
      }
    }
  }

  /// Sends a new code by SMS (S28); the one before dies. The request for one too many locks the
  /// procedure.
  ///
  /// - Parameters:
  ///   - form: the form of the page that asks, if one does.
  ///   - havingRead: whether asking says that the document was read, as the page's button does.
  public func requestCode(
    token: String, form: FormToken? = nil, havingRead: Bool = false
  ) throws -> SignatureView {
    try settle { transaction in
      try transaction.requireSteadyClock()
      let found = try transaction.procedure(token: token, key: transaction.key)
      try transaction.require(form, .requestCode, for: found)
      if havingRead, case .failure(let objection) = try transaction.markRead(found) {
        return .failure(objection)
      }
      let procedure = try transaction.procedure(found.id)
      let (_, objection) = try transaction.answer(.requestCode, to: procedure)
      if let objection { return .failure(objection) }
      if let refusal = try transaction.sendCode(procedure) { return .failure(refusal) }
      return .success(try transaction.signatureView(procedure))
    }
  }

  /// Refuses to sign: the procedure ends, and the administrators are told why.
  public func declineSignature(
    token: String, reason: String?, form: FormToken? = nil
  ) throws -> ConventionNumber {
    try settle { transaction in
      try transaction.requireSteadyClock()
      let procedure = try transaction.procedure(token: token, key: transaction.key)
      try transaction.require(form, .decline, for: procedure)
      let (_, objection) = try transaction.answer(.decline, to: procedure)
      if let objection { return .failure(objection) }
      try transaction.end(
        procedure, as: .declined, reason: reason, by: .signatory(procedure: procedure.id))
      return .success(procedure.convention)
    }
  }

  /// The signed file, through the link that signed it (S30).
  public func signedDocument(token: String) throws -> [UInt8] {
    try readAtOnce { reading in
      try reading.requireSteadyClock()
      let procedure = try reading.liveProcedure(token, on: .fetch)
      let convention = try reading.convention(procedure.convention)
      try reading.requireBound(.convention(convention.number.row))
      guard procedure.state == .signed, let signed = convention.signedDocument else {
        throw Refusal.notSigned(
          convention: convention.number.description, label: convention.state.label)
      }
      return try reading.document(signed).content
    }
  }
}

extension Reading {
  /// The procedure of a link that is alive for an event. A link that is still to be signed may be
  /// looked through, though there is nothing to fetch yet.
  func liveProcedure(
    _ token: String, on event: LifeCycle.Event
  ) throws -> SigningProcedure {
    let procedure = try procedure(token: token, key: try secretKey())
    let situation = try situation(of: procedure)
    let objection = LifeCycle.verdict(on: event, in: situation, at: now).objection
    if let objection, objection != .notSigned {
      throw objection.refusal(
        convention: procedure.convention, procedure: procedure,
        status: situation.status(at: now))
    }
    return procedure
  }
}

extension Transaction {
  /// Marks the document read, and answers with whether it was not so already.
  fileprivate func markRead(_ procedure: SigningProcedure) throws -> Result<Bool, Refusal> {
    let (steps, objection) = try answer(.read, to: procedure)
    if let objection { return .failure(objection) }
    guard steps.contains(.markRead) else { return .success(false) }
    try ProcedureTable.markRead(procedure.id, at: now, in: database)
    try record(.documentRead, .procedure(procedure.id), as: .signatory(procedure: procedure.id))
    return .success(true)
  }

  /// Sends a code, or says why none is sent.
  fileprivate func sendCode(_ procedure: SigningProcedure) throws -> Refusal? {
    guard let mobile = procedure.mobile else {
      throw Refusal.altered(.procedure(procedure.id))
    }
    if !mobile.isInPlan {
      return .mobileOutOfUse(
        email: procedure.email.description, mobile: mobile.masked, space: nil)
    }
    if let limit = try codeLimit(of: procedure, mobile) { return limit }
    let code = try CodeTable.insert(
      procedure: procedure.id, nonce: randomBytes(32), sentAt: now,
      expiresAt: now.adding(seconds: LifeCycle.codeSeconds), in: database)
    try RecentCodeTable.insert(
      code, convention: procedure.convention, mobile: try mobileDigest(mobile), at: now,
      in: database)
    try record(
      .codeSent, .procedure(procedure.id), as: .signatory(procedure: procedure.id),
      facts: ["code": .int(code)])
    let parameters = try LetterContextQuery.parameters(of: procedure.convention, in: database)
    try send(
      .signatureCode, to: mobile.description, parameters,
      secret: .code(code, procedure: procedure.id))
    return nil
  }
}
