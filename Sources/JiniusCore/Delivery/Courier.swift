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

  /// The program of a way.
  func program(_ channel: LetterKind.Channel) -> MissingProgram {
    switch channel {
    case .email: MissingProgram(path: setup.sendmail, setting: .sendmail)
    case .sms: MissingProgram(path: setup.smsCommand ?? "", setting: .smsCommand)
    }
  }

  /// Whether the program of a way is there to be run.
  func isOpen(_ channel: LetterKind.Channel) -> Bool {
    FileSystem.isExecutable(program(channel).path)
  }

  /// Hands a letter over, and waits until it was taken or not.
  ///
  /// What the program's exit status says of it counts: one that ends with 0 has taken the letter,
  /// as the sendmail interface has it, and one that gets less than all of it is killed.
  ///
  /// - Returns: nil where there is no program to take it: that is no letter's fault.
  func send(_ letter: ClaimedLetter, limit seconds: Double) -> Answer? {
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
    do {
      let result = try ChildProcess.run(
        program(letter.view.kind.channel).path, arguments, environment: .only(environment),
        input: input, outputLimit: 1 << 20,
        limit: seconds)
      if result.succeeded { return Answer(failure: nil) }
      return Answer(
        failure: DeliveryFailure(result.status),
        said: Self.words(result.errors + result.output, about: letter))
    } catch {
      switch error {
      case .notFound, .notExecutable: return nil
      case .timedOut: return Answer(failure: .timedOut)
      case .tooMuchOutput: return Answer(failure: .tooMuchOutput)
      case .containsNUL: return Answer(failure: .unfit)
      case .system(_, errno: let number): return Answer(failure: .system(number))
      }
    }
  }

  /// The first lines of what a program said, unless they repeat what nobody may see.
  private static func words(_ bytes: [UInt8], about letter: ClaimedLetter) -> String? {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    if text.isEmpty || letter.isBetrayed(by: text) { return nil }
    let lines = text.split(whereSeparator: \.isNewline).prefix(3)
    return String(lines.joined(separator: "; ").prefix(300))
  }
}

/// A program that letters are to be sent by, and that cannot be started.
public struct MissingProgram: Equatable, Sendable {
  /// Where it is looked for.
  public let path: String
  /// The setting that names it.
  public let setting: Setting

  /// A program that is missing.
  public init(path: String, setting: Setting) {
    self.path = path
    self.setting = setting
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
