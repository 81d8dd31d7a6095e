internal import SHA2

extension Registry {
  /// Refuses whoever may not bring a file back for this convention; nothing else.
  ///
  /// - Parameter untrusted: whether a signature is to be taken that nobody vouches for: the
  ///   operator's to answer for.
  public func requireHandOver(of number: ConventionNumber, untrusted: Bool = false) throws {
    try read { reading in
      _ = try reading.convention(number, for: .launchSignature)
      if untrusted { try reading.requireOperator() }
    }
  }

  /// Takes back the file that was signed on a partner's platform: ours as it was frozen, with an
  /// incremental update that holds a valid signature of the platform's own, and nothing else. The
  /// same file again is "already so".
  ///
  /// - Parameter untrusted: takes the signature of a platform that was not declared.
  public func recordSignedFile(
    _ number: ConventionNumber, _ bytes: [UInt8], untrusted: Bool = false
  ) throws -> Outcome<ConventionView> {
    let found = try write { transaction -> (order: SigningOrder, place: HandOver)? in
      let convention = try transaction.convention(number, for: .launchSignature)
      if try transaction.isSigned(convention, as: bytes) { return nil }
      let procedure = try transaction.handedOver(convention)
      let platform = try transaction.answerable(procedure, untrusted: untrusted)
      let place = HandOver(
        platform: procedure.platform, declared: procedure.declared, returned: bytes,
        anchors: platform.map {
          PlatformAnchors(
            certificates: $0.certificates, launchedAt: procedure.launchedAt,
            recordedAt: transaction.now, isSandbox: transaction.isSandbox)
        }, trust: try transaction.trustSources())
      return (try transaction.signingOrder(procedure), place)
    }
    guard let (order, place) = found else { return .already(try convention(number).view) }
    let file = try place.signedFile(order)
    return try write { transaction in
      // Cancelled and launched again in the meantime, it waits for another file; and whose signature
      // counts may have changed.
      guard try transaction.handedOver(order.convention).id == order.procedure.id else {
        throw Refusal.notHandedOver(convention: number.description)
      }
      let platform = try transaction.answerable(order.procedure, untrusted: untrusted)
      if let platform, !platform.certificates.contains(where: { $0.id == file.anchor }) {
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

  /// The open procedure of a convention that is being signed elsewhere. Its deadline counts, and no
  /// clock that was set back moves it.
  func handedOver(_ convention: Convention) throws -> SigningProcedure {
    try requireSteadyClock()
    let (situation, procedure) = try situation(of: convention.number)
    let verdict = LifeCycle.verdict(on: .bringBack, in: situation, at: now)
    if let objection = verdict.objection {
      throw objection.refusal(
        convention: convention.number, procedure: procedure, status: situation.status(at: now))
    }
    guard let procedure else { throw BrokenInvariant("\(convention.number) has no procedure") }
    return procedure
  }

  /// The platform whose certificates tell whether the signature counts. Where it was not declared,
  /// nothing can tell: only the operator answers for that, and says so.
  fileprivate func answerable(
    _ procedure: SigningProcedure, untrusted: Bool
  ) throws -> Platform? {
    if let platform = try platform(of: procedure) { return platform }
    try requireOperator()
    if !untrusted {
      throw Refusal.handOverUndeclared(
        convention: procedure.convention.description, platform: procedure.platform ?? "")
    }
    return nil
  }
}
