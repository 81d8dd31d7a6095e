internal import Glibc

/// An open file descriptor; it is closed when nothing holds it any more.
final class Descriptor {
  let number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  deinit {
    close(number)
  }
}

/// A pipe from this process to a child, or back; nil where the system has no descriptor left.
struct Pipe {
  /// Descriptors of a child below this one may be replaced before it starts.
  private static let floor: Int32 = 64

  /// The end that never blocks, for this process.
  let near: Descriptor
  /// The end for the child, above `floor` so that no other descriptor of the child takes its place.
  let far: Descriptor

  /// - Parameter feeds: whether the child is to read from it.
  init?(feeds: Bool) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    let (reader, writer) = (Descriptor(ends[0]), Descriptor(ends[1]))
    near = feeds ? writer : reader
    let low = feeds ? reader : writer
    let high = fcntl(low.number, F_DUPFD_CLOEXEC, Self.floor)
    guard high >= 0 else { return nil }
    far = Descriptor(high)
    guard fcntl(near.number, F_SETFD, FD_CLOEXEC) == 0,
      fcntl(near.number, F_SETFL, O_NONBLOCK) == 0
    else { return nil }
  }
}
