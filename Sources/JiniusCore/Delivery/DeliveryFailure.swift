/// Why a letter was not sent: a code, which names nobody.
enum DeliveryFailure: Equatable {
  /// What it brings is dead: a code past its ten minutes, a link that opens nothing any more.
  case stale
  /// Its recipient or its text is none that a message may hold.
  case unfit
  /// Whoever took it died on the way, as often as it may be tried.
  case interrupted
  /// The program ended with this exit status.
  case exit(Int32)
  /// A signal ended the program.
  case signal(Int32)
  case timedOut
  case tooMuchOutput
  /// The system did not start the program, with this `errno`.
  case system(Int32)

  /// As it is kept and shown.
  var code: String {
    switch self {
    case .stale: "stale"
    case .unfit: "unfit"
    case .interrupted: "interrupted"
    case .exit(let status): "exit_\(status)"
    case .signal(let number): "signal_\(number)"
    case .timedOut: "timed_out"
    case .tooMuchOutput: "too_much_output"
    case .system(let number): "errno_\(number)"
    }
  }
}

/// When a letter that was not taken over is tried again.
enum BackOff {
  /// Seconds after the `attempt`th try: a minute, doubled each time, four hours at most.
  static func seconds(after attempt: Int) -> Int64 {
    min(60 << Int64(min(max(attempt - 1, 0), 20)), 4 * 3600)
  }
}
