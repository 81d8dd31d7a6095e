internal import SHA2

extension Registry {
  /// Refuses whoever may not bring a file back for this convention; nothing else.
  public func requireHandOver(of number: ConventionNumber) throws {
    try read { _ = try $0.convention(number, for: .launchSignature) }
  }

  /// Takes back the file that was signed on a partner's platform: ours as it was frozen, with an
  /// incremental update that holds a valid signature, and nothing else. The same file again is
  /// "already so".
  public func recordSignedFile(
    _ number: ConventionNumber, _ bytes: [UInt8]
  ) throws -> Outcome<ConventionView> {
    let found = try write { transaction -> (order: SigningOrder, trust: TrustSources)? in
      let convention = try transaction.convention(number, for: .launchSignature)
      if try transaction.isSigned(convention, as: bytes) { return nil }
      return (
        try transaction.signingOrder(try transaction.handedOver(convention)),
        try transaction.trustSources()
      )
    }
    guard let (order, trust) = found else { return .already(try convention(number).view) }
    let place = HandOver(platform: order.procedure.platform, returned: bytes, trust: trust)
    let file = try place.signedFile(order)
    return try write { transaction in
      // Cancelled and launched again in the meantime, it waits for another file.
      guard try transaction.handedOver(order.convention).id == order.procedure.id else {
        throw Refusal.notHandedOver(convention: number.description)
      }
      try transaction.complete(order, with: file)
      return .done(try transaction.conventionView(number))
    }
  }
}

extension Transaction {
  fileprivate func isSigned(_ convention: Convention, as bytes: [UInt8]) throws -> Bool {
    guard let signed = convention.signedDocument else { return false }
    return try document(signed).sha256 == SHA256.hash(bytes)
  }

  /// The open procedure of a convention that is being signed elsewhere.
  fileprivate func handedOver(_ convention: Convention) throws -> SigningProcedure {
    let (situation, procedure) = try situation(of: convention.number)
    let verdict = LifeCycle.verdict(on: .bringBack, in: situation, at: now)
    if let objection = verdict.objection {
      throw objection.refusal(
        convention: convention.number, procedure: procedure, status: situation.status(at: now))
    }
    guard let procedure else { throw BrokenInvariant("\(convention.number) has no procedure") }
    return procedure
  }
}
