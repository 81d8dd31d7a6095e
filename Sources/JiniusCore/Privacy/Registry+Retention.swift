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
  /// How many go in one transaction; somebody's data stand in many places.
  private static func batch(_ category: RetentionCategory) -> Int {
    switch category {
    case .unansweredInvitation, .inactiveAccount: 50
    default: 500
    }
  }

  /// What is due, category by category (RGPD 5-1-e).
  public func retentionReport() throws -> [RetentionLine] {
    try read { reading in
      try reading.requireOperator()
      return try reading.retentionReport()
    }
  }

  /// Deletes or anonymises what is due, a batch in a transaction, each in the journal. What is done
  /// is no longer due, so that doing it again changes nothing.
  ///
  /// - Returns: what went of each category.
  public func applyRetention(isConfirmed: Bool) throws -> [RetentionLine] {
    if situation.isRehearsal {
      return try read { reading in
        try reading.requireRetention(isConfirmed)
        return try reading.retentionReport()
      }
    }
    try requireOperator()
    let list = ErasureList(of: store)
    try list.requireReadable()
    let lines = try RetentionCategory.allCases.filter(\.isApplied).map { category in
      let (rule, stretches) = try read { reading in
        try reading.requireRetention(isConfirmed)
        return (
          try reading.rule(category),
          try RetentionQuery.stretches(of: category, in: reading.database)
        )
      }
      return try stretches.reduce(RetentionLine(rule: rule, count: 0, oldest: nil)) {
        try apply(category, $1, isConfirmed) + $0
      }
    }
    if lines.contains(where: { $0.count > 0 }) {
      try list.add(try read { try ErasureTable.erased(in: $0.database) })
    }
    return lines
  }

  /// Applies a category to a stretch: in the queue only where something is due.
  private func apply(
    _ category: RetentionCategory, _ stretch: ClosedRange<Int>, _ isConfirmed: Bool
  ) throws -> RetentionLine {
    var total = try read { try $0.due(category, stretch) }
    if total.count == 0 { return total }
    total = RetentionLine(rule: total.rule, count: 0, oldest: nil)
    while true {
      let line = try write { transaction in
        try transaction.requireRetention(isConfirmed)
        return try transaction.apply(category, stretch, limit: Self.batch(category))
      }
      total = line + total
      if line.count < Self.batch(category) { return total }
    }
  }
}

extension Reading {
  fileprivate func requireRetention(_ isConfirmed: Bool) throws {
    try requireOperator()
    if !isConfirmed { throw Refusal.confirmationRequired(.retention) }
    try requireSteadyClock()
  }

  fileprivate func retentionReport() throws -> [RetentionLine] {
    try RetentionCategory.allCases.filter(\.isApplied).map { category in
      let none = RetentionLine(rule: try rule(category), count: 0, oldest: nil)
      return try RetentionQuery.stretches(of: category, in: database).reduce(none) {
        try due(category, $1) + $0
      }
    }
  }

  /// What of a stretch is due.
  fileprivate func due(
    _ category: RetentionCategory, _ stretch: ClosedRange<Int>
  ) throws -> RetentionLine {
    let rule = try rule(category)
    let (count, oldest) = try RetentionQuery.summary(
      category, stretch, before: rule.period.cutoff(at: now), at: now, in: database)
    return RetentionLine(rule: rule, count: count, oldest: oldest)
  }
}

extension RetentionLine {
  fileprivate static func + (batch: RetentionLine, before: RetentionLine) -> RetentionLine {
    RetentionLine(
      rule: batch.rule, count: batch.count + before.count,
      oldest: [batch.oldest, before.oldest].compactMap { $0 }.min())
  }
}

extension Transaction {
  /// One batch of a category's stretch.
  fileprivate func apply(
    _ category: RetentionCategory, _ stretch: ClosedRange<Int>, limit: Int
  ) throws -> RetentionLine {
    let rule = try rule(category)
    let due = try RetentionQuery.batch(
      category, stretch, before: rule.period.cutoff(at: now), at: now, limit: limit,
      in: database)
    guard let oldest = due.map(\.since).min() else {
      return RetentionLine(rule: rule, count: 0, oldest: nil)
    }
    switch category {
    case .unansweredInvitation, .inactiveAccount:
      for account in try due.compactMap({ try AccountTable.find($0.id, in: database) }) {
        _ = try erase(account, because: .string(category.rawValue))
      }
    default:
      let ids = due.map(\.id)
      // What is not as it was recorded goes as well, and stays unbound.
      let bound = try RetentionTable.boundRows(of: category, ids, in: database)
        .filter { try isAsRecorded($0) }
      try RetentionTable.delete(category, ids, in: database)
      for row in bound { try touch(row) }
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
