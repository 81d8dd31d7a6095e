internal import Glibc
internal import JiniusCore

/// The sentences about files.
extension ErrorReport {
  init(_ fault: BackupFault) {
    switch fault {
    case .absent(let path):
      self.init(.notFound, "not_found", "no file \(path)", hint: "ls -l \(path)")
    case .noBackup(let path):
      self.init(
        .badData, "no_backup", "\(path) is no backup of jinius", hint: "jinius backup --help")
    case .wrongPassphrase(let path):
      self.init(
        .badData, "wrong_passphrase", "\(path) does not open with this passphrase, or was altered",
        hint: "give the passphrase that it was made with: jinius restore --help")
    case .differs(let path):
      self.init(
        .cannotCreate, "file_exists", "\(path) exists, and is not what the backup holds",
        hint: Self.aside(path) + "; with --force it is lost")
    case .damaged(let path):
      self.init(
        .badData, "damaged_backup", "\(path) does not hold what was put into it",
        hint: "restore another backup")
    }
  }

  init(_ error: StoreError) {
    switch error {
    case .missing(let path):
      self.init(
        .notFound, "no_database", "no database at \(path)",
        hint: "jinius init makes one; jinius init --sandbox one to try things in")
    case .foreign(let path):
      self.init(
        .wrongDatabase, "not_jinius", "\(path) is not a jinius database",
        hint: "name the right file with --db or JINIUS_DB")
    case .newer(let path, let found, let known):
      self.init(
        .wrongDatabase, "newer_database",
        "\(path) was written by a later jinius (version \(found) of the tables; this one knows \(known))",
        hint: "install the later jinius")
    case .older(let path, isReadOnly: true):
      self.init(
        .wrongDatabase, "older_database",
        "\(path) was written by an earlier jinius, and cannot be written to bring it up to this one",
        hint: "make it writable once: chmod u+w \(path)")
    case .older(let path, isReadOnly: false):
      self.init(
        .wrongDatabase, "older_database",
        "\(path) was written by an earlier jinius; nothing is done in it before it is brought up to this one",
        hint: "jinius upgrade")
    case .keyMismatch(let path):
      self.init(
        .wrongDatabase, "key_mismatch", "\(path) is not the key of this database, or is not there",
        hint: "put the key file that was made with the database back beside it")
    case .sealMismatch(let path):
      self.init(
        .wrongDatabase, "seal_mismatch",
        "\(path) is not the seal of this database, or was changed since it was made",
        hint: "put the seal that was made with the database back beside it; to make another: "
          + "jinius seal create --replace")
    case .clockSetOutsideSandbox:
      self.init(
        .wrongDatabase, "clock_set", "JINIUS_NOW sets the clock of a sandbox only",
        hint: "unset JINIUS_NOW, or use a database made by jinius init --sandbox")
    case .damaged(let path, let message):
      self.init(
        .wrongDatabase, "damaged", "\(path) is damaged: \(message)", hint: "restore a backup")
    case .damagedErasures(let path, let line):
      self.init(
        .wrongDatabase, "damaged_erasures",
        "\(path) is damaged: line \(line) names nobody who was erased",
        hint: "put it back from a backup, or \(Self.aside(path)): "
          + "whom the database itself knows, the next backup writes anew")
    case .redefined(let path, let objects):
      self.init(
        .wrongDatabase, "altered_tables",
        "\(path) has other tables than jinius made: \(objects.joined(separator: ", "))",
        hint: "restore a backup, or put the definitions back: sqlite3 shows them with .schema")
    case .cannotOpen(let path, let message):
      self.init(
        .wrongDatabase, "cannot_open", "\(path) cannot be opened: \(message)",
        hint: "ls -l \(path)")
    case .busy(let path):
      self.init(
        .busy, "busy", "\(path) is held by another process", hint: "try again in a moment")
    case .cannotWrite(let path, let message):
      self.init(
        .outputFailed, "cannot_write", "\(path) cannot be written: \(message)",
        hint: "free some space or make the file writable, then try again: nothing is done by half")
    case .cannotRead(let path, let reason):
      self.init(.outputFailed, "cannot_read", Self.words(reason, path), hint: "ls -l \(path)")
    case .noQueue(let path):
      self.init(
        .cannotCreate, "not_a_file",
        "\(path) is no regular file, and writers cannot queue at it",
        hint: Self.aside(path) + ": it is made anew")
    case .nameTaken(let path):
      self.init(
        .cannotCreate, "file_exists", "\(path) exists, and its name is needed",
        hint: Self.aside(path))
    case .copyStands(let path):
      self.init(
        .cannotCreate, "file_exists", "\(path) exists, and the copy is not written over it",
        hint: Self.aside(path) + ", or jinius upgrade --no-backup")
    case .unfinishedRestore(let path):
      self.init(
        .wrongDatabase, "unfinished_restore",
        "a restore was ended before it was done: what stood before is in \(path)",
        hint: "restore a backup again, which puts it back first: jinius restore --help")
    case .mayBeDone(let path, let message, let stands):
      self.init(
        .outputFailed, "may_be_done",
        "the disk failed at the very end, at \(path) (\(message)): "
          + (stands
            ? "the change stands, but may be lost in a power cut"
            : "whether the change stands cannot be told now"),
        hint: "look before you type the same command again: jinius audit list")
    case .cannotCreate(let path, let code):
      self.init(
        .cannotCreate, "cannot_create", "\(path) cannot be made: \(systemMessage(code))",
        hint: "choose a folder that you may write in")
    case .unexpected(let message):
      self.init(
        .bug, "bug", "this is a bug of jinius: \(message)",
        hint: "nothing was changed; please report it with the command that you typed")
    }
  }

  init(_ error: FileError) {
    switch error {
    case .exists(let path):
      self.init(
        .cannotCreate, "file_exists", "\(path) exists", hint: "name another file, or add --force")
    case .taken(let path):
      self.init(.cannotCreate, "file_exists", "\(path) exists", hint: "name another file")
    case .folderExists(let path):
      self.init(
        .cannotCreate, "file_exists", "\(path) exists", hint: "name another folder")
    case .notAFile(let path):
      self.init(
        .cannotCreate, "not_a_file", "\(path) is no regular file: only such a one is replaced",
        hint: "name another file, or - for standard output")
    case .ownFile(let path):
      self.init(
        .cannotCreate, "database_file",
        "\(path) is a database of jinius, or a file that one lives by: nothing else is written there",
        hint: "name another file")
    case .cannotCreate(let path, let code):
      self.init(
        .cannotCreate, "cannot_create", "\(path) cannot be made: \(systemMessage(code))",
        hint: "choose a folder that you may write in")
    case .cannotWrite(let path, let code):
      self.init(
        .outputFailed, "output_failed", "\(path) could not be written: \(systemMessage(code))",
        hint: "no part of it was left behind; free some space, or write elsewhere")
    case .mayNotLast(let path, let code):
      self.init(
        .outputFailed, "may_not_last",
        "\(path) was replaced, but may be lost in a power cut: \(systemMessage(code))",
        hint: "look at the disk, then type the same command again")
    }
  }
}

extension ErrorReport {
  /// What makes room for a name.
  private static func aside(_ path: String) -> String {
    "mv \(quoted(path)) \(quoted(path + ".away"))"
  }

  /// Why something could not be read.
  static func words(_ reason: StoreError.Unreadable, _ path: String) -> String {
    switch reason {
    case .notAFile: "\(path) cannot be read: it is a pipe, a device or a folder, and no file"
    case .system(let code):
      "\(path) cannot be read, and may well be the right one: \(systemMessage(code))"
    }
  }
}

/// What the system says of an error number.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }
