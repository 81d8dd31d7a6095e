internal import SQLite

/// Why a database cannot be used at all; the domain's own refusals are ``Refusal``.
public enum StoreError: Error, Equatable, Sendable {
  /// No file at the path (66).
  case missing(path: String)
  /// A file of something else (78).
  case foreign(path: String)
  /// Written by a later version of the program (78).
  case newer(path: String, found: Int, known: Int)
  /// Written by an earlier version (78): its tables are brought up by `upgrade`, or cannot be as the
  /// file is read-only.
  case older(path: String, isReadOnly: Bool)
  /// The key file is absent, damaged or another database's (78).
  case keyMismatch(path: String)
  /// The seal's file is another database's, or was changed since it was made (78).
  case sealMismatch(path: String)
  /// The clock may be set in a sandbox only (78).
  case clockSetOutsideSandbox
  /// The file is damaged (78).
  case damaged(path: String, message: String)
  /// A line of the list of those who were erased says nobody (78).
  case damagedErasures(path: String, line: Int)
  /// Its tables, indexes or triggers are not those that jinius made (78).
  case redefined(path: String, objects: [String])
  /// The file exists, and cannot be opened (78).
  case cannotOpen(path: String, message: String)
  /// Another process held the database for too long (75).
  case busy(path: String)
  /// The disk is full, or the file system refused a write (74).
  case cannotWrite(path: String, message: String)
  /// The database, or a file beside it, could not be read, whatever it holds (74).
  case cannotRead(path: String, Unreadable)
  /// The disk failed at the end of a commit (74): the change stands as far as can be seen now, or
  /// nobody can tell.
  case mayBeDone(path: String, message: String, stands: Bool)
  /// The file that writers queue at is none: a pipe, a device, a folder, a link (73).
  case noQueue(path: String)
  /// Something of that name stands where this program puts a file or folder of its own (73).
  case nameTaken(path: String)
  /// The copy of an earlier upgrade stands where one is to be made (73).
  case copyStands(path: String)
  /// A restore was killed: what stood before is in a folder (78).
  case unfinishedRestore(path: String)
  /// A file or folder could not be made (73).
  case cannotCreate(path: String, errno: Int32)
  /// SQLite refused what it should not have: a bug (70).
  case unexpected(message: String)

  /// Why something could not be read.
  public enum Unreadable: Error, Equatable, Sendable {
    /// It is a folder, a pipe or a device.
    case notAFile
    /// The system refused, with this `errno`: what it holds is not known.
    case system(Int32)
  }

  /// A failure of SQLite, by what a person can do about it.
  init(_ error: DatabaseError, path: String) {
    switch error.kind {
    case .busy: self = .busy(path: path)
    case .full, .readOnly, .inputOutput: self = .cannotWrite(path: path, message: error.message)
    case .corrupt, .unexpectedType: self = .damaged(path: path, message: error.message)
    case .notADatabase, .foreignFile: self = .foreign(path: path)
    case .cannotOpen: self = .cannotOpen(path: path, message: error.message)
    case .constraint, .interrupted, .nestedTransaction, .other:
      self = .unexpected(message: error.message)
    }
  }
}
