internal import SQLite

/// What a restored database is, and what is left to do.
public struct RestoreReport: Sendable {
  /// What it holds.
  public let backup: BackupReport
  /// How many people were erased again, who had been since the backup was made.
  public let erasedAgain: Int
  /// Those of them who are engaged in what was restored, and so stand again.
  public let engaged: [EmailAddress]
}

extension Registry {
  /// Puts a backup in the place of the database, after all that it holds was followed. No number that
  /// may have been given out since is given again before ``resumeNumbers(_:)``. The operator's only.
  ///
  /// - Parameters:
  ///   - passphrase: what it was encrypted with; nil where it holds no key, which then is there.
  ///   - isReplacement: whether a database that is there may go.
  public func restore(
    _ file: String, passphrase: [UInt8]?, isReplacement: Bool
  ) throws -> RestoreReport {
    try requireOperator()
    return try translating {
      let archive = BackupArchive(passphrase: passphrase)
      try archive.requireTools()
      if !isReplacement { try DurableFile.requireFree(store.path) }
      try DurableFile.createFolders(FileSystem.parent(of: store.path))
      let staging = try Staging(beside: store.path)
      let parts = try archive.unpack(file, into: staging)
      if !parts.contains(.key) { try staging.write(.key, try store.keyBytes()) }
      let staged = staged(staging)
      _ = try staged.upgrade(isCopied: false)
      _ = try staged.requireSound()
      let (entries, head) = try staged.verifyJournal()
      try staged.requireBindings()
      let backup = BackupReport(
        path: file, entries: entries, head: head, hasKeys: parts.contains(.key))
      let list = ErasureList(of: store)
      let gone = try list.lines().union(
        parts.contains(.erased)
          ? try ErasureList.lines(try staging.read(.erased), of: file) : [])
      let (again, engaged) = try staged.eraseAgain(gone)
      if situation.isRehearsal {
        return RestoreReport(backup: backup, erasedAgain: again, engaged: engaged)
      }
      try staged.holdNumbers()
      try store.inTurn { try put(staging, hasSeal: parts.contains(.seal)) }
      try list.add(gone)
      return RestoreReport(backup: backup, erasedAgain: again, engaged: engaged)
    }
  }

  /// Whether a passphrase opens it.
  public func isEncryptedBackup(_ file: String) throws -> Bool {
    try requireOperator()
    do throws(ReadFault) {
      return BackupArchive.isEncrypted(try FileSystem.read(file, limit: 8))
    } catch {
      switch error {
      case .absent: throw BackupFault.absent(path: file)
      case .unreadable(let reason): throw StoreError.cannotRead(path: file, reason)
      }
    }
  }

  /// Repeats what was erased since.
  private func eraseAgain(
    _ gone: Set<ErasureList.Line>
  ) throws -> (count: Int, engaged: [EmailAddress]) {
    let standing = try read { reading in
      try gone.compactMap { try ErasureTable.standing($0, in: reading.database) }
    }
    var engaged: [EmailAddress] = []
    for email in standing.sorted(by: { $0.description < $1.description }) {
      do { _ = try eraseAccount(email, isConfirmed: true) } catch let refusal as Refusal {
        switch refusal {
        case .engaged, .lastAdministrator: engaged.append(email)
        default: throw refusal
        }
      }
    }
    return (standing.count - engaged.count, engaged)
  }

  /// Moves what is restored to its place: the key first, without which a database is nothing.
  private func put(_ staging: Staging, hasSeal: Bool) throws {
    let owner = store.owner
    func place(_ part: BackupArchive.Part, at path: String) throws {
      let bytes = try staging.read(part)
      if try FileSystem.readIfThere(path) == bytes { return }
      try DurableFile.write(bytes, to: path, replacing: true, isPrivate: true, owner: owner)
    }
    let isOtherKey =
      try FileSystem.readIfThere(store.keyPath)
      .map { try $0 != FileSystem.readIfThere(staging.path(of: .key)) } ?? false
    // The one that stands is nothing without its key either.
    if isOtherKey { FileSystem.remove(store.path) }
    try place(.key, at: store.keyPath)
    if hasSeal { try place(.seal, at: store.sealPath) }
    // What a killed writer left would be taken for this database's.
    FileSystem.remove(store.path + "-journal")
    try DurableFile.sync(staging.path(of: .database), owner: owner)
    try DurableFile.rename(staging.path(of: .database), to: store.path, replacing: true)
  }
}
