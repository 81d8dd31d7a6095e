internal import Glibc
internal import Synchronization

/// A running child, what goes to it and what comes from it.
struct Dialogue {
  private(set) var output: Gathering
  private(set) var errors: Gathering
  private var feeds: [Feed]
  private let child: Child

  /// Why a dialogue is over.
  enum Ending {
    case exit(ChildStatus)
    case deadline
    case outputLimit
    /// Something that it was to be told could not be written, with this `errno`.
    case inputFailed(Int32)
  }

  /// Starts a child.
  init(
    with command: Command, input: [UInt8], extraInputs: [(fd: Int32, bytes: [UInt8])]
  ) throws(ChildProcessError) {
    guard extraInputs.allSatisfy({ $0.fd > STDERR_FILENO }) else {
      throw .system(program: command.program, errno: EBADF)
    }
    let inputs = [(fd: STDIN_FILENO, bytes: input)] + extraInputs
    self = try Self.starting.withLock { [inputs] _ throws(ChildProcessError) in
      try Dialogue(with: command, inputs: inputs)
    }
  }

  /// One thread at a time starts a child: a new pipe can be inherited for an instant.
  private static let starting = Mutex(())

  private init(
    with command: Command, inputs: [(fd: Int32, bytes: [UInt8])]
  ) throws(ChildProcessError) {
    let pipes = inputs.compactMap { _ in Pipe(feeds: true) }
    guard pipes.count == inputs.count, let output = Pipe(feeds: false),
      let errors = Pipe(feeds: false)
    else { throw .system(program: command.program, errno: errno) }
    // What a pipe holds is in it before the child starts: should we be killed, the child has all of
    // it, and does not take half a message for a whole one.
    feeds = zip(pipes, inputs).map { Feed($1.bytes, into: $0.near) }
    for index in feeds.indices { feeds[index].advance() }
    if let failure = feeds.compactMap(\.failure).first {
      throw .system(program: command.program, errno: failure)
    }
    let placements = zip(pipes, inputs).map { ($0.far, $1.fd) }
    child = try Child(
      command, [(output.far, STDOUT_FILENO), (errors.far, STDERR_FILENO)] + placements)
    self.output = Gathering(from: output.near)
    self.errors = Gathering(from: errors.near)
  }

  /// Writes and reads, whichever can be done, until the child exits or has to be killed.
  mutating func run(until deadline: Deadline, outputLimit: Int) -> Ending {
    withoutBrokenPipeSignal {
      while true {
        var interests = feeds.map(\.interest) + [output.interest, errors.interest, child.interest]
        poll(&interests, nfds_t(interests.count), deadline.wait)
        let hasExited = interests.last?.revents != 0
        for index in feeds.indices { feeds[index].advance() }
        // It has half of what it was to get, and must not take that for all.
        if let failure = feeds.compactMap(\.failure).first { return stop(.inputFailed(failure)) }
        let hasRead = [output.advance(), errors.advance()].contains(true)
        if max(output.bytes.count, errors.bytes.count) > outputLimit { return stop(.outputLimit) }
        if hasExited, !hasRead { return .exit(child.wait()) }
        if deadline.isPast { return stop(.deadline) }
      }
    }
  }

  private func stop(_ ending: Ending) -> Ending {
    child.kill()
    _ = child.wait()
    return ending
  }
}

/// Blocks SIGPIPE meanwhile: a child that does not read on is no reason to die.
private func withoutBrokenPipeSignal<T>(_ body: () -> T) -> T {
  var brokenPipe = sigset_t()
  sigemptyset(&brokenPipe)
  sigaddset(&brokenPipe, SIGPIPE)
  var before = sigset_t()
  pthread_sigmask(SIG_BLOCK, &brokenPipe, &before)
  defer {
    var now = timespec()
    sigtimedwait(&brokenPipe, nil, &now)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
  return body()
}
