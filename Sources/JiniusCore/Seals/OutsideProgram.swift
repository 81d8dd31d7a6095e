internal import ChildProcess

/// Why a program that the seal rests on did not do its work.
public enum ToolError: Error, Equatable, Sendable {
  /// It is not installed; the Debian package that brings it.
  case missing(program: String, package: String)
  /// It is there, and did not do what it was asked for.
  case failed(program: String, Failure)

  /// How a program failed.
  public enum Failure: Equatable, Sendable {
    /// It cannot be run.
    case notExecutable
    /// It was stopped at its time limit.
    case timedOut(seconds: Int)
    /// It was stopped for saying too much.
    case tooMuchOutput
    /// It refused, in its own words.
    case refused(String)
    /// It answered with something that it should not have: the seal would not hold.
    case wrongAnswer
    /// The system refused to start it.
    case system(errno: Int32)
  }
}

/// The programs that are called around a seal: the one place that starts them.
///
/// They get an argument array, never a shell; none of this process's environment; and what is secret
/// by descriptors, never among the arguments or in a file.
struct OutsideProgram {
  let name: String
  let package: String

  /// Keys, signatures and time-stamp tokens.
  static let openssl = OutsideProgram(name: "openssl", package: "openssl")
  /// Asks a time-stamp authority.
  static let curl = OutsideProgram(name: "curl", package: "curl")

  /// Whether it is installed; nothing is started.
  var isThere: Bool { canRun(name) }

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - input: its standard input.
  ///   - others: what it reads under `/dev/fd/3`, `/dev/fd/4` and so on (`-passin fd:3`).
  /// - Returns: how it ended and what it said; to refuse is an answer too.
  func run(
    _ arguments: [String], input: [UInt8] = [], others: [[UInt8]] = [], limit: Double = 30
  ) throws(ToolError) -> ChildResult {
    let extra = others.enumerated().map { (fd: Int32(3 + $0.offset), bytes: $0.element) }
    do {
      return try ChildProcess.run(
        name, arguments, environment: ["LC_ALL": "C"], input: input, extraInputs: extra,
        outputLimit: 16 << 20, limit: limit)
    } catch {
      switch error {
      case .notFound: throw .missing(program: name, package: package)
      case .notExecutable: throw .failed(program: name, .notExecutable)
      case .timedOut(_, let seconds):
        throw .failed(program: name, .timedOut(seconds: Int(seconds)))
      case .tooMuchOutput: throw .failed(program: name, .tooMuchOutput)
      case .containsNUL: throw .failed(program: name, .system(errno: 22))
      case .system(_, let code): throw .failed(program: name, .system(errno: code))
      }
    }
  }

  /// Runs what must succeed, and gives its output.
  func output(
    _ arguments: [String], input: [UInt8] = [], others: [[UInt8]] = []
  ) throws(ToolError) -> [UInt8] {
    let result = try run(arguments, input: input, others: others)
    guard result.succeeded else {
      throw .failed(program: name, .refused(result.complaint))
    }
    return result.output
  }
}

extension ChildResult {
  /// Whether OpenSSL found right what it was to verify. Its words are asked for as well as its
  /// status: a program that does nothing ends well, too.
  func confirms(_ words: String) throws(ToolError) -> Bool {
    if !succeeded { return false }
    let said = String(decoding: output.prefix(4096) + errors.prefix(4096), as: UTF8.self)
    guard said.contains(words) else {
      throw .failed(program: OutsideProgram.openssl.name, .wrongAnswer)
    }
    return true
  }

  /// The reason in what OpenSSL says of a failure, or the first line of what was said.
  var complaint: String {
    let lines = String(decoding: errors.prefix(4096), as: UTF8.self).split(separator: "\n")
    let reasons = lines.compactMap { line -> Substring? in
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count > 5, fields[1] == "error" else { return nil }
      return fields[5]
    }
    return String(reasons.first ?? lines.first ?? "no reason was given")
  }
}
