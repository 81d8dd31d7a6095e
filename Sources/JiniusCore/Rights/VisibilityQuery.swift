internal import SQLite

/// Lists that take more statements than one, since somebody may look into many spaces.
enum VisibilityQuery {
  /// How many rows one statement is asked for by their numbers.
  private static let rowsAtOnce = 500

  /// The first rows of what can be seen, in the order of their numbers. The numbers of each part are
  /// found first, in one snapshot, and merged.
  ///
  /// - Parameters:
  ///   - numbers: the numbers that a part shows, from which on so many at most; a number may come
  ///     twice.
  ///   - rows: the rows that a condition's list of numbers chooses, in their order.
  static func page<Item>(
    _ visible: Visibility, limit: Int, in database: Database, numbers: (Visibility) -> SQL,
    rows: (_ numbers: SQL) throws -> [Item]
  ) throws -> [Item] {
    let parts = visible.parts
    if parts.count == 1 { return try rows(numbers(visible)) }
    let found = try database.transaction(.deferred) {
      try parts.map { part in
        try database.rows("SELECT id FROM (\(numbers(part))) ORDER BY id LIMIT \(limit)") {
          try $0.int(0)
        }
      }
    }
    let first = Array(Set(found.joined()).sorted().prefix(limit))
    return try stride(from: 0, to: first.count, by: rowsAtOnce).flatMap { start in
      try rows(
        first[start...].prefix(rowsAtOnce).map { "\($0)" as SQL }.joined(separator: ", "))
    }
  }
}
