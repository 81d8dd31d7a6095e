internal import Glibc

/// The fair queue before the database: writers wait on one lock file in the order in which they
/// came, so that none starves (SQLite's own waiting is a lottery).
///
/// The lock dies with the process, so a killed writer holds nobody up.
enum WriteQueue {
  /// How many seconds a writer waits before it gives up (75).
  static let patience: UInt32 = 10

  /// The file that writers queue at.
  static func lockPath(of database: String) -> String { database + ".lock" }

  /// Waits for its turn, and lets the next one in when the body is done.
  static func inTurn<T>(database path: String, _ body: () throws -> T) throws -> T {
    let lock = lockPath(of: path)
    let descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw StoreError.cannotCreate(path: lock, errno: errno) }
    defer { close(descriptor) }
    // A pipe or a device is no lock that a second writer would find.
    guard FileSystem.isRegular(descriptor) else {
      throw StoreError.cannotCreate(path: lock, errno: EEXIST)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || waitForLock(descriptor) else {
      throw StoreError.busy(path: path)
    }
    return try body()
  }

  /// An alarm ends the wait: its handler does nothing but interrupt the call.
  private static func waitForLock(_ descriptor: Int32) -> Bool {
    var interrupting = sigaction()
    interrupting.__sigaction_handler.sa_handler = { _ in }
    var before = sigaction()
    sigaction(SIGALRM, &interrupting, &before)
    alarm(patience)
    defer {
      alarm(0)
      sigaction(SIGALRM, &before, nil)
    }
    return flock(descriptor, LOCK_EX) == 0
  }
}
