internal import CSQLite

extension Database {
  /// When a transaction takes its locks.
  public enum TransactionKind: Sendable {
    /// At the first write. One that reads first may then fail as busy without waiting.
    case deferred
    /// At once: what it reads stays true until it writes.
    case immediate
  }

  /// Runs `body` in a transaction: all of its writes are committed, or none if anything throws but
  /// an error that ``DatabaseError/leavesCommitOpen``: then it is all or nothing still, and to be
  /// found out.
  public func transaction<T>(_ kind: TransactionKind, _ body: () throws -> T) throws -> T {
    guard !isInTransaction else {
      throw DatabaseError(
        kind: .nestedTransaction, code: SQLITE_MISUSE, message: "already in a transaction")
    }
    try execute(kind == .immediate ? "BEGIN IMMEDIATE" : "BEGIN")
    let result: T
    do { result = try body() } catch {
      undo()
      throw error
    }
    do { try execute("COMMIT") } catch {
      // A commit that waited in vain for readers can be undone. After any other failure SQLite has
      // ended the transaction by itself, and not even it knows which way.
      let isOpen = isInTransaction
      undo()
      throw isOpen && !isInTransaction ? error : error.atCommit
    }
    return result
  }

  /// SQLite rolls back by itself on a full disk and the like. Were ROLLBACK to fail as well, the
  /// first error is still the one to tell, and closing the connection rolls back.
  private func undo() { if isInTransaction { try? execute("ROLLBACK") } }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
}
