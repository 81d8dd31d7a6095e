internal import CommandLineKit
internal import JiniusCore

/// Where documents go: nowhere but to a file of the user's own.
extension Console {
  /// Keeps the bytes in a file: a new one, or instead of a regular one.
  func keep(
    _ bytes: [UInt8], in path: String, replacing: Bool, isPrivate: Bool = false
  ) throws {
    try requireForeign(path)
    try DurableFile.write(bytes, to: path, replacing: replacing, isPrivate: isPrivate)
  }

  /// Keeps the files in a new folder.
  func keep(_ files: [(name: String, bytes: [UInt8])], inFolder path: String) throws {
    try requireForeign(path)
    try DurableFile.writeFolder(files, to: path)
  }

  /// Refuses a file that could not be made, before anything is done.
  func requireFree(_ path: String) throws {
    try requireForeign(path)
    try DurableFile.requireWritable(path)
  }

  /// Refuses to write over a database of ours, its key, and the others that it lives by.
  func requireForeign(_ path: String) throws {
    try requireDecoded(path)
    if try store().forbids(path) { throw FileError.ownFile(path: path) }
  }
}

/// Refuses a path that was no UTF-8: with its bytes replaced it names another file.
func requireDecoded(_ path: String) throws(UsageError) {
  if path.isEmpty { throw UsageError("a path is empty", hint: "give the name of a file") }
  if path.unicodeScalars.contains("\u{FFFD}") {
    throw UsageError("\(path): a path is UTF-8 here", hint: "rename the file")
  }
}
