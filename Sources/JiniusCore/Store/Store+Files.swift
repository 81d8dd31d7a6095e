internal import Glibc

/// The files that a database lives by, and what is none.
extension Store {
  /// The endings of their names: key, seal and queue, SQLite's journals, and what is not finished.
  private static let endings = [
    "", ".key", ".seal", ".lock", "-journal", "-wal", "-shm", ".new", ".new-journal", ".seal.new",
    ".erased", ".staging",
  ]

  /// Whether a path leads to the database or to a file that it lives by, were it by another name or
  /// a link, or would make one: nothing else may ever be written there.
  public func owns(_ path: String) -> Bool {
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
  /// something else, or wait for it.
  func requireFile() throws(StoreError) {
    switch FileSystem.look(path) {
    case .success(let status):
      if !status.isRegular { throw .cannotOpen(path: path, message: "not a regular file") }
    case .failure(let failure):
      if failure.code == ENOENT || failure.code == ENOTDIR { throw .missing(path: path) }
      throw .cannotOpen(path: path, message: failure.message)
    }
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
}
