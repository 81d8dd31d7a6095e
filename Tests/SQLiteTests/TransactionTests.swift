import Foundation
import SQLite
import Synchronization
import Testing

@Suite struct TransactionTests {
  let scratch: Scratch
  let database: Database

  init() throws {
    scratch = try Scratch()
    database = try scratch.open()
    try database.executeScript(
      """
      CREATE TABLE a (id INTEGER PRIMARY KEY);
      CREATE TABLE b (a INTEGER REFERENCES a DEFERRABLE INITIALLY DEFERRED);
      """)
  }

  struct Stop: Error {}

  @Test("what the body returns is returned, and what it wrote is kept")
  func commit() throws {
    let answer = try database.transaction(.immediate) {
      try database.execute("INSERT INTO a VALUES (1)")
      #expect(database.isInTransaction)
      return 42
    }
    #expect(answer == 42)
    #expect(!database.isInTransaction)
    #expect(try scratch.open(.readOnly).ints("SELECT id FROM a") == [1])
  }

  @Test("all is undone when the body throws", arguments: [.immediate, .deferred] as [Kind])
  func rollback(_ kind: Kind) throws {
    #expect(throws: Stop.self) {
      try database.transaction(kind) {
        try database.execute("INSERT INTO a VALUES (1)")
        throw Stop()
      }
    }
    try expectNothing()
  }

  @Test("all is undone when the commit is refused")
  func refusedCommit() throws {
    let error = databaseError {
      try database.transaction(.immediate) {
        try database.execute("INSERT INTO a VALUES (1)")
        try database.execute("INSERT INTO b VALUES (2)")
      }
    }
    #expect(error?.isDanglingReference == true)
    #expect(error?.sql == "COMMIT")
    try expectNothing()
  }

  @Test("all is undone when a reader keeps the commit from the file")
  func busyCommit() throws {
    let writer = try scratch.open(busyTimeout: 20)
    try database.executeScript("INSERT INTO a VALUES (5), (6)")
    try database.forEach("SELECT id FROM a") { row in
      let error = databaseError {
        try writer.transaction(.immediate) { try writer.execute("INSERT INTO a VALUES (7)") }
      }
      #expect(error?.kind == .busy)
    }
    #expect(!writer.isInTransaction)
    #expect(try writer.ints("SELECT id FROM a") == [5, 6])
  }

  @Test("one inside another is an error, and undoes the outer one")
  func nested() throws {
    let error = databaseError {
      try database.transaction(.immediate) {
        try database.execute("INSERT INTO a VALUES (1)")
        try database.transaction(.deferred) {}
      }
    }
    #expect(error?.kind == .nestedTransaction)
    try expectNothing()
  }

  @Test("a transaction that SQLite rolled back by itself tells the first error")
  func rolledBackBySQLite() throws {
    let error = databaseError {
      try database.transaction(.immediate) {
        try database.execute("INSERT INTO a VALUES (1)")
        try database.execute("INSERT OR ROLLBACK INTO a VALUES (1)")
      }
    }
    #expect(error?.isDuplicate == true)
    try expectNothing()
  }

  @Test("a second writer is told that the file is busy when its time is over")
  func busy() throws {
    let other = try scratch.open(busyTimeout: 150)
    try database.transaction(.immediate) {
      #expect(databaseError { try other.transaction(.immediate) {} }?.kind == .busy)
      let seen = try other.ints("SELECT count(*) FROM a")
      #expect(seen == [0])
    }
    try other.transaction(.immediate) {}
  }

  @Test("issue 9, 1.5: a second writer waits for the first")
  func waiting() throws {
    let (begun, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let error = Mutex<(any Error)?>(Stop())
    try database.transaction(.immediate) {
      try database.execute("INSERT INTO a VALUES (1)")
      Thread.detachNewThread { [file = scratch.file] in
        begun.signal()
        do {
          let other = try Database(
            path: file, access: .readWrite, busyTimeout: 60_000, applicationID: nil)
          try other.transaction(.immediate) { try other.execute("INSERT INTO a VALUES (2)") }
          error.withLock { $0 = nil }
        } catch let failure { error.withLock { $0 = failure } }
        ended.signal()
      }
      begun.wait()
      // Whoever does not wait is told by now.
      #expect(ended.wait(timeout: .now() + 0.2) == .timedOut)
    }
    ended.wait()
    #expect(error.withLock { $0 == nil })
    #expect(try database.ints("SELECT id FROM a") == [1, 2])
  }

  typealias Kind = Database.TransactionKind

  private func expectNothing() throws {
    #expect(!database.isInTransaction)
    #expect(try database.ints("SELECT count(*) FROM a") == [0])
    try database.transaction(.immediate) {}
  }
}
