internal import ChildProcess

/// One file with a database, and its key and seal unless they are kept apart. It is what `tar` and
/// `openssl enc` read by hand as well:
///
///     openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000 -in FILE | tar -x
struct BackupArchive {
  /// What stands in it, by these names whatever the database is called.
  enum Part: String, CaseIterable {
    case database = "jinius.db"
    case key = "jinius.db.key"
    case seal = "jinius.db.seal"
    case erased = "jinius.db.erased"
    /// The digests of the others, as `sha256sum` writes them.
    case sums = "SHA256SUMS"

    /// What a file without a passphrase holds: the rest of it would be under nothing but digests, and
    /// anybody makes those.
    static let bare: Set<Part> = [.database, .sums]

    /// How many bytes it may have; nil where the archive alone says so.
    var limit: Int? {
      switch self {
      case .database: nil
      case .key: 32
      case .seal: 1 << 18
      case .erased: FileSystem.largestCompanion
      case .sums: 1 << 10
      }
    }
  }

  /// A line of text; nil for a file that holds no key.
  let passphrase: [UInt8]?

  private static let tar = OutsideProgram(name: "tar", package: "tar")
  private static let compare = OutsideProgram(name: "cmp", package: "diffutils")
  private static let sums = OutsideProgram(name: "sha256sum", package: "coreutils")
  private static let copy = OutsideProgram(name: "cp", package: "coreutils")
  /// Archives are as large as databases.
  private static let patience = 6 * 3600.0
  private static let cipher = ["-aes-256-cbc", "-pbkdf2", "-iter", "600000"]

  /// Refuses where a program is missing that it takes, before anything is done.
  func requireTools() throws(ToolError) {
    let tools =
      [Self.tar, Self.compare, Self.sums, Self.copy] + (passphrase == nil ? [] : [.openssl])
    for tool in tools where !tool.isThere {
      throw .missing(program: tool.name, package: tool.package)
    }
  }

  /// Packs what stands in a folder into a file that is there and empty, and reads it again.
  func pack(_ parts: [Part], of folder: Staging, into file: String) throws {
    try folder.write(.sums, try digests(of: parts, in: folder))
    let archive = folder.path + "/archive"
    try run(
      Self.tar,
      [
        "--create", "--force-local", "--format=gnu", "--owner=0", "--group=0", "--numeric-owner",
        "--mode=0600",
        "--file", archive, "--no-unquote", "--directory", folder.path,
      ] + parts.map(\.rawValue) + [Part.sums.rawValue])
    folder.remove(parts)
    guard let passphrase else {
      try run(Self.copy, ["--", archive, file])
      return try run(Self.compare, ["--silent", "--", archive, file])
    }
    try run(
      .openssl, ["enc"] + Self.cipher + ["-salt", "-pass", "fd:3", "-in", archive, "-out", file],
      others: [passphrase])
    let again = folder.path + "/again"
    try run(
      .openssl, ["enc", "-d"] + Self.cipher + ["-pass", "fd:3", "-in", file, "-out", again],
      others: [passphrase])
    try run(Self.compare, ["--silent", "--", archive, again])
  }

  /// Unpacks a file into a folder: what is one of the parts, and is as it was packed.
  ///
  /// - Returns: the parts that it holds.
  func unpack(_ file: String, into folder: Staging) throws -> [Part] {
    var archive = file
    if let passphrase {
      archive = folder.path + "/archive"
      let result = try OutsideProgram.openssl.run(
        ["enc", "-d"] + Self.cipher + ["-pass", "fd:3", "-in", file, "-out", archive],
        others: [passphrase], limit: Self.patience)
      if !result.succeeded { throw BackupFault.wrongPassphrase(path: file) }
    }
    // What is compressed would be larger than it says.
    let isTar = Self.isTar((try? FileSystem.read(archive, limit: Self.start)) ?? [])
    let listed = try Self.tar.run(
      ["--list", "--force-local", "--file", archive], limit: Self.patience)
    guard isTar, listed.succeeded else {
      throw passphrase == nil ? BackupFault.noBackup(path: file) : .wrongPassphrase(path: file)
    }
    let parts = String(decoding: listed.output, as: UTF8.self).split(separator: "\n")
      .map { Part(rawValue: String($0)) }
    guard let known = parts as? [Part], known.contains(.database), known.contains(.sums),
      Set(known).count == known.count, passphrase != nil || Part.bare.isSuperset(of: known)
    else { throw BackupFault.noBackup(path: file) }
    try run(
      Self.tar,
      [
        "--extract", "--force-local", "--file", archive, "--no-unquote", "--directory",
        folder.path, "--no-same-owner",
        "--no-same-permissions", "--keep-old-files", "--",
      ] + known.map(\.rawValue))
    // A hole is unpacked at once, and read for hours.
    let sizes = known.compactMap { folder.size(of: $0) }
    let size = FileSystem.status(archive)?.size ?? 0
    guard sizes.count == known.count, sizes.reduce(0, +) <= size,
      zip(known, sizes).allSatisfy({ $1 <= $0.limit ?? .max })
    else { throw BackupFault.noBackup(path: file) }
    let packed = known.filter { $0 != .sums }
    if try digests(of: packed, in: folder) != folder.read(.sums) {
      throw BackupFault.damaged(path: file)
    }
    return packed
  }

  /// What `sha256sum` writes of some parts, a line each, under their own names.
  private func digests(of parts: [Part], in folder: Staging) throws -> [UInt8] {
    // A line ends with a zero byte: no name of a folder can break it, or is escaped in it.
    let result = try Self.sums.run(
      ["--zero", "--"] + parts.map { folder.path + "/" + $0.rawValue }, limit: Self.patience)
    let lines = result.output.split(separator: 0)
    guard result.succeeded, lines.count == parts.count else {
      throw ToolError.failed(program: Self.sums.name, .wrongAnswer)
    }
    let digests = lines.map { String(decoding: $0.prefix(64), as: UTF8.self) }
    return Array(zip(digests, parts).map { "\($0)  \($1.rawValue)\n" }.joined().utf8)
  }

  /// Whether a file is encrypted: what `openssl enc` writes begins so.
  static func isEncrypted(_ start: [UInt8]) -> Bool { start.starts(with: Array("Salted__".utf8)) }

  /// Whether a file begins as `tar` writes it.
  private static func isTar(_ start: [UInt8]) -> Bool {
    start.dropFirst(257).starts(with: Array("ustar".utf8))
  }

  /// How many bytes tell that.
  private static let start = 262

  /// Whether a file that stands is one that ``pack(_:of:into:)`` may have made, and no link to one.
  static func isBackup(_ path: String) -> Bool {
    guard FileSystem.linked(path) == nil,
      let bytes = try? FileSystem.read(path, limit: start)
    else { return false }
    return isEncrypted(bytes)
      || isTar(bytes) && bytes.starts(with: Array(Part.database.rawValue.utf8) + [0])
  }

  private func run(
    _ program: OutsideProgram, _ arguments: [String], others: [[UInt8]] = []
  ) throws {
    let result = try program.run(arguments, others: others, limit: Self.patience)
    guard result.succeeded else {
      throw ToolError.failed(program: program.name, .refused(result.complaint))
    }
  }
}

/// Why a file is no backup that can be restored.
public enum BackupFault: Error, Equatable, Sendable {
  /// It is not there (66).
  case absent(path: String)
  /// It is something else.
  case noBackup(path: String)
  /// Another passphrase opens it, or it was altered.
  case wrongPassphrase(path: String)
  /// A key, seal or journal stands where its own is to stand, and is another (73).
  case differs(path: String)
  /// What it holds is not what was put into it.
  case damaged(path: String)
}
