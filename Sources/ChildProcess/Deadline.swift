internal import Glibc

/// An instant of the monotonic clock, by which something must be over.
struct Deadline {
  private let seconds: Double

  /// A deadline so many seconds from now.
  init(after seconds: Double) {
    self.seconds = Self.now + seconds
  }

  /// Whether it has passed; a deadline that is no number always has.
  var isPast: Bool { !(Self.now < seconds) }

  /// How long `poll` may wait, in milliseconds: a minute at most, after which one asks again.
  var wait: Int32 { isPast ? 0 : Int32(min((seconds - Self.now) * 1000, 60_000).rounded(.up)) }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
