import Foundation
import Stage
import Synchronization
import Testing

extension Scratch {
  /// Runs commands at once: the queue before the database is held until each of them stands in it,
  /// or, if it does not queue, has ended.
  func atOnce(_ commands: [[String]]) throws -> [Ending] {
    let queue = open(database + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(queue) }
    try #require(queue >= 0 && flock(queue, LOCK_EX) == 0)

    let endings = Mutex<[Int: Result<Ending, any Error>]>([:])
    let group = DispatchGroup()
    for (index, words) in commands.enumerated() {
      group.enter()
      Thread.detachNewThread {
        let ending = Result { try self(words) }
        endings.withLock { $0[index] = ending }
        group.leave()
      }
    }
    // They wait for ten seconds before they give up.
    let patience = ContinuousClock.now + .seconds(6)
    while waiting(for: queue) + endings.withLock({ $0.count }) < commands.count,
      ContinuousClock.now < patience
    {
      usleep(2000)
    }
    flock(queue, LOCK_UN)
    group.wait()
    return try endings.withLock { all in
      try commands.indices.map { try #require(all[$0]).get() }
    }
  }

  /// How many processes stand behind the one that has the lock.
  private func waiting(for queue: Int32) -> Int {
    var information = stat()
    guard fstat(queue, &information) == 0,
      let locks = FileManager.default.contents(atPath: "/proc/locks")
    else { return 0 }
    return String(decoding: locks, as: UTF8.self).split(separator: "\n")
      .count {
        // One at the lock, and the others behind its door.
        ($0.contains("-> FLOCK") || $0.contains("-> OFDLCK"))
          && $0.contains(":\(information.st_ino) ")
      }
  }
}
