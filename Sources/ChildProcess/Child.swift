internal import Glibc

/// A running process. A thread waits for its end and closes a pipe then: `poll` sees it at once,
/// however long the descendants of the process keep its output open.
final class Child {
  /// Hangs up when the process has exited.
  private let exit: Descriptor
  private let pid: pid_t
  private var watch = pthread_t()

  /// Starts a command; each descriptor on the left becomes the number on its right.
  init(
    _ command: Command, _ placements: [(Descriptor, Int32)]
  ) throws(ChildProcessError) {
    guard let pipe = Pipe(feeds: false) else {
      throw .system(program: command.program, errno: errno)
    }
    exit = pipe.near
    pid = try command.spawn(placements)
    let watched = Unmanaged.passRetained(Watched(pid: pid, pipe: pipe.far))
    let code = pthread_create(&watch, nil, waitForExit, watched.toOpaque())
    guard code == 0 else {
      watched.release()
      kill()
      waitpid(pid, nil, 0)
      throw .system(program: command.program, errno: code)
    }
  }

  /// What to wait for.
  var interest: pollfd { pollfd(fd: exit.number, events: Int16(POLLIN), revents: 0) }

  /// Kills the process and its descendants; it must not have been waited for.
  func kill() {
    // The second is for a process that has left its group.
    Glibc.kill(-pid, SIGKILL)
    Glibc.kill(pid, SIGKILL)
  }

  /// Waits for the end; to be called once.
  func wait() -> ChildStatus {
    pthread_join(watch, nil)
    var status: Int32 = 0
    waitpid(pid, &status, 0)
    return ChildStatus(waitStatus: status)
  }
}

private final class Watched {
  let pid: pid_t
  let pipe: Descriptor

  init(pid: pid_t, pipe: Descriptor) {
    self.pid = pid
    self.pipe = pipe
  }
}

private func waitForExit(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  let watched = Unmanaged<Watched>.fromOpaque(context).takeRetainedValue()
  withExtendedLifetime(watched) {
    var info = siginfo_t()
    // The process stays a zombie, so that its number is not given to another before `wait`.
    while waitid(P_PID, id_t(watched.pid), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
  }
  return nil
}
