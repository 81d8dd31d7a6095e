internal import SHA2

extension Registry {
  /// Signs with the code of the newest SMS (S28, S29). The try is counted, then compared, and both
  /// are committed; a right one turns the procedure and the convention to signed together with the
  /// signed file. Signing again is "already so".
  public func sign(token: String, code: String) throws -> Outcome<SignatureView> {
    try settle { transaction in
      try transaction.requireSteadyClock()
      let procedure = try transaction.procedure(token: token, key: transaction.key)
      let sent = try CodeTable.all(of: procedure.id, in: transaction.database)
      let isRight = try transaction.isRight(code, of: procedure, sent: sent.last)
      let (steps, objection) = try transaction.answer(
        .sign(rightCode: isRight), to: procedure, trying: sent.last)
      if let objection { return .failure(objection) }
      guard steps.contains(.sign) else {
        return .success(.already(try transaction.signatureView(procedure)))
      }
      try transaction.complete(procedure)
      return .success(.done(try transaction.signatureView(procedure)))
    }
  }
}

extension Transaction {
  /// Compares in constant time; without a code there is nothing that could be right.
  fileprivate func isRight(
    _ code: String, of procedure: SigningProcedure, sent: SentCode?
  ) throws -> Bool {
    guard let sent else { return false }
    let digest = try document(procedure.document).sha256
    let expected = key.code(
      nonce: sent.nonce, procedure: procedure.id, documentDigest: digest)
    return equalInConstantTime(Array(expected.utf8), Array(code.utf8))
  }

  /// Turns an open procedure to signed: the file, the states and the letter together.
  fileprivate func complete(_ procedure: SigningProcedure) throws {
    let convention = try convention(procedure.convention)
    let page = EvidencePage(
      convention: convention.number, kind: convention.kind, procedure: procedure,
      codes: try CodeTable.all(of: procedure.id, in: database), signedAt: now,
      document: try document(procedure.document), isSandbox: isSandbox)
    let signed = try DocumentTable.insert(try page.appended(), at: now, in: database)
    try ProcedureTable.end(procedure.id, as: .signed, reason: nil, at: now, in: database)
    try ConventionTable.sign(convention.number, document: signed.id, at: now, in: database)
    try RegistrationTable.confirm(
      convention.number, from: try confirmation(of: convention.kind), in: database)
    try record(
      .conventionSigned, .convention(convention.number.row),
      as: .signatory(procedure: procedure.id),
      facts: [
        "procedure": .int(procedure.id), "read": .string(page.document.sha256.hex),
        "signed": .string(signed.sha256.hex),
      ])
    var parameters = try LetterContextQuery.parameters(of: convention.number, in: database)
    parameters[.given] = procedure.name.given
    parameters[.family] = procedure.name.family
    try send(
      .signatureDone, to: procedure.email.description, parameters,
      secret: .procedure(procedure.id))
  }

  /// From when on the registration counts as confirmed: at once for a company, after the
  /// withdrawal period for a private person (L221-18, L6353-5).
  private func confirmation(of kind: ConventionKind) throws -> Instant {
    switch kind {
    case .individualConvention: now
    case .individualContract:
      Withdrawal.end(signedAt: now, days: try days(.withdrawalDays))
    }
  }
}
