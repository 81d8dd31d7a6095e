internal import SQLite

/// One database file with its key: where they are, and how they are opened.
public struct Store: Sendable {
  /// The path of the database file.
  public let path: String

  /// The key's path: beside the database, never in it.
  public var keyPath: String { path + ".key" }

  /// Names a database; nothing is opened yet.
  public init(path: String) { self.path = path }

  /// What the one row of `meta` and the head of the journal say.
  struct Facts {
    let isSandbox: Bool
    let keyFingerprint: [UInt8]
    /// The highest instant recorded: on a real database time never goes back behind it.
    let highestInstant: Instant
  }

  /// Opens the file to read it. A missing file stays missing; a read-only one will do. A sandbox of an
  /// earlier version is brought up by the first to come, were it a reader.
  func openForReading() throws -> Database {
    let (database, version) = try openAsItStands()
    if version == Schema.version { return database }
    if try !facts(database).isSandbox { throw StoreError.older(path: path, isReadOnly: false) }
    try upgrading { try inTurn { _ = try openForWriting() } }
    return try open(.readOnly).database
  }

  /// Opens the file to write, with what makes a commit survive a power cut: a journal that is
  /// truncated, and every sync that SQLite knows (`docs/architecture.md`, Durability).
  ///
  /// - Parameter isUpgrade: whether the tables of a real database may be brought up as well.
  func openForWriting(isUpgrade: Bool = false) throws -> Database {
    let (database, version) = try open(.readWrite)
    try database.executeScript(
      "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON")
    if version < Schema.version {
      if try !isUpgrade && !facts(database).isSandbox {
        throw StoreError.older(path: path, isReadOnly: false)
      }
      try bringUp(database)
    }
    return database
  }

  /// Says of a file that cannot be brought up that this is what is the matter with it.
  func upgrading<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError
      where error.isReadOnly || error.cannotOpen
    {
      throw StoreError.older(path: path, isReadOnly: true)
    } catch StoreError.cannotCreate { throw StoreError.older(path: path, isReadOnly: true) }
  }

  /// Opens the file to read what every version has. Where a writer was killed in its commit, the
  /// first to come undoes its half, were it a reader.
  func openAsItStands() throws -> (database: Database, version: Int) {
    do { return try open(.readOnly) } catch let error as DatabaseError where error.needsRecovery {
      return try open(.readWrite)
    }
  }

  /// Refuses a file that can be read, and not be written for what its header says.
  func requireFormat() throws {
    if FileSystem.isWritable(path) { _ = try open(.readWrite) }
  }

  private func open(_ access: Database.Access) throws -> (database: Database, version: Int) {
    try requireFile()
    let database = try Database(
      path: path, access: access, busyTimeout: 10_000, applicationID: Schema.applicationID)
    let version = Int(try database.userVersion)
    if version > Schema.version {
      throw StoreError.newer(path: path, found: version, known: Schema.version)
    }
    if version < 1 {
      throw StoreError.damaged(path: path, message: "the version of its tables is \(version)")
    }
    return (database, version)
  }

  private func bringUp(_ database: Database) throws {
    let key = try key(try facts(database).keyFingerprint)
    do {
      try database.migrate(
        Schema.migrations(),
        before: { _ in try requireUpgradable(database) },
        after: { version in
          try Agreement(database: database, key: key, version: version).bind()
        })
    } catch let error as MigrationError {
      switch error {
      case .newer(let found, let known):
        throw StoreError.newer(path: path, found: found, known: known)
      case .danglingReferences(_, let tables):
        throw StoreError.damaged(
          path: path, message: "rows of \(tables.joined(separator: ", ")) point to none")
      }
    }
  }

  /// Refuses an older file that is not as its version left it, or whose key is not there.
  func requireUpgradable(_ database: Database) throws {
    let key = try key(try facts(database).keyFingerprint)
    let version = Int(try database.userVersion)
    try SchemaText.require(version: version, in: database, path: path)
    try Agreement(database: database, key: key, version: version).requireOwnVersion(path: path)
  }

  /// Reads what must be known before anything else.
  func facts(_ database: Database) throws -> Facts {
    let facts = try database.row(
      """
      SELECT sandbox, key_fingerprint, journal_head.at FROM meta CROSS JOIN journal_head
      """
    ) { row in
      Facts(
        isSandbox: try row.bool(0), keyFingerprint: try row.blob(1),
        highestInstant: try row.value(2))
    }
    guard let facts else {
      throw StoreError.damaged(
        path: path, message: "the head of its journal, or its own row, is gone")
    }
    return facts
  }

  /// The key, for a database whose tables are defined as jinius defined them.
  func key(_ facts: Facts, of database: Database) throws -> SecretKey {
    try SchemaText.require(version: Schema.version, in: database, path: path)
    return try key(facts.keyFingerprint)
  }

  /// The key, checked against the fingerprint that the database keeps.
  func key(_ fingerprint: [UInt8]) throws(StoreError) -> SecretKey {
    let bytes = try keyBytes()
    guard bytes.count == 32 else { throw .keyMismatch(path: keyPath) }
    let key = SecretKey(bytes: bytes)
    guard key.fingerprint == fingerprint else { throw .keyMismatch(path: keyPath) }
    return key
  }

  /// What the key's file holds. One that cannot be read may well be the right one: it is not to be
  /// replaced.
  func keyBytes() throws(StoreError) -> [UInt8] {
    guard let bytes = try FileSystem.readIfThere(keyPath, limit: 33) else {
      throw .keyMismatch(path: keyPath)
    }
    return bytes
  }
}

extension Store {
  /// The version of the tables that this program writes.
  public static var schemaVersion: Int { Schema.version }
}
