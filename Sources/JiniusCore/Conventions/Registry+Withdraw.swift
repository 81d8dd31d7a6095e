extension Registry {
  /// Goes back on a contract: its owner himself, or the operator for him.
  ///
  /// - Parameters:
  ///   - address: where the receipt goes; to the owner where it is nil.
  ///   - day: the day on which his letter was posted, which counts: the operator's to enter.
  public func withdraw(
    from number: ConventionNumber, receiptTo address: EmailAddress?, postedOn day: CivilDate?
  ) throws -> Outcome<ContractDeadline> {
    try write { transaction in
      let convention = try transaction.convention(number, for: .launchSignature)
      if let owner = try transaction.owner(of: number) {
        try transaction.requireSelf(owner.email)
      } else if convention.kind != .individualContract {
        throw Refusal.notAConsumer(convention: number.description)
      }
      if day != nil { try transaction.requireOperator() }
      try transaction.requireSteadyClock()
      let outcome = try transaction.withdraw(
        from: number,
        WithdrawalForm(
          channel: day == nil ? .command : .letter, receiptTo: address, postedOn: day))
      let deadline = try transaction.contractDeadline(number)
      return outcome.wasAlready ? .already(deadline) : .done(deadline)
    }
  }

  /// Signed contracts with the time that their owners have to go back on them, after a number, oldest
  /// first: to the operator all, to an account its own.
  public func deadlinePage(
    of owner: EmailAddress?, status: WithdrawalStatus?, after id: Int, limit: Int
  ) throws -> [ContractDeadline] {
    try read { reading in
      var space: Int?
      if let owner {
        try reading.requireSelf(owner)
        space = try reading.space(.individual(owner)).id
      } else if case .account(_, let email) = reading.acting {
        guard let own = try SpaceTable.find(.individual(email), in: reading.database) else {
          return []
        }
        space = own.id
      }
      return try DeadlineQuery.page(
        space: space, status: status, after: id, limit: limit,
        clock: try reading.standingClock(), in: reading.database)
    }
  }
}

extension Reading {
  /// A signed contract with its deadline.
  func contractDeadline(_ number: ConventionNumber) throws -> ContractDeadline {
    let found = try DeadlineQuery.find(
      number, clock: try standingClock(), in: database)
    guard let found else { throw Refusal.altered(.convention(number.row)) }
    return found
  }
}
