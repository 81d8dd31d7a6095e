internal import Glibc

/// Bytes on their way to a child.
struct Feed {
  private var pipe: Descriptor?
  private var rest: ArraySlice<UInt8>
  /// The `errno` of a write that failed, but for that of a child that does not read on: that is the
  /// child's to answer for, by its exit status.
  private(set) var failure: Int32?

  init(_ bytes: [UInt8], into pipe: Descriptor) {
    self.pipe = bytes.isEmpty ? nil : pipe
    rest = bytes[...]
  }

  /// What to wait for: -1, which `poll` ignores, once all is written.
  var interest: pollfd { pollfd(fd: pipe?.number ?? -1, events: Int16(POLLOUT), revents: 0) }

  /// Writes what the pipe takes without waiting, and closes it after the last byte.
  mutating func advance() {
    guard let pipe else { return }
    let count = rest.withUnsafeBytes { write(pipe.number, $0.baseAddress, $0.count) }
    if count > 0 { rest = rest.dropFirst(count) }
    let refusal = count < 0 && errno != EAGAIN && errno != EINTR ? errno : nil
    if let refusal, refusal != EPIPE { failure = refusal }
    if rest.isEmpty || refusal != nil { self.pipe = nil }
  }
}
