internal import CSQLite

/// One step of a schema from its version to the next. Once released it never changes.
public struct Migration: Sendable {
  let apply: @Sendable (Database) throws -> Void

  /// A step in SQL alone.
  public init(_ statements: String) {
    apply = { database in try database.executeScript(statements) }
  }

  /// A step that needs a program.
  public init(_ apply: @escaping @Sendable (Database) throws -> Void) {
    self.apply = apply
  }
}

/// Why a database cannot be brought to the schema of this program.
public enum MigrationError: Error, Equatable, Sendable {
  /// The file's version is one that this program does not know: a newer one made it.
  case newer(found: Int, known: Int)
  /// The step to `version` would leave rows of these tables pointing to none.
  case danglingReferences(version: Int, tables: [String])
}

extension Database {
  /// Applies the migrations that the file has not had; `user_version` counts those it has.
  ///
  /// All of them are one immediate transaction, so that a failure leaves the file as it was.
  /// Foreign keys are off meanwhile, for a table that others refer to can only be rebuilt so
  /// (<https://www.sqlite.org/lang_altertable.html#otheralter>), and are checked after each step.
  ///
  /// - Parameters:
  ///   - before: what is done first, in the same transaction, with the version that is found.
  ///   - after: what is done last, with that version.
  public func migrate(
    _ migrations: [Migration], before: (Int) throws -> Void = { _ in },
    after: (Int) throws -> Void = { _ in }
  ) throws {
    guard try knownVersion(migrations) < migrations.count else { return }
    try configure(SQLITE_DBCONFIG_ENABLE_FKEY, false)
    defer { csqlite_configure(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1) }
    try transaction(.immediate) {
      // Another process may have migrated the file before the lock was ours.
      let version = try knownVersion(migrations)
      if version == migrations.count { return }
      try before(version)
      for (number, migration) in migrations.enumerated().dropFirst(version) {
        try migration.apply(self)
        try checkReferences(number + 1)
      }
      try after(version)
      try setUserVersion(Int32(clamping: migrations.count))
    }
  }

  private func knownVersion(_ migrations: [Migration]) throws -> Int {
    let version = Int(try userVersion)
    guard 0...migrations.count ~= version else {
      throw MigrationError.newer(found: version, known: migrations.count)
    }
    return version
  }

  private func checkReferences(_ version: Int) throws {
    let tables = try rows("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check ORDER BY 1") {
      row in try row.text(0)
    }
    guard tables.isEmpty else {
      throw MigrationError.danglingReferences(version: version, tables: tables)
    }
  }
}
