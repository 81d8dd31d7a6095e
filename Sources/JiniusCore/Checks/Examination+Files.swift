/// Who else could read or write the files: whoever reads database and key can sign in anybody's name.
extension Examination {
  /// Looks at the folder and at each file in it that is ours.
  mutating func lookAtPermissions(isSandbox: Bool) {
    let owner = FileSystem.status(store.path)?.owner
    let files: [(check: Check, path: String, isOptional: Bool)] = [
      (.databasePermissions, store.path, false), (.keyPermissions, store.keyPath, false),
      (.lockPermissions, WriteQueue.lockPath(of: store.path), true),
      (.sealPermissions, store.sealPath, true),
    ]
    for (check, path, isOptional) in files {
      if let status = FileSystem.status(path) {
        note(check, Self.judge(status, at: path, allowed: 0o600, owner: owner))
      } else if isOptional {
        note(check, .notNeeded(.absent))
      }
    }
    let folder = FileSystem.parent(of: store.path)
    guard let status = FileSystem.status(folder) else { return }
    // The files of a sandbox are shut all the same: it may stand wherever somebody tries it out.
    note(
      .folderPermissions,
      isSandbox
        ? .notNeeded(.sandbox) : Self.judge(status, at: folder, allowed: 0o700, owner: owner))
  }

  /// Looks whether those who were erased would be known to a restore.
  mutating func lookAtErasures() {
    let list = ErasureList(of: store)
    look(at: .erasures) {
      try list.requireReadable()
      return FileSystem.isThere(list.path) ? .ok(.path(list.path)) : .notNeeded(.absent)
    }
  }

  /// Anybody may look whether a file is there; to read a name in the folder is a warning, no more.
  private static func judge(
    _ status: FileStatus, at path: String, allowed: Int, owner: Int?
  ) -> CheckFinding.State {
    if let owner, status.owner != owner {
      return .broken(.otherOwner(path: path, owner: status.owner, wanted: owner))
    }
    if status.mode & ~allowed & 0o777 == 0 { return .ok(nil) }
    let fault = CheckFault.exposed(path: path, mode: status.mode, wanted: allowed)
    let isReadable = allowed == 0o700 && status.mode & 0o022 == 0
    return isReadable ? .warning(fault) : .broken(fault)
  }
}
