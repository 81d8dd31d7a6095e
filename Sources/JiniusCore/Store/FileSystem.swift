internal import Glibc

/// The few system calls on files that the store makes itself. None of them ever opens the database
/// file: closing a second descriptor would drop SQLite's locks.
enum FileSystem {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether it is a program that may be started; a folder may be entered, which is something else.
  static func isExecutable(_ path: String) -> Bool {
    access(path, X_OK) == 0 && status(path)?.isRegular == true
  }

  /// What the system says of a file; nil where there is none.
  static func status(_ path: String) -> FileStatus? {
    var found = stat()
    guard stat(path, &found) == 0 else { return nil }
    return FileStatus(
      mode: Int(found.st_mode & 0o7777), owner: Int(found.st_uid), size: Int(found.st_size),
      isRegular: found.st_mode & S_IFMT == S_IFREG)
  }

  /// How many bytes may still be written in a folder; nil where that cannot be said.
  static func freeSpace(_ folder: String) -> Int? {
    var found = statvfs()
    guard statvfs(folder, &found) == 0 else { return nil }
    let (bytes, overflow) = Int(clamping: found.f_bavail)
      .multipliedReportingOverflow(by: Int(clamping: found.f_frsize))
    return overflow ? .max : bytes
  }

  /// Creates an empty file that only its owner can read; nil and `errno` when it cannot.
  static func createPrivate(_ path: String, _ content: [UInt8] = []) throws(StoreError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, errno: errno) }
    defer { close(descriptor) }
    var rest = content[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .cannotCreate(path: path, errno: errno) }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else { throw .cannotCreate(path: path, errno: errno) }
  }

  /// The first `limit` bytes of a small file. A pipe or a device is none, and nobody waits for it.
  static func read(_ path: String, limit: Int) throws(ReadFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      // A socket cannot be opened at all.
      throw errno == ENOENT ? .absent : errno == ENXIO ? .notAFile : .system(errno)
    }
    defer { close(descriptor) }
    guard isRegular(descriptor) else { throw .notAFile }
    var bytes = [UInt8](repeating: 0, count: limit)
    var filled = 0
    while filled < limit {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress.map { $0 + filled }, limit - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .system(errno) }
      if count == 0 { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }

  /// Whether what was opened is a file, and no folder, pipe or device.
  static func isRegular(_ descriptor: Int32) -> Bool {
    var found = stat()
    return fstat(descriptor, &found) == 0 && found.st_mode & S_IFMT == S_IFREG
  }

  /// Makes the missing folders of a path, for the owner alone.
  static func createFolder(_ path: String) throws(StoreError) {
    if path.isEmpty || path == "/" || exists(path) { return }
    try createFolder(parent(of: path))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw .cannotCreate(path: path, errno: errno)
    }
  }

  /// Puts a finished file in its place, and makes the name durable.
  static func rename(_ source: String, to target: String) throws(StoreError) {
    guard Glibc.rename(source, target) == 0 else {
      throw .cannotCreate(path: target, errno: errno)
    }
    let folder = open(parent(of: target), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  static func remove(_ path: String) { unlink(path) }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// Why a file was not read.
enum ReadFault: Error, Equatable {
  /// There is none.
  case absent
  /// A folder, a pipe or a device.
  case notAFile
  /// The system refused, with this `errno`: what it holds is not known.
  case system(Int32)
}

/// What the system says of a file.
struct FileStatus {
  /// The permissions, as `chmod` counts them.
  let mode: Int
  /// The system's number of the user whose it is.
  let owner: Int
  let size: Int
  let isRegular: Bool
}
