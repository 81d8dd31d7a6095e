/// Who was erased, beside the key: a backup from before holds him still, and is told of it when it is
/// restored. A line has the number of an account and when it was made, and nothing else.
struct ErasureList {
  /// One who was erased.
  struct Line: Hashable {
    let account: Int
    /// Another account may have the number one day, in a database that was restored.
    let createdAt: Instant
  }

  private let store: Store

  init(of store: Store) { self.store = store }

  /// Where it stands.
  var path: String { store.path + ".erased" }

  /// All that stand in it.
  func lines() throws -> Set<Line> {
    try Self.lines(try FileSystem.readIfThere(path) ?? [], of: path)
  }

  /// Refuses a list that cannot be read, before anybody is erased who must stand in it.
  func requireReadable() throws { _ = try lines() }

  /// Adds those who do not stand in it yet.
  func add(_ lines: some Collection<Line>) throws {
    if lines.isEmpty { return }
    try store.inTurn {
      let standing = try self.lines()
      let all = standing.union(lines)
      if all.count == standing.count { return }
      let sorted = all.sorted { ($0.account, $0.createdAt) < ($1.account, $1.createdAt) }
      let text = sorted.map { "\($0.account) \($0.createdAt.seconds)\n" }.joined()
      do throws(FileError) {
        try DurableFile.write(
          Array(text.utf8), to: path, replacing: true, isPrivate: true,
          owner: store.owner)
      } catch {
        // The name is ours: that nothing can be made under it is the disk's fault.
        if case .cannotCreate(let path, let code) = error {
          throw FileError.cannotWrite(path: path, errno: code)
        }
        throw error
      }
    }
  }

  /// Those that stand in a file; one line that says nobody makes all of it worthless.
  static func lines(_ bytes: [UInt8], of path: String) throws(StoreError) -> Set<Line> {
    var lines: Set<Line> = []
    for (index, line) in String(decoding: bytes, as: UTF8.self).split(separator: "\n").enumerated()
    {
      let fields = line.split(separator: " ", omittingEmptySubsequences: false)
      guard fields.count == 2, let account = Int(fields[0]), let at = Int64(fields[1]) else {
        throw .damagedErasures(path: path, line: index + 1)
      }
      lines.insert(Line(account: account, createdAt: Instant(seconds: at)))
    }
    return lines
  }
}
