/// How somebody goes back on a contract.
struct WithdrawalForm {
  let channel: ContractWithdrawal.Channel
  /// Where the receipt goes: to the owner unless he chose otherwise.
  var receiptTo: EmailAddress?
  /// The day on which a letter was posted: that counts.
  var postedOn: CivilDate?
}

extension Transaction {
  /// Ends a contract at the wish of its owner: free, without a reason, to the last second of the last
  /// day (L221-18, L221-21). The registration ends as withdrawn, its seat is free, the signed file
  /// stays, and the receipt leaves at once. A second time changes nothing.
  func withdraw(
    from number: ConventionNumber, _ form: WithdrawalForm, by actor: Actor? = nil
  ) throws -> Outcome<ContractWithdrawal> {
    let (situation, procedure) = try situation(of: number)
    let counted = form.postedOn.map { ParisDateTime(startOf: $0).instant } ?? now
    let verdict = LifeCycle.verdict(on: .withdraw, in: situation, at: counted)
    if let objection = verdict.objection {
      throw objection.refusal(
        convention: number, procedure: procedure, status: situation.status(at: now))
    }
    guard verdict.steps.contains(.terminate) else {
      guard let standing = try WithdrawalTable.find(number, in: database) else {
        throw Refusal.altered(.convention(number.row))
      }
      return .already(standing)
    }
    guard let signedAt = procedure?.endedAt, let owner = try owner(of: number) else {
      throw Refusal.altered(.convention(number.row))
    }
    try form.postedOn.map { try requirePosted($0, since: signedAt) }
    let withdrawal = ContractWithdrawal(
      convention: number, at: now, channel: form.channel, postedOn: form.postedOn,
      name: owner.name, receiptTo: form.receiptTo ?? owner.email)
    try ConventionTable.terminate(number, at: now, in: database)
    let ended = try RegistrationTable.withdraw(from: number, at: now, in: database)
    for registration in ended { try SessionTable.freeSeat(registration.session, in: database) }
    try WithdrawalTable.insert(withdrawal, in: database)
    try record(
      .contractWithdrawn, .convention(number.row), as: actor,
      facts: [
        "registrations": .array(ended.map { .string($0.number.description) }),
        "channel": .string(form.channel.rawValue),
        "posted_on": .optional(form.postedOn?.description),
      ],
      personal: PersonalFacts(
        account: owner.id,
        json: [
          "given_name": .string(owner.name.given), "family_name": .string(owner.name.family),
          "receipt_to": .optional(withdrawal.receiptTo?.description),
        ]))
    for registration in ended
    where try self.registration(registration.number).participant != owner.email {
      try tellParticipant(.cancelled, of: registration.number)
    }
    try acknowledge(withdrawal, of: owner, signedAt: signedAt)
    return .done(withdrawal)
  }

  /// A letter counts by the day of its posting: after the signature, and not to come.
  private func requirePosted(_ day: CivilDate, since signedAt: Instant) throws(InvalidValue) {
    let (first, last) = (ParisDateTime(signedAt).date, ParisDateTime(now).date)
    if day < first || day > last {
      throw InvalidValue(
        .date, day.description, expected: "a day from the signature (\(first)) to today (\(last))")
    }
  }

  /// The receipt (L221-21): to the address that was chosen, and to the owner's own.
  private func acknowledge(
    _ withdrawal: ContractWithdrawal, of owner: Account, signedAt: Instant
  ) throws {
    var parameters = try LetterContextQuery.parameters(of: withdrawal.convention, in: database)
    parameters[.given] = owner.name.given
    parameters[.family] = owner.name.family
    parameters[.signed] = signedAt.french
    parameters[.withdrawn] = withdrawal.at.french
    parameters[.channel] = withdrawal.wayInFrench
    let readers = [withdrawal.receiptTo, owner.email].compactMap { $0 }
    for reader in readers.enumerated() where !readers.prefix(reader.offset).contains(reader.element)
    {
      try send(
        .withdrawalReceived, to: reader.element.description, parameters, about: owner.id)
    }
  }
}

extension ContractWithdrawal {
  /// How it came, in words that a date follows.
  public var wayInFrench: String {
    switch channel {
    case .page: "exercée en ligne"
    case .command: "enregistrée"
    case .letter:
      "exercée par lettre"
        + (postedOn.map { " postée le \($0.frenchNumeric)" } ?? "") + " et enregistrée"
    }
  }
}

extension Reading {
  /// The private person whose contract it is, as he is called there; nil for a firm's convention.
  func owner(of number: ConventionNumber) throws -> Account? {
    guard let space = try SpaceTable.find(try convention(number).space, in: database),
      let owner = space.owner
    else { return nil }
    return try called(try account(owner), by: space.id)
  }
}
