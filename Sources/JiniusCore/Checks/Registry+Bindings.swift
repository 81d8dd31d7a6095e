internal import SQLite

/// What a look at all bound rows finds.
public struct BindingReport: Sendable {
  /// How many rows are bound.
  public var count = 0
  /// Those that are not as they were recorded.
  public var altered: [BoundRow] = []
}

extension Registry {
  /// How many bound rows are compared in one snapshot, and how many rows are looked through for
  /// those that lack their binding.
  private static let (page, window) = (500, 20_000)

  /// Compares every bound row with what was recorded, and looks for rows that should be bound and
  /// are not. Page by page, so that no writer waits for long.
  public func examineBindings() throws -> BindingReport {
    var report = BindingReport()
    var altered: Set<BoundRow> = []
    var last = (subject: "", id: 0)
    while true {
      let page = try readAtOnce { reading in
        try reading.requireOperator()
        let key = try store.key(reading.facts, of: reading.database)
        let page = try BindingTable.page(after: last, limit: Self.page, in: reading.database)
        for (subject, id) in page {
          guard let row = BoundRow(subject, id) else { continue }
          if try !Binding.isAsRecorded(row, key: key, in: reading.database) { altered.insert(row) }
        }
        return page
      }
      report.count += page.count
      last = page.last ?? last
      if page.count < Self.page { break }
    }
    let highest = try read { try BindingTable.highestNumber(in: $0.database) }
    for start in stride(from: 1, through: highest, by: Self.window) {
      try read { reading in
        let bare = try BindingTable.unbound(
          start...(start + Self.window - 1), in: reading.database)
        altered.formUnion(bare)
      }
    }
    let isBegun = try read { try BindingTable.find(.installation, in: $0.database) != nil }
    if !isBegun { altered.insert(.installation) }
    report.altered = altered.sorted { ($0.subject, $0.id) < ($1.subject, $1.id) }
    return report
  }

  /// Refuses a database with rows that are not as they were recorded; the first of them is named.
  public func requireBindings() throws {
    let altered = try examineBindings().altered
    if let first = altered.first {
      throw Refusal.journalBroken(.rowsAltered(first: first, others: altered.count - 1))
    }
  }
}
