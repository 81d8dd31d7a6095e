internal import JiniusCore

/// The sentences about the seal, and about the programs that it rests on.
extension ErrorReport {
  init(_ error: ToolError) {
    switch error {
    case .missing(let program, let package):
      self.init(
        .unavailable, "tool_missing", "\(program) is not installed, and this needs it",
        hint: "apt-get install \(package)")
    case .failed(let program, let failure):
      self.init(
        .unavailable, "tool_failed", "\(program) \(Self.words(failure))",
        hint: "try \(program) by hand: \(program) version")
    }
  }

  private static func words(_ failure: ToolError.Failure) -> String {
    switch failure {
    case .notExecutable: "is there, but cannot be run"
    case .timedOut(let seconds): "gave no answer within \(seconds) s"
    case .tooMuchOutput: "said far more than it should"
    case .refused(let complaint): "refused: \(complaint)"
    case .wrongAnswer: "gave an answer that does not hold"
    case .system(let code): "could not be started: \(systemMessage(code))"
    }
  }
}
