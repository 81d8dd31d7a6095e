internal import Glibc

/// Puts what was restored in the place of what stands, so that at any moment, were it killed, one of
/// the two can be had:
///
/// 1. All that is new stands whole in the folder where it came together, and is on the disk.
/// 2. What stands in its way is renamed into `<database>.before-restore`, the database first. From
///    then on no name leads to a database, and every command ends with `unfinished_restore`.
/// 3. Key and seal get their names; last, by one renaming, the database. From then on the new one
///    stands.
/// 4. The folder goes.
///
/// So what stood before counts as long as there is the folder and no database beside it. The next
/// restore puts it back before all else, the database last; a failure on the way does so at once. Where
/// both are there, the new one stands, and the next restore takes the folder away.
struct Placement {
  private let store: Store
  private let staging: Staging
  /// What gets its name: the database last.
  private let comers: [(part: BackupArchive.Part, path: String)]
  /// What is in their way: the database first, then what SQLite would take for the new one's.
  private let goers: [String]

  /// Looks at what stands, and changes nothing.
  init(of staging: Staging, with parts: [BackupArchive.Part], at store: Store) throws {
    (self.store, self.staging) = (store, staging)
    func isOther(_ part: BackupArchive.Part, _ path: String) throws -> Bool {
      try parts.contains(part) && FileSystem.readIfThere(path) != staging.read(part)
    }
    let isOtherKey = try isOther(.key, store.keyPath)
    let isOtherSeal = try isOther(.seal, store.sealPath)
    comers =
      (isOtherKey ? [(.key, store.keyPath)] : []) + (isOtherSeal ? [(.seal, store.sealPath)] : [])
      + [(.database, store.path)]
    // A seal is nothing beside a key that is not its own.
    let isSealInTheWay = isOtherSeal || isOtherKey && FileSystem.isThere(store.keyPath)
    goers =
      ([store.path] + store.journalPaths + (isOtherKey ? [store.keyPath] : [])
      + (isSealInTheWay ? [store.sealPath] : [])).filter(FileSystem.isThere)
    for path in goers where FileSystem.status(path)?.isRegular == false {
      throw StoreError.cannotRead(path: path, .notAFile)
    }
  }

  /// Refuses what would replace anything that stands.
  func requireRoom() throws {
    // An empty journal is what every command leaves.
    let standing = goers.filter {
      !store.journalPaths.contains($0) || FileSystem.status($0)?.size != 0
    }
    guard let first = standing.first else { return }
    if first == store.path { throw FileError.exists(path: first) }
    throw BackupFault.differs(path: first)
  }

  /// Goes through with it, in a turn of the queue.
  func carryOut() throws {
    let owner = store.owner
    for (part, _) in comers { try DurableFile.sync(staging.path(of: part), owner: owner) }
    let folder = store.asidePath
    guard mkdir(folder, 0o700) == 0 else {
      throw errno == EEXIST
        ? StoreError.nameTaken(path: folder) : .cannotCreate(path: folder, errno: errno)
    }
    var placed: [String] = []
    do {
      for (_, path) in comers.dropLast() where !FileSystem.isThere(path) {
        try DurableFile.create(Self.aside(path, of: store) + Self.nothing)
      }
      for path in goers {
        try DurableFile.rename(path, to: Self.aside(path, of: store), replacing: true)
      }
      for (part, path) in comers {
        try DurableFile.rename(staging.path(of: part), to: path, replacing: true)
        placed.append(path)
      }
    } catch {
      // Where the new database has its name, it was the disk that failed: both stay.
      if !FileSystem.isThere(store.path) {
        for path in placed { FileSystem.remove(path) }
        try? Self.putBack(at: store)
      }
      rmdir(folder)
      throw error
    }
    Self.clear(at: store)
  }

  /// Takes away what stood before, now that something else stands.
  private static func clear(at store: Store) {
    for path in [store.sealPath, store.keyPath] + store.journalPaths + [store.path] {
      FileSystem.remove(aside(path, of: store))
      FileSystem.remove(aside(path, of: store) + nothing)
    }
    rmdir(store.asidePath)
  }

  /// The ending of a name in the folder that says that nothing stood there.
  private static let nothing = ".none"

  /// Puts back what a restore that was killed has moved aside.
  static func putBack(at store: Store) throws {
    let folder = store.asidePath
    // What was killed before it moved anything.
    if !FileSystem.isThere(folder) || rmdir(folder) == 0 { return }
    // What was killed when it was done.
    if FileSystem.isThere(store.path) {
      clear(at: store)
      if FileSystem.isThere(folder) { throw StoreError.nameTaken(path: folder) }
      return
    }
    for path in [store.sealPath, store.keyPath] + store.journalPaths + [store.path] {
      let aside = aside(path, of: store)
      if FileSystem.isThere(aside + nothing) {
        FileSystem.remove(path)
        FileSystem.remove(aside + nothing)
      }
      if FileSystem.isThere(aside) {
        try DurableFile.rename(aside, to: path, replacing: true)
      }
    }
    guard rmdir(folder) == 0 else { throw StoreError.nameTaken(path: folder) }
  }

  private static func aside(_ path: String, of store: Store) -> String {
    store.asidePath + "/" + FileSystem.name(of: path)
  }
}
