internal import CommandLineKit
internal import Glibc

/// Writes a folder whole or not at all: filled under another name, it takes its own at the end. What
/// stands under that name stays.
enum DocumentFolder {
  /// The folder and its files are their owner's alone.
  static func write(
    _ files: [(name: String, bytes: [UInt8])], to path: String
  ) throws(FileError) {
    var target = path
    while target.hasSuffix("/"), target.count > 1 { target.removeLast() }
    if DocumentFile.isThere(target) { throw .folderExists(path: path) }
    let unfinished = target + ".\(getpid()).part"
    guard mkdir(unfinished, 0o700) == 0 else { throw .cannotCreate(path: path, errno: errno) }
    do throws(FileError) {
      for (name, bytes) in files {
        try DocumentFile.write(
          bytes, to: unfinished + "/" + name, replacing: false, isPrivate: true)
      }
      guard rename(unfinished, target) == 0 else {
        let code = errno
        throw [EEXIST, ENOTEMPTY, ENOTDIR].contains(code)
          ? .folderExists(path: path) : .cannotCreate(path: path, errno: code)
      }
    } catch {
      for (name, _) in files { unlink(unfinished + "/" + name) }
      rmdir(unfinished)
      throw error
    }
  }
}
