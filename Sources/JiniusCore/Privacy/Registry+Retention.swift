/// What of a category is no longer to be kept.
public struct RetentionLine: Sendable {
  /// The rule that holds now.
  public let rule: RetentionRule
  /// How many are due.
  public let count: Int
  /// From when on the time of the oldest of them ran.
  public let oldest: Instant?
}

extension Registry {
  private static let batch = 500

  /// What is due, category by category (RGPD 5-1-e).
  public func retentionReport() throws -> [RetentionLine] {
    try read { reading in
      try reading.requireOperator()
      return try RetentionCategory.allCases.filter(\.isApplied).map { category in
        let rule = try reading.rule(category)
        let (count, oldest) = try RetentionQuery.summary(
          category, before: rule.period.cutoff(at: reading.now), at: reading.now,
          in: reading.database)
        return RetentionLine(rule: rule, count: count, oldest: oldest)
      }
    }
  }

  /// Deletes or anonymises what is due, a batch in a transaction, each in the journal. What is done
  /// is no longer due, so that doing it again changes nothing.
  ///
  /// - Returns: what went of each category.
  public func applyRetention(isConfirmed: Bool) throws -> [RetentionLine] {
    let limit = situation.isRehearsal ? Int.max : Self.batch
    return try RetentionCategory.allCases.filter(\.isApplied).map { category in
      var total: RetentionLine?
      while true {
        let line = try write { try $0.apply(category, isConfirmed, limit: limit) }
        total = line + total
        if line.count < limit { return total ?? line }
      }
    }
  }
}

extension RetentionLine {
  fileprivate static func + (batch: RetentionLine, before: RetentionLine?) -> RetentionLine {
    RetentionLine(
      rule: batch.rule, count: batch.count + (before?.count ?? 0),
      oldest: [batch.oldest, before?.oldest].compactMap { $0 }.min())
  }
}

extension Transaction {
  /// One batch of a category.
  fileprivate func apply(
    _ category: RetentionCategory, _ isConfirmed: Bool, limit: Int
  ) throws -> RetentionLine {
    try requireOperator()
    if !isConfirmed { throw Refusal.confirmationRequired(.retention) }
    try requireSteadyClock()
    let rule = try rule(category)
    let due = try RetentionQuery.batch(
      category, before: rule.period.cutoff(at: now), at: now, limit: limit, in: database)
    guard let oldest = due.map(\.since).min() else {
      return RetentionLine(rule: rule, count: 0, oldest: nil)
    }
    switch category {
    case .unansweredInvitation, .inactiveAccount:
      for account in try due.compactMap({ try AccountTable.find($0.id, in: database) }) {
        _ = try erase(account, because: .string(category.rawValue))
      }
    default: try RetentionTable.delete(category, due.map(\.id), in: database)
    }
    try record(
      .retentionApplied, .database,
      facts: [
        "category": .string(category.rawValue), "article": .string(rule.article),
        "count": .int(due.count),
      ])
    return RetentionLine(rule: rule, count: due.count, oldest: oldest)
  }
}
