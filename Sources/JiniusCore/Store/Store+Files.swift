internal import Glibc
internal import SQLite

/// The files that a database lives by, and what is none.
extension Store {
  /// The endings of their names: key, seal and queue, SQLite's journals, and what is not finished.
  private static let endings =
    [
      "", ".key", ".seal", ".lock", "-journal", "-wal", "-shm", ".new", ".new-journal", ".seal.new",
      ".erased", ".staging", ".before-restore",
    ] + (1..<Schema.version).map { ".version-\($0)" }

  /// What SQLite takes for the database's own when it stands beside it.
  var journalPaths: [String] { Self.journals.map { path + $0 } }

  private static let journals = ["-journal", "-wal", "-shm"]

  /// Where a restore moves aside what stood before.
  var asidePath: String { path + ".before-restore" }

  /// Whose the database is, and what stands beside it; nil where there is none.
  var owner: Int? { FileSystem.status(path)?.owner }

  /// Whether a path is a database of ours, this one or another, or a file that one lives by, or would
  /// make one.
  public func forbids(_ path: String) -> Bool {
    owns(path)
      || Self.endings.contains { ending in
        path.hasSuffix(ending) && Self.isDatabase(String(path.dropLast(ending.count)))
      }
  }

  /// Whether a file is a database of ours, by its header. Never asked of this database, which only
  /// SQLite opens.
  private static func isDatabase(_ path: String) -> Bool {
    guard let header = try? FileSystem.read(path, limit: 72), header.count == 72 else {
      return false
    }
    let id = withUnsafeBytes(of: Schema.applicationID.bigEndian) { Array($0) }
    return header.starts(with: Array("SQLite format 3\0".utf8)) && header[68...].elementsEqual(id)
  }

  /// Whether a path leads to the database or to a file that it lives by, were it by another name or
  /// a link, or would make one: nothing else may ever be written there.
  private func owns(_ path: String) -> Bool {
    let there = FileSystem.identities(path)
    let folder = FileSystem.identities(FileSystem.parent(of: path))
    let name = FileSystem.name(of: path)
    return Set([self.path, FileSystem.realPath(self.path) ?? self.path]).contains { database in
      let isBeside = !FileSystem.identities(FileSystem.parent(of: database)).isDisjoint(
        with: folder)
      return Self.endings.contains { ending in
        isBeside && FileSystem.name(of: database) + ending == name
          || !FileSystem.identities(database + ending).isDisjoint(with: there)
      }
    }
  }

  /// Refuses a path without a file, or with something that is none: SQLite would take it for
  /// something else, or wait for it. One that cannot be read may well be a database.
  func requireFile() throws(StoreError) {
    switch FileSystem.look(path) {
    case .success(let status):
      if !status.isRegular { throw .cannotOpen(path: path, message: "not a regular file") }
      if let code = FileSystem.refusalToRead(path) { throw .cannotRead(path: path, .system(code)) }
      // SQLite opens them where the file itself is, and would wait for a pipe for ever.
      let real = FileSystem.realPath(path) ?? path
      for journal in Self.journals.map({ real + $0 })
      where FileSystem.isThere(journal) && FileSystem.status(journal)?.isRegular != true {
        throw .cannotRead(path: journal, .notAFile)
      }
    case .failure(let failure):
      if failure.code == ENOENT { try requireFinished() }
      if failure.code == ENOENT || failure.code == ENOTDIR { throw .missing(path: path) }
      if failure.code == ENAMETOOLONG {
        throw .cannotOpen(path: path, message: failure.message)
      }
      throw .cannotRead(path: path, .system(failure.code))
    }
  }

  /// Refuses what a restore was killed in; where it had moved nothing yet, its folder goes.
  func requireFinished() throws(StoreError) {
    if !FileSystem.isThere(asidePath) || rmdir(asidePath) == 0 { return }
    throw FileSystem.isThere(path)
      ? .nameTaken(path: asidePath) : .unfinishedRestore(path: asidePath)
  }

  /// Does something in its turn of the queue. The queue's own file is made beside a database of ours
  /// only, or where there is to be one.
  func inTurn<T>(_ body: () throws -> T) throws -> T {
    if !FileSystem.exists(WriteQueue.lockPath(of: path)), FileSystem.isThere(path) {
      try requireFile()
      _ = try openAsItStands()
    }
    return try WriteQueue.inTurn(database: path, body)
  }

  /// Where the database stands as it was before its tables were brought up from a version.
  func copyPath(version: Int) -> String { path + ".version-\(version)" }

  /// The copies that upgrades have left beside the database.
  var copiesOfUpgrades: [String] {
    (1..<Schema.version).map(copyPath).filter(FileSystem.isThere)
  }

  /// Copies the database whole, synced, for its owner alone; an unfinished copy is made anew.
  func copy(_ database: Database, to copy: String) throws {
    let unfinished = try DurableFile.begin(copy, replacing: false, owner: owner)
    let literal = unfinished.hasPrefix("/") ? unfinished : "./" + unfinished
    do { try database.execute("VACUUM INTO \(literal)") } catch {
      FileSystem.remove(unfinished)
      throw error
    }
    try DurableFile.finish(unfinished, as: copy, replacing: false)
  }
}
