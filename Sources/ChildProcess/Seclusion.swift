internal import Glibc

/// Signals by which others end a process, held back while something has to be done to its end.
public final class HeldSignals: @unchecked Sendable {
  private var before: sigset_t?

  /// Holds nothing back yet.
  public init() {}

  /// Holds SIGTERM (a server that has its answer, a system that stops) and SIGHUP (a terminal that
  /// closes) back from now on. One that comes meanwhile acts on ``release()``.
  public func hold() {
    if before != nil { return }
    var ending = sigset_t()
    sigemptyset(&ending)
    sigaddset(&ending, SIGTERM)
    sigaddset(&ending, SIGHUP)
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, &ending, &mask)
    before = mask
  }

  /// Lets them act again.
  public func release() {
    guard var mask = before else { return }
    before = nil
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }
}

/// A process that goes on where nobody reaches it: in a session of its own, without SIGTERM and
/// SIGHUP, unknown to whoever started the first one.
///
/// Web servers end a CGI program with its answer: lighttpd by SIGTERM as soon as it is read, Apache
/// by SIGTERM and three seconds later SIGKILL, all of them when a browser goes away. What has to
/// happen after the answer, and what must happen whole, is no business of theirs.
public final class Seclusion {
  /// Tells the first process that it may end; it sees as well when we die.
  private let word: Descriptor

  private init(_ word: Descriptor) { self.word = word }

  /// Goes on in seclusion. The first process stays, for servers that wait for it, until
  /// ``leaveStreams()`` or until this one has ended; its own end ends nothing.
  ///
  /// To be called while the process has one thread and nothing open but its standard streams.
  ///
  /// - Returns: nil where the system has no room for another process: then this one goes on as it
  ///   is, with the signals held back.
  public static func enter(holding signals: HeldSignals) -> Seclusion? {
    signals.hold()
    guard let pipe = Pipe(feeds: false) else { return nil }
    let child = fork()
    switch child {
    case -1: return nil
    case 0:
      setsid()
      for number in openDescriptors() where ![pipe.near.number, pipe.far.number].contains(number) {
        close(number)
      }
      return Seclusion(pipe.far)
    default:
      signals.release()
      _exit(status(of: child, after: pipe))
    }
  }

  /// Lets the standard streams go, so that whoever reads them sees their end, and the first process.
  public func leaveStreams() {
    let nothing = open("/dev/null", O_RDWR)
    for stream in STDIN_FILENO...STDERR_FILENO {
      if nothing < 0 { close(stream) } else { dup2(nothing, stream) }
    }
    if nothing > STDERR_FILENO { close(nothing) }
    var done = Feed([0], into: word)
    done.advance()
  }

  /// Waits until the streams were left, or the other has ended without, and answers as it did.
  private static func status(of child: pid_t, after pipe: consuming Pipe) -> Int32 {
    let near = pipe.near
    // Or it would never hang up.
    close(pipe.far.number)
    var wait = pollfd(fd: near.number, events: Int16(POLLIN), revents: 0)
    while poll(&wait, 1, -1) < 0, errno == EINTR {}
    var byte: UInt8 = 0
    if read(near.number, &byte, 1) == 1 { return 0 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return switch ChildStatus(waitStatus: status) {
    case .exited(let code): code
    case .signalled(let number): 128 + number
    }
  }
}
