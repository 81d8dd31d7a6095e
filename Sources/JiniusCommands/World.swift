internal import CGI
public import CommandLineKit
internal import Glibc
public import JiniusCore

/// All that a command reads of the world outside: the clock, the streams, the environment, the user.
/// Tests give their own.
public struct World {
  /// Where data go.
  public let output: Output
  /// Where talk and errors go.
  public let errors: Output
  /// The environment's variables.
  public let environment: [String: String]
  /// The system's number of the user.
  public let userID: Int
  /// The clock, in UTC seconds.
  public let clock: @Sendable () -> Instant
  /// Reads the standard input, up to a number of bytes; what breaks off is no end.
  public let readInput: (_ limit: Int) throws -> [UInt8]
  /// The same, a line at a time.
  public let lines: LineInput
  /// The line that sshd hands over from a person at a distance, as the bytes that came.
  public let remoteLine: [UInt8]
  /// Waits until so many milliseconds have gone since the process began.
  public let waitUntil: (_ milliseconds: Int) -> Void
  /// How many milliseconds have gone since the process began.
  public let elapsed: @Sendable () -> Int
  /// How long others may end this process.
  public let hold: Hold

  /// A world of one's own.
  public init(
    output: Output, errors: Output, environment: [String: String], userID: Int,
    clock: @escaping @Sendable () -> Instant,
    readInput: @escaping (_ limit: Int) throws -> [UInt8],
    lines: LineInput? = nil, remoteLine: [UInt8] = [],
    waitUntil: @escaping (_ milliseconds: Int) -> Void = { _ in },
    elapsed: @escaping @Sendable () -> Int = { 0 }, hold: Hold = .none
  ) {
    self.output = output
    self.errors = errors
    self.environment = environment
    self.userID = userID
    self.clock = clock
    self.readInput = readInput
    // What breaks off is a short line here, which is refused for what it lacks.
    self.lines = lines ?? LineInput(of: { (try? readInput($0)) ?? [] })
    self.remoteLine = remoteLine
    self.waitUntil = waitUntil
    self.elapsed = elapsed
    self.hold = hold
  }

  /// The process's own world.
  ///
  /// A standard stream that came closed is opened on nothing first: otherwise the database could
  /// become standard output, and be written over.
  public static func ofThisProcess() -> World {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDWR)
    }
    Output.ignoreBrokenPipes()
    var start = timespec()
    clock_gettime(CLOCK_MONOTONIC, &start)
    return World(
      output: Output(descriptor: 1), errors: Output(descriptor: 2), environment: variables(),
      userID: Int(getuid()), clock: { Instant(seconds: Int64(time(nil))) },
      readInput: standardInput, lines: .ofThisProcess(),
      remoteLine: variable("SSH_ORIGINAL_COMMAND") ?? [],
      waitUntil: { [start] milliseconds in
        var end = start
        end.tv_nsec += milliseconds * 1_000_000
        end.tv_sec += end.tv_nsec / 1_000_000_000
        end.tv_nsec %= 1_000_000_000
        while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, nil) == EINTR {}
      },
      elapsed: { [start] in
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return (now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1_000_000
      },
      hold: .onThisProcess)
  }

  /// The variables that the programs which take letters may see: they find their own settings by
  /// them.
  static let programVariables = ["HOME", "LOGNAME", "PATH", "USER", "XDG_CONFIG_HOME"]

  /// What those programs see of the environment; what they say is English, and UTF-8.
  var programEnvironment: [String: String] {
    environment.filter { Self.programVariables.contains($0.key) }.merging(
      ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    ) { own, _ in own }
  }

  private static func variables() -> [String: String] {
    let names =
      [
        "JINIUS_DB", "JINIUS_NOW", "JINIUS_AS", "XDG_DATA_HOME", "NO_COLOR", "TERM",
      ] + programVariables + Request.variables
    var found: [String: String] = [:]
    for name in names {
      if let bytes = variable(name) { found[name] = String(decoding: bytes, as: UTF8.self) }
    }
    return found
  }

  private static func variable(_ name: String) -> [UInt8]? {
    guard let value = getenv(name) else { return nil }
    return Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }

  private static func standardInput(limit: Int) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: min(limit, 65_536))
    while bytes.count < limit {
      let wanted = min(block.count, limit - bytes.count)
      let count = block.withUnsafeMutableBytes { read(0, $0.baseAddress, wanted) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .cannotRead(path: "standard input", errno: errno) }
      if count == 0 { break }
      bytes += block.prefix(count)
    }
    return bytes
  }
}
