internal import Glibc

/// The few system calls on files that the store makes itself. None of them ever opens the database
/// file: closing a second descriptor would drop SQLite's locks.
enum FileSystem {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Why a file may not be read; nil where it may. It is not opened.
  static func refusalToRead(_ path: String) -> Int32? { access(path, R_OK) == 0 ? nil : errno }

  /// Whether the name is taken, were it by a link that leads nowhere.
  static func isThere(_ path: String) -> Bool {
    var found = stat()
    return lstat(path, &found) == 0
  }

  /// Where a symbolic link leads; nil for what is none.
  static func linked(_ path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    return count < 0
      ? nil : String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// What a path leads to, links followed and not: by the numbers of device and file, which every
  /// name of a file shares.
  static func identities(_ path: String) -> Set<[UInt64]> {
    var found: Set<[UInt64]> = []
    for look in [stat, lstat] as [(UnsafePointer<CChar>, UnsafeMutablePointer<stat>) -> Int32] {
      var information = Glibc.stat()
      if look(path, &information) == 0 {
        found.insert([UInt64(information.st_dev), UInt64(information.st_ino)])
      }
    }
    return found
  }

  /// The path without links; nil where there is nothing.
  static func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// Whether it is a program that may be started; a folder may be entered, which is something else.
  static func isExecutable(_ path: String) -> Bool {
    access(path, X_OK) == 0 && status(path)?.isRegular == true
  }

  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// What the system says of a file; nil where there is none.
  static func status(_ path: String) -> FileStatus? {
    guard case .success(let status) = look(path) else { return nil }
    return status
  }

  /// What the system says of a file, or why it says nothing.
  static func look(_ path: String) -> Result<FileStatus, SystemError> {
    var found = stat()
    guard stat(path, &found) == 0 else { return .failure(SystemError(code: errno)) }
    return .success(
      FileStatus(
        mode: Int(found.st_mode & 0o7777), owner: Int(found.st_uid), size: Int(found.st_size),
        isRegular: found.st_mode & S_IFMT == S_IFREG,
        changedAt: Instant(seconds: Int64(found.st_mtim.tv_sec))))
  }

  /// How many bytes may still be written in a folder; nil where that cannot be said.
  static func freeSpace(_ folder: String) -> Int? {
    var found = statvfs()
    guard statvfs(folder, &found) == 0 else { return nil }
    let (bytes, overflow) = Int(clamping: found.f_bavail)
      .multipliedReportingOverflow(by: Int(clamping: found.f_frsize))
    return overflow ? .max : bytes
  }

  /// The first `limit` bytes of a small file. A pipe or a device is none, and nobody waits for it.
  static func read(_ path: String, limit: Int) throws(ReadFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      // A socket cannot be opened at all.
      if errno == ENOENT { throw .absent }
      throw .unreadable(errno == ENXIO ? .notAFile : .system(errno))
    }
    defer { close(descriptor) }
    var found = stat()
    guard fstat(descriptor, &found) == 0 else { throw .unreadable(.system(errno)) }
    guard found.st_mode & S_IFMT == S_IFREG else { throw .unreadable(.notAFile) }
    var bytes = [UInt8](repeating: 0, count: limit)
    var filled = 0
    while filled < limit {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress.map { $0 + filled }, limit - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(.system(errno)) }
      if count == 0 { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }

  /// The whole of a file that need not be there, refused where it is larger than any of its kind; nil
  /// where there is none.
  static func readIfThere(
    _ path: String, limit: Int = largestCompanion
  ) throws(StoreError) -> [UInt8]? {
    let bytes: [UInt8]
    do throws(ReadFault) { bytes = try read(path, limit: limit + 1) } catch {
      switch error {
      case .absent: return nil
      case .unreadable(let reason): throw .cannotRead(path: path, reason)
      }
    }
    if bytes.count > limit { throw .cannotRead(path: path, .system(EFBIG)) }
    return bytes
  }

  /// The size that no file beside a database has: a list of a million people who were erased.
  static let largestCompanion = 32 << 20

  /// Whether what was opened is a file, and no folder, pipe or device.
  static func isRegular(_ descriptor: Int32) -> Bool {
    var found = stat()
    return fstat(descriptor, &found) == 0 && found.st_mode & S_IFMT == S_IFREG
  }

  static func remove(_ path: String) { unlink(path) }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }
}

/// What the system refused, by its number.
struct SystemError: Error {
  let code: Int32

  /// In its own words.
  var message: String { String(cString: strerror(code)) }
}

/// Why a file was not read.
enum ReadFault: Error, Equatable {
  /// There is none.
  case absent
  /// There is something.
  case unreadable(StoreError.Unreadable)
}

/// What the system says of a file.
struct FileStatus {
  /// The permissions, as `chmod` counts them.
  let mode: Int
  /// The system's number of the user whose it is.
  let owner: Int
  let size: Int
  let isRegular: Bool
  /// When its content was last written.
  let changedAt: Instant
}
