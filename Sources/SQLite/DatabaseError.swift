internal import CSQLite

/// A refusal of SQLite, or of this layer in front of it.
///
/// It holds the text of the statement but never the bound values, which are personal data.
public struct DatabaseError: Error, Equatable, Sendable {
  /// What happened, as far as a program can act on it.
  public let kind: Kind

  /// SQLite's extended result code, such as 2067 for SQLITE_CONSTRAINT_UNIQUE.
  public let code: Int32

  /// What SQLite says, in English.
  public let message: String

  /// The text of the statement at fault, if there is one.
  public let sql: String?

  /// Whether it came so late in a commit that the change may stand: who wants to know opens the
  /// file again, and looks.
  public private(set) var leavesCommitOpen = false

  /// The low byte of `code`, such as 19 for SQLITE_CONSTRAINT.
  public var primaryCode: Int32 { Self.primary(code) }

  /// What a program can act on.
  public enum Kind: Sendable {
    /// Another process held the lock for as long as we were ready to wait.
    case busy
    case constraint
    /// The disk is full.
    case full
    /// The file or its directory cannot be written.
    case readOnly
    /// The file is a damaged database.
    case corrupt
    /// The file is not a database.
    case notADatabase
    /// The file is missing, is no file, or its permissions forbid it.
    case cannotOpen
    case interrupted
    /// The disk failed to read or write.
    case inputOutput
    /// A database, but with the application id of another program, or of none.
    case foreignFile
    /// A column held NULL or a value that the type asked for cannot take.
    case unexpectedType
    /// A transaction was begun inside another.
    case nestedTransaction
    /// SQL that SQLite does not accept, and whatever else.
    case other
  }

  init(code: Int32, message: String, sql: String? = nil) {
    // SQLite has no code of its own for a header that no version of it writes.
    let isHeader = code == SQLITE_ERROR && message == "unsupported file format"
    self.init(
      kind: isHeader ? .corrupt : Self.kind(of: code), code: code, message: message, sql: sql)
  }

  /// The same, at the end of a commit.
  var atCommit: DatabaseError {
    var copy = self
    copy.leavesCommitOpen = true
    return copy
  }

  init(kind: Kind, code: Int32, message: String, sql: String? = nil) {
    self.kind = kind
    self.code = code
    self.message = message
    self.sql = sql
  }
}

extension DatabaseError {
  /// Whether the file cannot be written.
  public var isReadOnly: Bool { kind == .readOnly }

  /// Whether a crash left changes half written that this connection, a reader's, may not undo.
  public var needsRecovery: Bool { code == SQLITE_READONLY | 3 << 8 }

  /// Whether the file could not be opened.
  public var cannotOpen: Bool { kind == .cannotOpen }

  /// Whether a UNIQUE or PRIMARY KEY value would have stood there twice.
  public var isDuplicate: Bool {
    code == SQLITE_CONSTRAINT | 8 << 8 || code == SQLITE_CONSTRAINT | 6 << 8
  }

  /// Whether a row would have pointed to none, or lost the one that points to it.
  public var isDanglingReference: Bool { code == SQLITE_CONSTRAINT | 3 << 8 }
}

extension DatabaseError {
  private static func primary(_ code: Int32) -> Int32 { code & 0xff }

  private static func kind(of code: Int32) -> Kind {
    switch primary(code) {
    case SQLITE_BUSY: .busy
    case SQLITE_CONSTRAINT: .constraint
    case SQLITE_FULL: .full
    case SQLITE_READONLY: .readOnly
    case SQLITE_CORRUPT: .corrupt
    case SQLITE_NOTADB: .notADatabase
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .cannotOpen
    case SQLITE_INTERRUPT: .interrupted
    case SQLITE_IOERR: .inputOutput
    default: .other
    }
  }
}
