internal import ChildProcess

/// Hands letters over to the programs that take them further: the one place that starts them.
///
/// Each gets an argument array, never a shell, and the text on its standard input: no list of
/// processes shows a link or a code. Recipients stand behind `--`, and are never read out of the
/// message (`-t`): what somebody calls himself becomes neither an option nor a further recipient.
struct Courier {
  let setup: DeliverySetup
  /// What the programs see of the environment.
  let environment: [String: String]

  /// What became of a letter.
  struct Answer {
    /// Nil when it was taken over.
    let failure: DeliveryFailure?
    /// What the program said about it, on one line.
    var said: String?
  }

  /// Refuses while a program is missing: that is no letter's fault, and none is to be counted.
  func requirePrograms() throws(Refusal) {
    for channel in setup.channels {
      let program = program(channel)
      if !FileSystem.isExecutable(program) {
        throw .programMissing(program, setting: setting(channel))
      }
    }
  }

  /// Hands a letter over, and waits until it was taken or not.
  func send(_ letter: ClaimedLetter, limit seconds: Double) throws(Refusal) -> Answer {
    let arguments: [String]
    let input: [UInt8]
    switch letter.content {
    case .mail(to: let recipient, let message):
      let sender = setup.sender?.description ?? ""
      arguments = ["-i", "-f", sender, "--", recipient.description]
      input = message
    case .sms(to: let number, let text):
      arguments = [number.description]
      input = text
    }
    let channel = letter.view.kind.channel
    let program = program(channel)
    do {
      let result = try ChildProcess.run(
        program, arguments, environment: .only(environment), input: input, outputLimit: 1 << 20,
        limit: seconds)
      if result.succeeded { return Answer(failure: nil) }
      return Answer(
        failure: DeliveryFailure(result.status),
        said: Self.words(result.errors + result.output, about: letter))
    } catch {
      switch error {
      case .notFound, .notExecutable:
        throw .programMissing(program, setting: setting(channel))
      case .timedOut: return Answer(failure: .timedOut)
      case .tooMuchOutput: return Answer(failure: .tooMuchOutput)
      case .containsNUL: return Answer(failure: .unfit)
      case .system(_, errno: let number): return Answer(failure: .system(number))
      }
    }
  }

  private func program(_ channel: LetterKind.Channel) -> String {
    channel == .email ? setup.sendmail : setup.smsCommand ?? ""
  }

  private func setting(_ channel: LetterKind.Channel) -> Setting {
    channel == .email ? .sendmail : .smsCommand
  }

  /// The first lines of what a program said, unless they repeat what nobody may see.
  private static func words(_ bytes: [UInt8], about letter: ClaimedLetter) -> String? {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    if text.isEmpty || letter.isBetrayed(by: text) { return nil }
    let lines = text.split(whereSeparator: \.isNewline).prefix(3)
    return String(lines.joined(separator: "; ").prefix(300))
  }
}

extension DeliveryFailure {
  /// How a program ended that did not take a letter.
  fileprivate init(_ status: ChildStatus) {
    switch status {
    case .exited(let status): self = .exit(status)
    case .signalled(let number): self = .signal(number)
    }
  }
}
