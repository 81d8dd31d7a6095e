internal import Glibc

/// The only writer: collects text and writes it with `write(2)`, every failure thrown.
///
/// Nothing is written at the end by itself, as there would be nobody to tell: call `flush()`.
public final class Output {
  private let descriptor: Int32?
  private let playsTerminal: Bool
  private var buffer: [UInt8] = []
  private static let bufferSize = 16_384

  /// Writes to an open file descriptor, which stays its owner's.
  public init(descriptor: Int32) {
    self.descriptor = descriptor
    playsTerminal = false
  }

  private init(playsTerminal: Bool) {
    descriptor = nil
    self.playsTerminal = playsTerminal
  }

  /// Keeps everything in memory, for tests; it can pass for a terminal.
  public static func memory(asTerminal: Bool = false) -> Output {
    Output(playsTerminal: asTerminal)
  }

  /// What an output in memory has received.
  public var bytes: [UInt8] { buffer }

  /// The same, as text.
  public var text: String { String(decoding: buffer, as: UTF8.self) }

  /// Whether a person reads it as it's written.
  public var isTerminal: Bool { descriptor.map { isatty($0) == 1 } ?? playsTerminal }

  /// Adds the text.
  public func write(_ text: String) throws(OutputError) { try write(text.utf8) }

  /// Adds the bytes.
  public func write(_ bytes: some Collection<UInt8>) throws(OutputError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Output.bufferSize { try flush() }
  }

  /// Writes what is collected; after a failure the rest of it is dropped.
  public func flush() throws(OutputError) {
    guard let descriptor, !buffer.isEmpty else { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    let failure = buffer.withUnsafeBytes { bytes in writeAll(bytes, to: descriptor) }
    if let failure { throw failure }
  }

  /// Makes a write to a closed pipe fail, instead of ending the process.
  ///
  /// By a handler that does nothing, as child processes would inherit an ignored signal.
  public static func ignoreBrokenPipes() {
    signal(SIGPIPE) { _ in }
  }
}

/// Why some output could not be written.
public enum OutputError: Error, Equatable {
  /// Nobody reads the pipe any more: end silently.
  case readerGone
  /// The `errno` of the write that failed: a full disk, a closed descriptor.
  case failed(errno: Int32)
}

private func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> OutputError? {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
    if count >= 0 {
      rest = rest.dropFirst(count)
      continue
    }
    switch errno {
    case EINTR: continue
    case EAGAIN:  // A terminal that another program has left non-blocking.
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&wait, 1, -1)
    case EPIPE: return .readerGone
    case let error: return .failed(errno: error)
    }
  }
  return nil
}
