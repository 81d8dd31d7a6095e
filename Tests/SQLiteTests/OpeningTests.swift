import CSQLite
import Foundation
import Testing

@testable import SQLite

@Suite struct OpeningTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  @Test("a missing file cannot be opened, unless it is to be made", arguments: accesses)
  func missing(_ access: Database.Access) {
    let error = databaseError { _ = try scratch.open(access) }
    #expect(error?.cannotOpen == (access == .create ? nil : true))
    #expect(FileManager.default.fileExists(atPath: scratch.file) == (access == .create))
  }

  @Test("a directory, a pipe, a device or an empty path cannot be opened", arguments: accesses)
  func noFile(_ access: Database.Access) {
    let pipe = scratch.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [scratch.path, pipe, "/dev/null", "", "a\0b", scratch.path + "/no/where.db"] {
      let error = databaseError {
        _ = try Database(path: path, access: access, applicationID: nil)
      }
      #expect(error?.cannotOpen == true, "\(path)")
    }
  }

  @Test("a path that looks like a URI is a path")
  func uri() throws {
    let error = databaseError {
      _ = try Database(path: "file:x?mode=memory", access: .readOnly, applicationID: nil)
    }
    #expect(error?.cannotOpen == true)
  }

  @Test("a picture, a text or noise is not a database", arguments: accesses)
  func notADatabase(_ access: Database.Access) throws {
    let picture =
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + [UInt8](repeating: 7, count: 9)
    let junk = [UInt8](repeating: 0x53, count: 100_000)
    for bytes in [picture, junk, Array("SQLite format 3".utf8)] {
      try scratch.write(bytes)
      #expect(databaseError { _ = try scratch.open(access) }?.kind == .notADatabase)
      #expect(try scratch.read() == bytes)
    }
  }

  @Test("a truncated database is corrupt", arguments: [600, 4096, 8191, 12_287])
  func truncated(_ size: Int) throws {
    try makeDatabase()
    try scratch.write(scratch.read().prefix(size))
    let error = databaseError { _ = try scratch.open(.readOnly) }
    #expect(error?.kind == .corrupt || error?.kind == .notADatabase)
  }

  @Test(
    "issue 8, 6.10: a header that SQLite would read and not write is damage", arguments: [18, 19])
  func format(_ place: Int) throws {
    try makeDatabase()
    var bytes = try scratch.read()
    bytes[place] = 5
    try scratch.write(bytes)
    let error = databaseError { _ = try scratch.open(.readWrite) }
    #expect(error?.kind == .corrupt || error?.kind == .notADatabase, "\(String(describing: error))")
  }

  @Test("a database of another program is refused, and left as it is", arguments: accesses)
  func foreign(_ access: Database.Access) throws {
    try makeDatabase()
    let before = try scratch.read()
    #expect(databaseError { _ = try scratch.open(access, applicationID: 7) }?.kind == .foreignFile)
    try scratch.open().setApplicationID(7)
    #expect(databaseError { _ = try scratch.open(access, applicationID: 8) }?.kind == .foreignFile)
    #expect(try scratch.open(access, applicationID: 7).applicationID == 7)
    #expect(try scratch.read() != before)
  }

  @Test("an empty file is refused, unless it is to be made")
  func empty() throws {
    try scratch.write([])
    for access in [Database.Access.readOnly, .readWrite] {
      let error = databaseError { _ = try scratch.open(access, applicationID: -7) }
      #expect(error?.kind == .foreignFile)
    }
    try scratch.open(.create, applicationID: -7).setApplicationID(-7)
    #expect(try scratch.open(.readWrite, applicationID: -7).userVersion == 0)
  }

  @Test("a read-only connection reads and does not write")
  func readOnly() throws {
    try makeDatabase()
    let before = try scratch.read()
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: scratch.file)
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: scratch.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: scratch.path)
    }
    let database = try scratch.open(.readOnly)
    #expect(database.isReadOnly)
    #expect(try database.ints("SELECT count(*) FROM t") == [9])
    #expect(databaseError { try database.execute("DELETE FROM t") }?.isReadOnly == true)
    #expect(databaseError { try database.setUserVersion(3) }?.isReadOnly == true)
    #expect(try scratch.read() == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["test.db"])
  }

  @Test("the connection distrusts the file")
  func settings() throws {
    let database = try scratch.open(busyTimeout: 1234)
    #expect(try database.ints("PRAGMA foreign_keys") == [1])
    #expect(try database.ints("PRAGMA trusted_schema") == [0])
    #expect(try database.ints("PRAGMA cell_size_check") == [1])
    #expect(try database.ints("PRAGMA mmap_size") == [0])
    #expect(try database.ints("PRAGMA temp_store") == [2])
    #expect(try database.ints("PRAGMA busy_timeout") == [1234])
    #expect(throws: DatabaseError.self) { try database.execute("SELECT \"no such column\"") }
    try database.executeScript("PRAGMA writable_schema = ON; CREATE TABLE t (a)")
    #expect(throws: DatabaseError.self) { try database.execute("DELETE FROM sqlite_schema") }
  }

  @Test("the library is recent enough for STRICT tables and RETURNING")
  func version() {
    #expect(Database.libraryVersion.hasPrefix("3."))
    #expect(sqlite3_libversion_number() >= 3_037_000)
  }

  /// Makes a database of several pages.
  private func makeDatabase() throws {
    let database = try scratch.open()
    try database.execute("CREATE TABLE t (a)")
    for _ in 0..<9 { try database.execute("INSERT INTO t VALUES (zeroblob(3000))") }
  }
}

private let accesses: [Database.Access] = [.readOnly, .readWrite, .create]
