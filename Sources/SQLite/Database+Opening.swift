internal import CSQLite
internal import Glibc

extension Database {
  static func open(_ path: String, _ access: Access) throws(DatabaseError) -> OpaquePointer {
    try checkPath(path)
    // SQLite would take the first for a URI, with options of its own.
    let literal = path.hasPrefix("file:") ? "./" + path : path
    var handle: OpaquePointer?
    let flags = access.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(literal, &handle, flags, nil)
    guard code == SQLITE_OK, let handle else {
      // The connection, even broken, tells the system's reason; without one there was no memory.
      let message = String(cString: handle.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
      sqlite3_close(handle)
      throw DatabaseError(code: code, message: message)
    }
    return handle
  }

  /// Refuses what SQLite would take for something else, or wait for: a directory, a pipe, a device.
  private static func checkPath(_ path: String) throws(DatabaseError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw DatabaseError(code: SQLITE_CANTOPEN, message: "not a path")
    }
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DatabaseError(code: SQLITE_CANTOPEN, message: "not a regular file")
    }
  }

  /// Reads the header of the file, whether or not an application id is expected.
  func checkApplicationID(_ expected: Int32?, _ access: Access) throws(DatabaseError) {
    let found = try applicationID
    guard let expected, found != expected else { return }
    if access == .create, found == 0, try isEmpty { return }
    throw DatabaseError(
      kind: .foreignFile, code: SQLITE_NOTADB,
      message: "the application id is \(found) instead of \(expected)")
  }

  /// Refuses a file that may be written, by a header that no version of SQLite writes: it would be read,
  /// and each write be refused as one to a read-only file.
  func checkFormat(_ access: Access) throws(DatabaseError) {
    guard access != .readOnly, isReadOnly,
      let path = sqlite3_db_filename(handle, "main"), Glibc.access(path, W_OK) == 0
    else { return }
    throw DatabaseError(code: SQLITE_ERROR, message: "unsupported file format")
  }

  private var isEmpty: Bool {
    get throws(DatabaseError) { try header("PRAGMA page_count") == 0 }
  }
}

extension Database.Access {
  fileprivate var flags: Int32 {
    switch self {
    case .readOnly: SQLITE_OPEN_READONLY
    case .readWrite: SQLITE_OPEN_READWRITE
    case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    }
  }
}
