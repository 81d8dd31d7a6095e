internal import SQLite

/// What an upgrade came to.
public struct UpgradeReport: Sendable {
  /// The version of the tables that was found, and the one that stands now.
  public let from, to: Int
  /// The database as it was before, beside it; nil where none was wanted or needed.
  public let copy: String?
}

extension Registry {
  /// Brings the tables of a database to this version, in one transaction, in one turn of the queue
  /// with the copy before it. The operator's only.
  public func upgrade(isCopied: Bool) throws -> Outcome<UpgradeReport> {
    try requireOperator()
    return try translating {
      try store.requireFile()
      return try store.upgrading {
        try store.inTurn {
          let (database, from) = try store.openAsItStands()
          let to = Schema.version
          if from == to { return .already(UpgradeReport(from: from, to: to, copy: nil)) }
          if situation.fixedClock != nil, try !store.facts(database).isSandbox {
            throw StoreError.clockSetOutsideSandbox
          }
          try store.requireUpgradable(database)
          let copy = isCopied ? store.copyPath(version: from) : nil
          if let copy, FileSystem.isThere(copy) { throw StoreError.copyStands(path: copy) }
          let report = UpgradeReport(from: from, to: to, copy: copy)
          if situation.isRehearsal { return .done(report) }
          if let copy { try store.copy(database, to: copy) }
          _ = try store.openForWriting(isUpgrade: true)
          return .done(report)
        }
      }
    }
  }
}
