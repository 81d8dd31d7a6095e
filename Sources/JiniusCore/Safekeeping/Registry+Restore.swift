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
  ///   - isReplacement: whether a database that is there may go, with another key or seal beside it.
  public func restore(
    _ file: String, passphrase: [UInt8]?, isReplacement: Bool
  ) throws -> RestoreReport {
    try requireOperator()
    return try translating {
      let archive = BackupArchive(passphrase: passphrase)
      try archive.requireTools()
      if FileSystem.isThere(store.asidePath) {
        if situation.isRehearsal { try store.requireFinished() }
        try store.inTurn { try Placement.putBack(at: store) }
      }
      if !isReplacement { try DurableFile.requireFree(store.path) }
      let folders = try DurableFile.createFolders(FileSystem.parent(of: store.path))
      var isDone = false
      defer { if !isDone { DurableFile.remove(folders) } }
      let report = try restore(file, of: archive, isReplacement: isReplacement)
      isDone = !situation.isRehearsal
      return report
    }
  }

  private func restore(
    _ file: String, of archive: BackupArchive, isReplacement: Bool
  ) throws -> RestoreReport {
    let staging = try Staging(beside: store.path)
    let parts = try archive.unpack(file, into: staging)
    if !parts.contains(.key) { try staging.write(.key, try store.keyBytes()) }
    if !isReplacement { try Placement(of: staging, with: parts, at: store).requireRoom() }
    let list = ErasureList(of: store)
    let gone = try list.lines().union(try erased(in: parts, of: staging, from: file))
      .union(standing { try ErasureTable.erased(in: $0.database) } ?? [])
    let staged = staged(staging)
    let report: RestoreReport
    do {
      _ = try staged.upgrade(isCopied: false)
      _ = try staged.requireSound()
      let (entries, head) = try staged.verifyJournal()
      try staged.requireBindings()
      let (again, engaged) = try staged.eraseAgain(gone)
      report = RestoreReport(
        backup: BackupReport(
          path: file, entries: entries, head: head, hasKeys: parts.contains(.key),
          hasSeal: parts.contains(.seal)),
        erasedAgain: again, engaged: engaged)
      if situation.isRehearsal { return report }
      try staged.holdNumbers(beyond: standing { try $0.lastNumbers() } ?? [:])
    } catch StoreError.keyMismatch {
      if parts.contains(.key) { throw BackupFault.damaged(path: file) }
      throw StoreError.keyMismatch(path: store.keyPath)
    }
    // Before the database: one without them would hold who was erased.
    try list.add(gone)
    try store.inTurn {
      // Who was erased meanwhile would come back.
      let late = standing { try ErasureTable.erased(in: $0.database) } ?? []
      if !gone.isSuperset(of: late) { throw StoreError.busy(path: store.path) }
      let placement = try Placement(of: staging, with: parts, at: store)
      if !isReplacement { try placement.requireRoom() }
      try placement.carryOut()
    }
    return report
  }

  /// What the database says that stands in the place; nil where there is none that can be read, which
  /// may be why it is restored.
  private func standing<T>(_ look: (Reading) throws -> T) -> T? { try? read(look) }

  /// Who was erased, as a backup says.
  private func erased(
    in parts: [BackupArchive.Part], of staging: Staging, from file: String
  ) throws -> Set<ErasureList.Line> {
    if !parts.contains(.erased) { return [] }
    do { return try ErasureList.lines(try staging.read(.erased), of: file) } catch StoreError
      .damagedErasures
    {
      throw BackupFault.damaged(path: file)
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
}
