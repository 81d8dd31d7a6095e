internal import Glibc

/// Why a file or folder could not be written where it was wanted.
public enum FileError: Error, Equatable, Sendable {
  /// The name is taken (73).
  case exists(path: String)
  /// The name is taken, and nothing is ever replaced there (73).
  case taken(path: String)
  /// The name of a folder is taken (73).
  case folderExists(path: String)
  /// What stands there is no regular file: a device, a pipe, a folder, a link to none (73).
  case notAFile(path: String)
  /// It is a database of ours, or a file that one lives by (73).
  case ownFile(path: String)
  /// Nothing can be made there (73).
  case cannotCreate(path: String, errno: Int32)
  /// It could not be written, or not made to last; nothing of it was left (74).
  case cannotWrite(path: String, errno: Int32)
  /// It stands, in the place of another, but its folder could not be synced (74).
  case mayNotLast(path: String, errno: Int32)
}

/// The one place where files are written: whole or not at all, and so that they outlast a power cut.
/// The content is synced before it gets its name, and the folder after: a name is lost as easily as
/// content is.
public enum DurableFile {
  /// Writes a new file, or replaces a regular one: under another name first.
  ///
  /// - Parameters:
  ///   - isPrivate: whether it is for its owner's eyes alone, whatever the umask allows.
  ///   - owner: whose it is where root writes it.
  public static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool, isPrivate: Bool = false, owner: Int? = nil
  ) throws(FileError) {
    if replacing { try requireReplaceable(path) } else { try requireFree(path) }
    let unfinished = path + ".\(getpid()).part"
    try fill(unfinished, bytes, isPrivate: isPrivate, owner: owner, as: path)
    defer { unlink(unfinished) }
    if replacing { return try rename(unfinished, to: path, replacing: true) }
    // A link refuses to replace what appeared in the meantime; a renaming does not.
    guard link(unfinished, path) == 0 else { throw refusal(errno, of: path) }
    try keepName(path) { unlink(path) }
  }

  /// Writes a new folder, filled under another name first; it and its files are their owner's alone.
  public static func writeFolder(
    _ files: [(name: String, bytes: [UInt8])], to path: String
  ) throws(FileError) {
    var target = path
    while target.hasSuffix("/"), target.count > 1 { target.removeLast() }
    if FileSystem.isThere(target) { throw .folderExists(path: path) }
    let unfinished = target + ".\(getpid()).part"
    guard mkdir(unfinished, 0o700) == 0 else { throw .cannotCreate(path: path, errno: errno) }
    func clear(_ folder: String) {
      for (name, _) in files { unlink(folder + "/" + name) }
      rmdir(folder)
    }
    do throws(FileError) {
      for (name, bytes) in files {
        try fill(unfinished + "/" + name, bytes, isPrivate: true, as: path + "/" + name)
      }
      if let code = syncFolder(of: unfinished + "/.") {
        throw .cannotWrite(path: path, errno: code)
      }
      guard Glibc.rename(unfinished, target) == 0 else {
        let code = errno
        throw [EEXIST, ENOTEMPTY, ENOTDIR].contains(code)
          ? .folderExists(path: path) : .cannotCreate(path: path, errno: code)
      }
    } catch {
      clear(unfinished)
      throw error
    }
    try keepName(target) { clear(target) }
  }

  /// Writes a new file under its own name, for its owner alone. A crash may leave a part of it.
  static func create(
    _ path: String, _ bytes: [UInt8] = [], owner: Int? = nil
  ) throws(FileError) {
    try fill(path, bytes, isPrivate: true, owner: owner, as: path)
    try keepName(path) { unlink(path) }
  }

  /// Begins a file that another program fills: under another name, for its owner alone.
  ///
  /// - Returns: where it stands until ``finish(_:as:replacing:)``.
  static func begin(
    _ path: String, replacing: Bool, owner: Int? = nil
  ) throws(FileError) -> String {
    if replacing { try requireReplaceable(path) } else { try requireFree(path) }
    removeRemains(of: path)
    let unfinished = path + ".\(getpid()).part"
    try fill(unfinished, [], isPrivate: true, owner: owner, as: path)
    return unfinished
  }

  /// Moves older files of a name on (`.1`, `.2` …), so that so many stay with the one that comes. The
  /// newest keeps its own name as well until it is replaced.
  static func rotate(_ path: String, keep: Int) throws(FileError) {
    // Whoever failed behind this point has moved them on already.
    if !FileSystem.identities(path).isDisjoint(with: FileSystem.identities(path + ".1")) { return }
    for number in stride(from: keep - 2, through: 1, by: -1)
    where FileSystem.isThere(path + ".\(number)") {
      try rename(path + ".\(number)", to: path + ".\(number + 1)", replacing: true)
    }
    guard keep > 1, FileSystem.isThere(path) else { return }
    unlink(path + ".1")
    if link(path, path + ".1") == 0 { return }
    // A file system that knows no second names.
    try rename(path, to: path + ".1", replacing: true)
  }

  /// Removes what writers that were killed have left of a file (`FILE.<process>.part`).
  private static func removeRemains(of path: String) {
    guard let folder = opendir(FileSystem.parent(of: path)) else { return }
    defer { closedir(folder) }
    let (start, end) = (FileSystem.name(of: path) + ".", ".part")
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix(start), name.hasSuffix(end), name.count > start.count + end.count,
        let process = pid_t(name.dropFirst(start.count).dropLast(end.count)), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unlink(FileSystem.parent(of: path) + "/" + name)
    }
  }

  /// Makes such a file last, and gives it its name.
  static func finish(
    _ unfinished: String, as path: String, replacing: Bool
  ) throws(FileError) {
    defer { unlink(unfinished) }
    try sync(unfinished)
    if replacing { return try rename(unfinished, to: path, replacing: true) }
    guard link(unfinished, path) == 0 else { throw refusal(errno, of: path) }
    try keepName(path) { unlink(path) }
  }

  /// Makes the content of a file last that another program wrote, for its owner alone.
  static func sync(_ path: String, owner: Int? = nil) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, errno: errno) }
    fchmod(descriptor, 0o600)
    if let owner { fchown(descriptor, uid_t(owner), gid_t.max) }
    let failure = fsync(descriptor) == 0 ? nil : errno
    close(descriptor)
    if let failure { throw .cannotWrite(path: path, errno: failure) }
  }

  /// Gives a finished file its name. What cannot be made to last is taken back, unless it has
  /// replaced another.
  static func rename(
    _ source: String, to path: String, replacing: Bool
  ) throws(FileError) {
    guard Glibc.rename(source, path) == 0 else { throw refusal(errno, of: path) }
    if !replacing { return try keepName(path) { unlink(path) } }
    if let code = syncFolder(of: path) {
      throw .mayNotLast(path: path, errno: code)
    }
  }

  /// Makes the missing folders of a path, for the owner alone.
  ///
  /// - Returns: those that it made, the outermost first.
  @discardableResult
  static func createFolders(_ path: String) throws(FileError) -> [String] {
    if path.isEmpty || path == "/" || FileSystem.exists(path) { return [] }
    let above = try createFolders(FileSystem.parent(of: path))
    guard mkdir(path, 0o700) == 0 else {
      if errno == EEXIST { return above }
      throw .cannotCreate(path: path, errno: errno)
    }
    try keepName(path) { rmdir(path) }
    return above + [path]
  }

  /// Takes such folders away again, as far as they are empty.
  static func remove(_ folders: [String]) {
    for folder in folders.reversed() { rmdir(folder) }
  }
}

extension DurableFile {
  /// Refuses a name that is taken, before anything is done.
  static func requireFree(_ path: String) throws(FileError) {
    if FileSystem.isThere(path) { throw .exists(path: path) }
  }

  /// Refuses a name that is taken, or that nothing can be written under, before anything is done:
  /// begins the very file that a write would, and leaves nothing.
  public static func requireWritable(_ path: String) throws(FileError) {
    if FileSystem.isThere(path) { throw .taken(path: path) }
    let unfinished = path + ".\(getpid()).part"
    let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, errno: errno) }
    close(descriptor)
    unlink(unfinished)
  }

  /// Refuses to replace what is no regular file. A link to one is replaced, never followed; those of
  /// `/proc`, where `/dev/stdout` leads, are the system's own.
  private static func requireReplaceable(_ path: String) throws(FileError) {
    guard FileSystem.isThere(path) else { return }
    let isOfTheSystem = FileSystem.linked(path)?.hasPrefix("/proc/") ?? false
    guard FileSystem.status(path)?.isRegular == true, !isOfTheSystem else {
      throw .notAFile(path: path)
    }
  }

  private static func refusal(_ code: Int32, of path: String) -> FileError {
    switch code {
    case EEXIST: .exists(path: path)
    // The disk's failure, and not the name's.
    case EIO, ENOSPC, EDQUOT: .cannotWrite(path: path, errno: code)
    default: .cannotCreate(path: path, errno: code)
    }
  }

  /// Makes a file that was not there, with its content on the disk.
  private static func fill(
    _ file: String, _ bytes: [UInt8], isPrivate: Bool, owner: Int? = nil, as path: String
  ) throws(FileError) {
    let descriptor = open(
      file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, isPrivate ? 0o600 : 0o666)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, errno: errno) }
    if let owner { fchown(descriptor, uid_t(owner), gid_t.max) }
    let failure = fill(descriptor, bytes)
    close(descriptor)
    guard let failure else { return }
    unlink(file)
    throw .cannotWrite(path: path, errno: failure)
  }

  private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : EIO }
      rest = rest.dropFirst(count)
    }
    return fsync(descriptor) == 0 ? nil : errno
  }

  /// Makes a new name last, or takes it back.
  private static func keepName(_ path: String, orElse undo: () -> Void) throws(FileError) {
    guard let code = syncFolder(of: path) else { return }
    undo()
    throw .cannotWrite(path: path, errno: code)
  }

  /// Syncs the folder that a name stands in; answers with what failed.
  private static func syncFolder(of path: String) -> Int32? {
    let folder = open(FileSystem.parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder >= 0 {
      defer { close(folder) }
      // Some file systems know no sync of a folder (EINVAL), and keep their names otherwise.
      return fsync(folder) == 0 || errno == EINVAL ? nil : errno
    }
    // A folder that may be written in and not read: all file systems are synced instead.
    guard errno == EACCES else { return errno }
    Glibc.sync()
    return nil
  }
}
