/// How a child ended, and all that it said.
public struct ChildResult: Equatable, Sendable {
  /// How it ended.
  public let status: ChildStatus
  /// What it wrote to its standard output.
  public let output: [UInt8]
  /// What it wrote to its standard error.
  public let errors: [UInt8]

  /// Whether it exited with 0.
  public var succeeded: Bool { status == .exited(0) }
}

/// How a child ended.
public enum ChildStatus: Equatable, Sendable {
  /// By itself, with this exit status.
  case exited(Int32)
  /// By this signal.
  case signalled(Int32)

  /// Reads what `waitpid` answers.
  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7f
    self = signal == 0 ? .exited(waitStatus >> 8 & 0xff) : .signalled(signal)
  }
}

/// The environment variables of a child.
public enum ChildEnvironment: Equatable, Sendable, ExpressibleByDictionaryLiteral {
  /// Those of this process.
  case inherited
  /// These and no others.
  case only([String: String])

  /// No variable at all.
  public static let empty = ChildEnvironment.only([:])

  /// These variables and no others.
  public init(dictionaryLiteral variables: (String, String)...) {
    self = .only(Dictionary(variables) { _, last in last })
  }
}

/// Why a child did not run to its end.
public enum ChildProcessError: Error, Equatable, Sendable {
  /// The program, or the interpreter that its first line names, does not exist.
  case notFound(program: String)
  /// The file exists but cannot be run: a permission, a directory, not a program.
  case notExecutable(program: String)
  /// An argument or a variable has a NUL, which no program can be given.
  case containsNUL(program: String)
  /// It was killed at its time limit.
  case timedOut(program: String, seconds: Double)
  /// It was killed for saying more than `limit` bytes.
  case tooMuchOutput(program: String, limit: Int)
  /// The system refused, with this `errno`.
  case system(program: String, errno: Int32)
}
