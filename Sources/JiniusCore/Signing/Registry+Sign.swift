internal import SHA2

extension Registry {
  /// Signs with the code of the newest SMS (S28, S29), in three steps, so that no transaction waits
  /// for another program:
  ///
  /// 1. the try is counted and compared; a right code takes a lease on the procedure;
  /// 2. the file is made, sealed and checked;
  /// 3. procedure, convention and file turn to signed together.
  ///
  /// Whatever happens in between leaves the procedure open: the lease runs out, and a new code is
  /// wanted. Signing again is "already so".
  public func sign(
    token: String, code: String, form: FormToken? = nil
  ) throws -> Outcome<SignatureView> {
    let accepted = try accept(code, of: token, form: form)
    guard let order = accepted.order else { return .already(accepted.view) }
    do {
      let file = try OwnPlace().signedFile(order)
      var view = try finish(order, with: file)
      view.missingTimestamp = file.sealed?.missingTimestamp
      return .done(view)
    } catch {
      try? giveUp(order)
      throw error
    }
  }

  /// The last step: nothing else may have ended the procedure, nor taken its lease, meanwhile.
  func finish(_ order: SigningOrder, with file: SignedFile) throws -> SignatureView {
    try settle { transaction in
      let procedure = try transaction.procedure(order.procedure.id)
      if procedure.state == .open, procedure.lease != order.procedure.lease {
        return .failure(.codeUsed)
      }
      let (steps, objection) = try transaction.answer(.complete, to: procedure)
      if let objection { return .failure(objection) }
      if steps.contains(.sign) {
        try transaction.complete(order, with: file, by: .signatory(procedure: procedure.id))
      }
      return .success(try transaction.signatureView(procedure))
    }
  }

  /// The first step: the order to seal, or nothing where it is signed already.
  func accept(
    _ code: String, of token: String, form: FormToken? = nil
  ) throws -> (view: SignatureView, order: SigningOrder?) {
    try settle { transaction in
      try transaction.requireSteadyClock()
      let procedure = try transaction.procedure(token: token, key: transaction.key)
      try transaction.require(form, .sign, for: procedure)
      let sent = try CodeTable.all(of: procedure.id, in: transaction.database).last
      let isRight = try transaction.isRight(code, of: procedure, sent: sent)
      let (steps, objection) = try transaction.answer(
        .sign(rightCode: isRight), to: procedure, trying: sent)
      if let objection { return .failure(objection) }
      let view = try transaction.signatureView(procedure)
      guard steps.contains(.lease), let sent else { return .success((view, nil)) }
      return .success((view, try transaction.lease(procedure, to: sent)))
    }
  }

  /// What could not be sealed or stored holds nothing up: a new code can be asked for at once.
  func giveUp(_ order: SigningOrder) throws {
    try write { transaction in
      guard let lease = order.procedure.lease else { return }
      try transaction.requireBound(.procedure(order.procedure.id))
      try ProcedureTable.endLease(
        order.procedure.id, of: lease.code, at: transaction.now, in: transaction.database)
      try transaction.touch(.procedure(order.procedure.id))
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

  /// Takes the lease, and notes what the file is to be made from.
  fileprivate func lease(
    _ procedure: SigningProcedure, to code: SentCode
  ) throws -> SigningOrder {
    let lease = SigningProcedure.Lease(
      code: code.id, until: now.adding(seconds: LifeCycle.leaseSeconds))
    try ProcedureTable.lease(procedure.id, to: lease, in: database)
    try record(
      .codeAccepted, .procedure(procedure.id), as: .signatory(procedure: procedure.id),
      facts: ["code": .int(code.id), "try": .int(code.tries + 1)])
    return try signingOrder(try self.procedure(procedure.id))
  }
}
