internal import CSQLite

/// One connection to one database file, for one thread; it closes by itself.
///
/// It distrusts the file: no trusted schema, DEFENSIVE, cells checked, no memory map, foreign keys
/// enforced, and nothing written to temporary files.
public final class Database {
  /// What the connection may do to the file.
  public enum Access: Sendable {
    case readOnly
    case readWrite
    /// Makes the file if it is missing, and accepts an empty one, which has no application id yet.
    case create
  }

  let handle: OpaquePointer
  var statements = StatementCache()

  /// Opens a database and reads its first page, so that what is none fails here and at once.
  ///
  /// - Parameters:
  ///   - path: always a path, never a URI; `:memory:` is a database in memory.
  ///   - milliseconds: how long each statement waits for the lock of another process.
  ///   - applicationID: what the file must bear, or else `foreignFile`; nil accepts any.
  public init(
    path: String, access: Access, busyTimeout milliseconds: Int32 = 5000, applicationID: Int32?
  ) throws(DatabaseError) {
    handle = try Self.open(path, access)
    sqlite3_busy_timeout(handle, milliseconds)
    try configure(SQLITE_DBCONFIG_DQS_DML, false)
    try configure(SQLITE_DBCONFIG_DQS_DDL, false)
    try configure(SQLITE_DBCONFIG_DEFENSIVE, true)
    try configure(SQLITE_DBCONFIG_ENABLE_FKEY, true)
    try configure(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
    var noMap: Int64 = 0
    sqlite3_file_control(handle, nil, SQLITE_FCNTL_MMAP_SIZE, &noMap)
    try executeScript("PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY")
    try checkApplicationID(applicationID, access)
    try checkFormat(access)
  }

  deinit {
    statements.finalizeAll()
    let code = sqlite3_close(handle)
    assert(code == SQLITE_OK, "a statement outlived its connection")
  }

  /// The version of the SQLite library in use, such as `3.40.1`.
  public static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// Whether nothing can be written: asked for, or imposed by the file's permissions.
  public var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

  /// The rows that the last INSERT, UPDATE or DELETE changed.
  public var changes: Int { Int(sqlite3_changes64(handle)) }

  /// Whether any statement has changed a row since the connection was opened, kept or not.
  public var hasChanged: Bool { sqlite3_total_changes64(handle) > 0 }

  /// The rowid of the last row inserted.
  public var lastInsertID: Int64 { sqlite3_last_insert_rowid(handle) }

  /// Turns one of the on/off SQLITE_DBCONFIG_ options on or off.
  func configure(_ option: Int32, _ on: Bool) throws(DatabaseError) {
    let code = csqlite_configure(handle, option, on ? 1 : 0)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// The error of the last call on this connection.
  func failure(_ code: Int32, sql: String? = nil) -> DatabaseError {
    DatabaseError(code: code, message: String(cString: sqlite3_errmsg(handle)), sql: sql)
  }
}
