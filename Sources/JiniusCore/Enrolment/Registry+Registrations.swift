extension Registry {
  /// Cancels a registration: its seat is free again, its convention void, its link dead. What is
  /// signed cannot be cancelled.
  public func cancelRegistration(
    _ number: RegistrationNumber, reason: String?
  ) throws -> Outcome<Registration> {
    try write { transaction in
      let standing = try transaction.registration(number, for: .registerParticipants)
      if standing.isCancelled { return .already(try transaction.registration(number)) }
      let (situation, procedure) = try transaction.situation(of: standing.convention)
      let verdict = LifeCycle.verdict(on: .cancelRegistration, in: situation, at: transaction.now)
      if let objection = verdict.objection {
        throw objection.refusal(
          convention: standing.convention, procedure: procedure,
          status: situation.status(at: transaction.now))
      }
      try transaction.endWhatEnds(
        verdict, procedure, reason: reason ?? CancellationReason.registrationCancelled)
      try ConventionTable.void(
        standing.convention, at: transaction.now, in: transaction.database)
      try RegistrationTable.cancel(
        number, reason: reason, at: transaction.now, in: transaction.database)
      try SessionTable.freeSeat(standing.session, in: transaction.database)
      try transaction.record(
        .registrationCancelled, .registration(number.row),
        facts: ["convention": .string(standing.convention.description)],
        personal: reason.map {
          PersonalFacts(account: standing.participant, json: ["reason": .string($0)])
        })
      try transaction.record(.conventionVoided, .convention(standing.convention.row))
      try transaction.tellParticipant(.cancelled, of: number, reason: reason)
      return .done(try transaction.registration(number))
    }
  }

  /// One registration.
  public func registration(_ number: RegistrationNumber) throws -> Registration {
    try read { reading in
      _ = try reading.registration(number, for: .readDocuments, isLook: true)
      return try reading.registration(number)
    }
  }

  /// Registrations after a number, oldest first.
  public func registrationPage(
    _ filter: RegistrationFilter, after id: Int, limit: Int
  ) throws -> [Registration] {
    try read { reading in
      if let participant = filter.participant, !reading.acting.isAccount {
        _ = try reading.account(participant)
      }
      return try RegistrationQuery.page(
        visible: try reading.visibility(filter.space, establishment: filter.establishment),
        session: try filter.session.map { try reading.session($0).id },
        participant: filter.participant, key: filter.key, after: id, limit: limit,
        clock: try reading.standingClock(), in: reading.database)
    }
  }
}

extension Reading {
  /// A registration, whoever asks.
  func registration(_ number: RegistrationNumber) throws -> Registration {
    guard
      let registration = try RegistrationQuery.find(
        number, clock: try standingClock(), in: database)
    else {
      throw Refusal.notFound(.registration, number.description)
    }
    return registration
  }

  /// The registration that words name, for an action in its space. Whoever may not act there is
  /// refused alike whether it exists or not.
  fileprivate func registration(
    _ number: RegistrationNumber, for action: Action, isLook: Bool = false
  ) throws -> RegistrationTable.Row {
    guard let found = try RegistrationTable.find(number, in: database) else {
      if acting.isAccount { throw strangerRefusal(action) }
      throw Refusal.notFound(.registration, number.description)
    }
    try require(action, inSpace: found.space, about: found.participant, isLook: isLook)
    return found
  }
}
