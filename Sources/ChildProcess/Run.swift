/// Runs another program to its end: feeds it, gathers what it says, kills it at the time limit.
///
/// No shell is involved: each argument arrives as it is. The child has a process group of its own,
/// the descriptors 0, 1 and 2 (and those of `extraInputs`) and no others. It need not read all of
/// its input, of which 64 KiB wait for it before it starts. What it leaves behind in the background
/// is not waited for.
///
/// - Parameters:
///   - program: a path, or a name to be sought in this process's `PATH`.
///   - arguments: those after the name of the program.
///   - extraInputs: bytes to be read from more descriptors, 3 or above: a key and its passphrase,
///     which others could see among the arguments or in the environment.
///   - outputLimit: how many bytes `output` and `errors` may have, each.
///   - seconds: the time after which the child and its descendants get SIGKILL.
public func run(
  _ program: String, _ arguments: [String], environment: ChildEnvironment, input: [UInt8] = [],
  extraInputs: [(fd: Int32, bytes: [UInt8])] = [], outputLimit: Int = 64 << 20,
  limit seconds: Double
) throws(ChildProcessError) -> ChildResult {
  let deadline = Deadline(after: seconds)
  let command = Command(program: program, arguments: arguments, environment: environment)
  var dialogue = try Dialogue(with: command, input: input, extraInputs: extraInputs)
  switch dialogue.run(until: deadline, outputLimit: outputLimit) {
  case .exit(let status):
    return ChildResult(
      status: status, output: dialogue.output.bytes, errors: dialogue.errors.bytes)
  case .deadline:
    throw .timedOut(program: program, seconds: seconds)
  case .outputLimit:
    throw .tooMuchOutput(program: program, limit: outputLimit)
  case .inputFailed(let number):
    throw .system(program: program, errno: number)
  }
}
