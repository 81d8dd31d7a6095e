internal import Glibc

/// A folder beside the database, for its owner alone, in which a backup comes together. One process
/// has it at a time; what one that was killed left in it goes.
final class Staging {
  let path: String
  private let descriptor: Int32

  /// Takes the folder.
  init(beside database: String) throws {
    path = database + ".staging"
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw StoreError.cannotCreate(path: path, errno: errno)
    }
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw [ENOTDIR, ELOOP].contains(errno)
        ? StoreError.nameTaken(path: path) : .cannotCreate(path: path, errno: errno)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw StoreError.busy(path: database)
    }
    clear()
  }

  deinit {
    clear()
    rmdir(path)
    close(descriptor)
  }

  /// Where a part stands in it.
  func path(of part: BackupArchive.Part) -> String { path + "/" + part.rawValue }

  /// How large a part is; nil for what is no file.
  func size(of part: BackupArchive.Part) -> Int? {
    guard FileSystem.linked(path(of: part)) == nil,
      let status = FileSystem.status(path(of: part)), status.isRegular
    else { return nil }
    return status.size
  }

  func read(_ part: BackupArchive.Part) throws(StoreError) -> [UInt8] {
    try FileSystem.readIfThere(path(of: part)) ?? []
  }

  func write(_ part: BackupArchive.Part, _ bytes: [UInt8]) throws(FileError) {
    try DurableFile.create(path(of: part), bytes)
  }

  func remove(_ parts: [BackupArchive.Part]) {
    for part in parts { FileSystem.remove(path(of: part)) }
  }

  private func clear() {
    remove(BackupArchive.Part.allCases)
    for name in ["archive", "again", "jinius.db-journal", "jinius.db.lock"] {
      FileSystem.remove(path + "/" + name)
    }
  }
}
