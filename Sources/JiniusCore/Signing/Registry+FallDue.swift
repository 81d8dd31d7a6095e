/// What fell due, and was recorded.
public struct DueReport: Sendable {
  /// Conventions that wait again, since their link died.
  public internal(set) var expired: [ConventionNumber] = []
  /// Conventions whose link died because the session was over.
  public internal(set) var sessionOver: [ConventionNumber] = []
  /// Conventions that are void since nobody signed them long after their session.
  public internal(set) var voided: [ConventionNumber] = []
  /// Conventions whose signatory was reminded.
  public internal(set) var reminded: [ConventionNumber] = []
  /// Registrations that are confirmed, since nobody can withdraw any more.
  public internal(set) var confirmed: [RegistrationNumber] = []
}

extension Registry {
  /// Records every deadline that has passed, and reminds the signatories of those that come near; a
  /// hundred in a transaction. The link stays the same, and its deadline does not move.
  public func recordWhatFellDue() throws -> DueReport {
    var report = DueReport()
    let ended = try inBatches { transaction in
      let due = try ProcedureTable.due(at: transaction.now, limit: 100, in: transaction.database)
      return (
        due.count, try due.map { ($0.convention, isOver: try transaction.fallDue($0)) }
      )
    }
    report.expired = ended.filter { !$0.isOver }.map(\.0)
    report.sessionOver = ended.filter(\.isOver).map(\.0)
    report.voided = try inBatches { transaction in
      let due = try ConventionTable.unsigned(
        endedBy: transaction.now.adding(days: -LifeCycle.unsignedDays), limit: 100,
        in: transaction.database)
      for convention in due { try transaction.voidUnsigned(convention) }
      return (due.count, due)
    }
    // The nearest first: whoever is past several is reminded once.
    for (sent, days) in try countdown().enumerated().reversed() {
      report.reminded += try inBatches { transaction in
        let due = try ProcedureTable.toRemind(
          beyond: sent, within: transaction.now.adding(days: days), of: transaction.now,
          limit: 100, in: transaction.database)
        let told = try due.filter { try transaction.remind($0, count: sent + 1, days: days) }
        return (due.count, told.map(\.convention))
      }
    }
    report.confirmed = try inBatches { transaction in
      let due = try RegistrationTable.toConfirm(
        at: transaction.now, limit: 100, in: transaction.database)
      for (number, stands) in due { try transaction.confirm(number, ifIt: stands) }
      return (due.count, due.filter(\.stands).map(\.number))
    }
    return report
  }

  private func inBatches<Item>(
    _ body: (Transaction) throws -> (found: Int, recorded: [Item])
  ) throws -> [Item] {
    var recorded: [Item] = []
    while true {
      let batch = try write { transaction in
        try transaction.requireOperator()
        try transaction.requireSteadyClock()
        return try body(transaction)
      }
      recorded += batch.recorded
      if batch.found < 100 || situation.isRehearsal { return recorded }
    }
  }

  /// Days before the end at which to remind, the farthest first.
  private func countdown() throws -> [Int] {
    try read { try $0.dayList(.reminderDays) }
  }
}

extension Transaction {
  /// Voids what nobody signed long after its session: its registration stays, as never signed.
  fileprivate func voidUnsigned(_ number: ConventionNumber) throws {
    let convention = try convention(number)
    _ = try situation(of: number)
    try ConventionTable.void(
      number, at: convention.sessionEndsAt.adding(days: LifeCycle.unsignedDays), in: database)
    try record(
      .conventionVoided, .convention(number.row), as: .clock, facts: ["cause": "never_signed"])
  }

  /// Notes that a registration came to be confirmed by the time that went, and tells its participant,
  /// unless it was cancelled or its contract ended meanwhile.
  fileprivate func confirm(_ number: RegistrationNumber, ifIt stands: Bool) throws {
    try RegistrationTable.markConfirmationTold(number, in: database)
    if !stands { return }
    try record(.registrationConfirmed, .registration(number.row), as: .clock)
    try tellParticipant(.confirmed, of: number)
  }

  /// Counts a reminder, and sends it unless the link was launched after its time.
  fileprivate func remind(_ procedure: SigningProcedure, count: Int, days: Int) throws -> Bool {
    try requireBound(.procedure(procedure.id))
    try ProcedureTable.markReminded(procedure.id, count: count, in: database)
    try touch(.procedure(procedure.id))
    if procedure.expiresAt.adding(days: -days) <= procedure.launchedAt { return false }
    try record(
      .procedureReminded, .procedure(procedure.id), as: .clock, facts: ["days": .int(days)])
    try tellSignatory(.signatureReminder, of: procedure)
    return true
  }
}
