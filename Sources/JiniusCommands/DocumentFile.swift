internal import CommandLineKit
internal import Glibc

/// Why a document could not be written to a file.
enum FileError: Error, Equatable {
  case exists(path: String)
  case folderExists(path: String)
  case cannotCreate(path: String, errno: Int32)
  case cannotWrite(path: String, errno: Int32)
}

/// What the system says of an error number.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }

/// Writes a document whole or not at all: into a new file beside the target, which then takes its
/// name. An existing file stays, unless it is to be replaced.
enum DocumentFile {
  /// Writes the bytes, durably.
  ///
  /// - Parameter isPrivate: whether it is for its owner's eyes alone, whatever the umask allows.
  static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool, isPrivate: Bool = false
  ) throws(FileError) {
    if !replacing { try requireFree(path) }
    let unfinished = path + ".\(getpid()).part"
    let descriptor = open(
      unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, isPrivate ? 0o600 : 0o666)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, errno: errno) }
    defer { unlink(unfinished) }
    let failure = fill(descriptor, bytes)
    close(descriptor)
    if let failure { throw .cannotWrite(path: path, errno: failure) }
    // A link refuses to replace what appeared in the meantime; a renaming does not.
    if replacing ? rename(unfinished, path) != 0 : link(unfinished, path) != 0 {
      let code = errno
      throw code == EEXIST ? .exists(path: path) : .cannotCreate(path: path, errno: code)
    }
  }

  /// Refuses a name that is taken, before anything is done.
  static func requireFree(_ path: String) throws(FileError) {
    if isThere(path) { throw .exists(path: path) }
  }

  /// Refuses a name that is taken, or that nothing can be written under, before anything is done:
  /// begins the very file that ``write(_:to:replacing:isPrivate:)`` would, and leaves nothing.
  static func requireWritable(_ path: String) throws(FileError) {
    try requireFree(path)
    let unfinished = path + ".\(getpid()).part"
    let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, errno: errno) }
    close(descriptor)
    unlink(unfinished)
  }

  static func isThere(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0
  }

  private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32? {
    do {
      let output = Output(descriptor: descriptor)
      try output.write(bytes)
      try output.flush()
    } catch {
      if case .failed(let code) = error { return code }
      return EPIPE
    }
    return fsync(descriptor) == 0 ? nil : errno
  }
}
