internal import SHA2

extension Registry {
  /// Looks at the contract of a link for the page: changes nothing. Nil where the link opens none: a dead
  /// one, one that never was, a firm's.
  public func withdrawalLook(token: String) throws -> (desk: HelpDesk, look: WithdrawalLook?) {
    try read { reading in
      try reading.requireSteadyClock()
      return try reading.snapshot {
        let desk = try reading.helpDesk()
        do {
          let (contract, isOwn) = try reading.contract(behind: token)
          let look = try reading.withdrawalLook(contract)
          // A link that does nothing else dies with the right, unless it tells that it was exercised.
          let isDead = isOwn && !look.isOpen && look.withdrawal == nil
          return (desk, isDead ? nil : look)
        } catch Refusal.linkDead, Refusal.notSigned, Refusal.notAConsumer { return (desk, nil) }
      }
    }
  }

  /// Goes back on the contract of a link: the one that signed it, or the owner's own.
  ///
  /// - Parameters:
  ///   - address: where the receipt goes; to the owner where it is nil.
  ///   - form: the form of the page, if one asks.
  public func withdraw(
    token: String, receiptTo address: EmailAddress?, form: FormToken? = nil
  ) throws -> Outcome<WithdrawalLook> {
    try write { transaction in
      try transaction.requireSteadyClock()
      let (contract, _) = try transaction.contract(behind: token)
      let holder = try transaction.holder(of: contract, token)
      if let form {
        let expected = try transaction.withdrawalForm(of: contract)
        if !expected.equals(form) { throw Refusal.formStale }
      }
      let outcome = try transaction.withdraw(
        from: contract,
        WithdrawalForm(channel: form == nil ? .command : .page, receiptTo: address), by: holder)
      let look = try transaction.withdrawalLook(contract)
      return outcome.wasAlready ? .already(look) : .done(look)
    }
  }
}

extension Reading {
  /// The signed contract that a link opens, and whether it is the owner's own link; otherwise a dead
  /// link: unknown and ended ones answer alike.
  fileprivate func contract(
    behind token: String
  ) throws -> (number: ConventionNumber, isOwn: Bool) {
    if let link = try ownLink(token) { return (link.convention, true) }
    let procedure = try liveProcedure(token, on: .fetch)
    let number = procedure.convention
    let situation = try situation(of: number).0
    if procedure.state != .signed {
      throw Refusal.notSigned(
        convention: number.description, label: situation.status(at: now).label)
    }
    if try convention(number).kind != .individualContract {
      throw Refusal.notAConsumer(convention: number.description)
    }
    guard try withdrawsByLink(procedure) else { throw Refusal.linkDead }
    return (number, false)
  }

  /// The owner's link behind a token; nil where there is none.
  fileprivate func ownLink(_ token: String) throws -> WithdrawalLink? {
    let key = try secretKey()
    guard let link = try WithdrawalTable.link(tokenHash: tokenDigest(token), in: database),
      equalInConstantTime(
        Array(key.token(.withdrawalLink, nonce: link.nonce).utf8), Array(token.utf8))
    else { return nil }
    try requireBound(.convention(link.convention.row))
    return link
  }

  fileprivate func withdrawalLook(_ number: ConventionNumber) throws -> WithdrawalLook {
    let context = try LetterContextQuery.context(of: number, in: database)
    let (situation, procedure) = try situation(of: number)
    guard let owner = try owner(of: number), let signedAt = procedure?.endedAt,
      let until = try WithdrawalTable.until(of: number, in: database)
    else { throw Refusal.altered(.convention(number.row)) }
    let verdict = LifeCycle.verdict(on: .withdraw, in: situation, at: now)
    return WithdrawalLook(
      convention: number, kind: context.kind, training: context.training,
      participant: context.participant, provider: context.provider, consumer: owner.name,
      email: owner.email, signedAt: signedAt, until: until,
      isOpen: verdict.steps.contains(.terminate),
      withdrawal: try WithdrawalTable.find(number, in: database),
      form: try withdrawalForm(of: number))
  }

  fileprivate func withdrawalForm(of number: ConventionNumber) throws -> FormToken {
    let state = "contract \(number) \(try convention(number).state.rawValue)"
    return FormToken(SignatoryAct.withdraw.rawValue, on: state, key: try secretKey())
  }
}

extension Transaction {
  /// Who acts: the holder of the link that signed, or the owner by his own.
  fileprivate func holder(of number: ConventionNumber, _ token: String) throws -> Actor {
    if let link = try ownLink(token) { return .account(id: link.account, email: link.email) }
    return .signatory(procedure: try procedure(token: token, key: key).id)
  }
}
