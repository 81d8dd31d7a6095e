internal import SHA2
internal import SQLite

/// What is to be backed up, and where to.
public struct BackupWish: Sendable {
  /// The file.
  public let path: String
  /// A line of text that encrypts key and seal with the database; nil to leave them out.
  public let passphrase: [UInt8]?
  /// Whether a file of that name may be replaced.
  public let isReplacement: Bool
  /// How many are kept, the newest under the name itself, older ones under `.1`, `.2` …
  public let keep: Int?

  /// What is wished for.
  public init(path: String, passphrase: [UInt8]?, isReplacement: Bool, keep: Int?) {
    self.path = path
    self.passphrase = passphrase
    self.isReplacement = isReplacement
    self.keep = keep
  }
}

/// What a backup, or a file that was restored, holds.
public struct BackupReport: Sendable {
  /// The file.
  public let path: String
  /// The last entry of the journal in it.
  public let entries: Int
  /// That entry's hash.
  public let head: String
  /// Whether the key is in it.
  public let hasKeys: Bool
  /// Whether a seal is.
  public let hasSeal: Bool
}

extension Registry {
  /// Copies the database while others write, and packs it, with its key and seal where a passphrase
  /// is given, in one file that is read again before it gets its name. The operator's only.
  public func backUp(_ wish: BackupWish) throws -> BackupReport {
    try requireOperator()
    return try translating {
      let archive = BackupArchive(passphrase: wish.passphrase)
      try archive.requireTools()
      let key = try read { reading in
        _ = try reading.secretKey()
        return try store.keyBytes()
      }
      try ErasureList(of: store).requireReadable()
      try requirePlace(of: wish)
      let isReplacement = wish.isReplacement || wish.keep != nil
      let unfinished = try DurableFile.begin(
        wish.path, replacing: isReplacement, owner: store.owner)
      defer { FileSystem.remove(unfinished) }
      let staging = try Staging(beside: store.path)
      try BackupQuery(of: store.path, into: staging.path(of: .database)).run()
      try staging.write(.key, key)
      let (entries, head) = try staged(staging).requireSound()
      let report = BackupReport(
        path: wish.path, entries: entries, head: head, hasKeys: wish.passphrase != nil,
        hasSeal: wish.passphrase != nil && FileSystem.exists(store.sealPath))
      if situation.isRehearsal { return report }
      var parts: [BackupArchive.Part] = [.database]
      if report.hasKeys { parts += try [.key] + addFilesBeside(to: staging) }
      try archive.pack(parts, of: staging, into: unfinished)
      if let keep = wish.keep { try DurableFile.rotate(wish.path, keep: keep) }
      try DurableFile.finish(unfinished, as: wish.path, replacing: isReplacement)
      if let keep = wish.keep { removeOlder(than: keep, of: wish.path) }
      try write { transaction in
        try transaction.record(
          .backupMade, .database,
          facts: ["entries": .int(entries), "keys": .bool(report.hasKeys)])
      }
      return report
    }
  }

  /// Refuses a folder, a pipe or a device in the place of the backup; and, where so many are kept,
  /// whatever stands under one of their names and is no backup.
  private func requirePlace(of wish: BackupWish) throws {
    if FileSystem.isThere(wish.path), FileSystem.status(wish.path)?.isRegular != true {
      throw FileError.taken(path: wish.path)
    }
    guard let keep = wish.keep else { return }
    let names = [wish.path] + (1..<max(keep, 1)).map { "\(wish.path).\($0)" }
    for path in names where FileSystem.isThere(path) {
      if store.forbids(path) { throw FileError.ownFile(path: path) }
      if !BackupArchive.isBackup(path) { throw FileError.taken(path: path) }
    }
  }

  /// Removes the backups beyond those that are kept.
  private func removeOlder(than keep: Int, of path: String) {
    var number = max(keep, 1)
    while BackupArchive.isBackup("\(path).\(number)"), !store.forbids("\(path).\(number)") {
      FileSystem.remove("\(path).\(number)")
      number += 1
    }
  }

  /// The same use cases on what stands in a folder.
  func staged(_ staging: Staging) -> Registry {
    Registry(
      store: Store(path: staging.path(of: .database)),
      situation: Situation(
        clock: situation.clock, elapsed: situation.elapsed, fixedClock: situation.fixedClock,
        actor: situation.actor, isRehearsal: false))
  }

  /// Looks whether a copy that nobody else reads is whole, and its journal's end is its key's.
  func requireSound() throws -> (entries: Int, head: String) {
    try read { reading in
      if let damage = try CheckQuery.damage(in: reading.database) {
        throw StoreError.damaged(path: store.path, message: damage)
      }
      let tables = try CheckQuery.danglingTables(in: reading.database)
      if !tables.isEmpty {
        throw StoreError.damaged(
          path: store.path, message: "rows of \(tables.joined(separator: ", ")) point to none")
      }
      _ = try reading.secretKey()
      return (try verifyJournalEnd(), try JournalTable.head(in: reading.database).head.hash.hex)
    }
  }

  /// Puts the seal, and the list of what was erased, into the folder.
  private func addFilesBeside(to staging: Staging) throws -> [BackupArchive.Part] {
    let list = ErasureList(of: store)
    try list.add(try read { try ErasureTable.erased(in: $0.database) })
    return try [(BackupArchive.Part.seal, store.sealPath), (.erased, list.path)].compactMap {
      part, path in
      guard let bytes = try FileSystem.readIfThere(path) else {
        return nil
      }
      try staging.write(part, bytes)
      return part
    }
  }
}
