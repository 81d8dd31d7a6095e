import Foundation
import SQLite

/// A directory of one test; it goes when the test ends.
final class Scratch {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/sqlite-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  var file: String { path + "/test.db" }

  /// Opens the database of the test, and makes it if it is missing.
  func open(
    _ access: Database.Access = .create, busyTimeout: Int32 = 5000, applicationID: Int32? = nil
  ) throws(DatabaseError) -> Database {
    try Database(
      path: file, access: access, busyTimeout: busyTimeout, applicationID: applicationID)
  }

  /// Puts these bytes in the place of the database.
  func write(_ bytes: some Sequence<UInt8>) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: file))
  }

  func read() throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
  }
}

/// The error that `body` throws, if it is a `DatabaseError`.
func databaseError(_ body: () throws -> Void) -> DatabaseError? {
  do {
    try body()
    return nil
  } catch {
    return error as? DatabaseError
  }
}

extension Database {
  static func inMemory() throws -> Database {
    try Database(path: ":memory:", access: .create, applicationID: nil)
  }

  /// The numbers of the first column.
  func ints(_ sql: SQL) throws -> [Int] {
    try rows(sql) { row in try row.int(0) }
  }
}
