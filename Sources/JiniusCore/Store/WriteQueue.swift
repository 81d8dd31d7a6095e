internal import Glibc

/// The fair queue before the database: writers wait on one lock file in the order in which they
/// came, so that none starves (SQLite's own waiting is a lottery).
///
/// A command of many transactions, such as an import, comes back at once when one of them has ended,
/// before the first who waits has woken. So whoever waits for the lock stands in a door meanwhile, and
/// whoever comes waits behind it.
///
/// Both locks die with their process, so a killed writer holds nobody up.
enum WriteQueue {
  /// How many seconds a writer waits before it gives up (75).
  static let patience: UInt32 = 10

  /// The file that writers queue at.
  static func lockPath(of database: String) -> String { database + ".lock" }

  /// Waits for its turn, and lets the next one in when the body is done.
  static func inTurn<T>(database path: String, _ body: () throws -> T) throws -> T {
    let lock = lockPath(of: path)
    let flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    var descriptor = open(lock, flags | O_CREAT | O_EXCL, 0o600)
    let isMade = descriptor >= 0
    if !isMade, errno == EEXIST { descriptor = open(lock, flags | O_CREAT, 0o600) }
    guard descriptor >= 0 else {
      throw [EISDIR, ELOOP, ENXIO].contains(errno)
        ? StoreError.noQueue(path: lock) : StoreError.cannotCreate(path: lock, errno: errno)
    }
    defer { close(descriptor) }
    // Made by root, it is still for whoever has the database.
    if isMade, let owner = FileSystem.status(path)?.owner {
      fchown(descriptor, uid_t(owner), gid_t.max)
    }
    // A pipe or a device is no lock that a second writer would find.
    guard FileSystem.isRegular(descriptor) else { throw StoreError.noQueue(path: lock) }
    guard enter(descriptor, isWaiting: false) || waitForTurn(descriptor) else {
      throw StoreError.busy(path: path)
    }
    return try body()
  }

  /// Goes through the door to the lock. Where the file's system knows no doors, there is the lock
  /// alone.
  private static func enter(_ descriptor: Int32, isWaiting: Bool) -> Bool {
    if !door(descriptor, F_WRLCK, isWaiting: isWaiting), [EINTR, EAGAIN, EACCES].contains(errno) {
      return false
    }
    defer { _ = door(descriptor, F_UNLCK, isWaiting: false) }
    return flock(descriptor, LOCK_EX | (isWaiting ? 0 : LOCK_NB)) == 0
  }

  /// `F_OFD_SETLK` and `F_OFD_SETLKW` of <linux/fcntl.h>, which Swift does not see.
  private static let (set, setAndWait): (Int32, Int32) = (37, 38)

  /// The door is a lock of the open file on its first byte, which `flock` knows nothing of.
  private static func door(_ descriptor: Int32, _ type: Int32, isWaiting: Bool) -> Bool {
    var door = Glibc.flock()
    door.l_type = Int16(type)
    door.l_whence = Int16(SEEK_SET)
    door.l_len = 1
    return fcntl(descriptor, isWaiting ? setAndWait : set, &door) == 0
  }

  /// An alarm ends the wait: its handler does nothing but interrupt the call.
  private static func waitForTurn(_ descriptor: Int32) -> Bool {
    var interrupting = sigaction()
    interrupting.__sigaction_handler.sa_handler = { _ in }
    var before = sigaction()
    sigaction(SIGALRM, &interrupting, &before)
    alarm(patience)
    defer {
      alarm(0)
      sigaction(SIGALRM, &before, nil)
    }
    return enter(descriptor, isWaiting: true)
  }
}
