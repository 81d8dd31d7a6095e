internal import CSQLite

/// The idle statements of one connection, by their text, so that a loop compiles its SQL once.
struct StatementCache {
  /// Emptied when full: the texts of a program are few, so it never is unless one builds them.
  private static let capacity = 64

  private(set) var idle: [String: OpaquePointer] = [:]

  /// Takes the idle statement of this text, if there is one.
  mutating func take(_ sql: String) -> OpaquePointer? {
    idle.isEmpty ? nil : idle.removeValue(forKey: sql)
  }

  /// Keeps a statement for the next use of its text.
  mutating func giveBack(_ handle: OpaquePointer, sql: String) {
    if idle.count == Self.capacity { finalizeAll() }
    if let twin = idle.updateValue(handle, forKey: sql) { sqlite3_finalize(twin) }
  }

  /// Ends all that are idle.
  mutating func finalizeAll() {
    for handle in idle.values { sqlite3_finalize(handle) }
    idle.removeAll()
  }
}
