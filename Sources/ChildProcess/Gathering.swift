internal import Glibc

/// What a child has said so far on one of its descriptors.
struct Gathering {
  private(set) var bytes: [UInt8] = []
  private var pipe: Descriptor?

  init(from pipe: Descriptor) {
    self.pipe = pipe
  }

  /// What to wait for: -1, which `poll` ignores, once the child has closed it.
  var interest: pollfd { pollfd(fd: pipe?.number ?? -1, events: Int16(POLLIN), revents: 0) }

  /// Reads what is there without waiting, 64 KiB at most; false if nothing is.
  mutating func advance() -> Bool {
    guard let pipe else { return false }
    let count = withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 1) { buffer in
      let count = read(pipe.number, buffer.baseAddress, buffer.count)
      guard count >= 0 else { return -Int(errno) }
      bytes += buffer.prefix(count)
      return count
    }
    let mayHaveMore = count > 0 || count == -Int(EINTR)
    if !mayHaveMore, count != -Int(EAGAIN) { self.pipe = nil }
    return mayHaveMore
  }
}
