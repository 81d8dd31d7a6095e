internal import CommandLineKit
internal import JiniusCore

/// The program: the tree of its commands, and the only place where errors are caught.
public enum Tool {
  /// The program's version.
  public static let version = "0.1.0"

  /// The commands with their help.
  static let tool = CommandLineTool<Console>(
    name: "jinius", version: version,
    summary: "Enrolment for training: from a company space to a signed convention.",
    examples: [
      "jinius init --sandbox",
      "jinius company init --help",
      "jinius convention list --status awaiting_signature",
    ],
    tree: CommandIndex.tree, topics: HelpTopics.all, globals: CommonOptions.self)

  /// Runs the words of this process, of which the first is the program's own name.
  ///
  /// There is none where Swift cannot read them, as in a cage without /proc: no word at all would
  /// ask for help, and succeed. Under the name `jinius.cgi` it is the command `cgi`, and nothing
  /// else: servers make words of what stands behind a question mark (RFC 3875 §4.4).
  public static func run(process words: [String], in world: World) -> ExitStatus {
    if words.first?.split(separator: "/").last == "jinius.cgi" { return run(["cgi"], in: world) }
    if !words.isEmpty { return run(Array(words.dropFirst()), in: world) }
    let report = ErrorReport(
      .unavailable, "no_words", "the words of the command line cannot be read",
      hint: "mount /proc")
    try? world.errors.write(report.text)
    try? world.errors.flush()
    return report.status
  }

  /// Runs the words of a command line, and answers with the exit status.
  public static func run(_ words: [String], in world: World) -> ExitStatus {
    var status = perform(words, in: world)
    for stream in [world.output, world.errors] {
      do { try stream.flush() } catch {
        status = outputStatus(error, instead: status, words, world)
      }
    }
    return status
  }

  private static func perform(_ words: [String], in world: World) -> ExitStatus {
    func told(_ error: any Error) -> ExitStatus { tell(error, of: words, in: world) }
    do { return try attempt(words, by: tool, in: world, telling: told) } catch {
      return told(error)
    }
  }

  /// Does what the words ask for, with the commands of a tool. What it came to is told, and only then
  /// are letters sent: that may take long.
  static func attempt(
    _ words: [String], by tool: CommandLineTool<Console>, in world: World,
    telling tell: (any Error) throws -> ExitStatus
  ) throws -> ExitStatus {
    let options = CommonOptions()
    let invocation: Invocation<Console>
    do { invocation = try tool.parse(words, globals: options) } catch { return try tell(error) }
    switch invocation {
    case .help(let text): try world.output.write(text)
    case .version: try world.output.write(try versionText(words))
    case .run(let command, let path):
      let console = Console(world: world, options: options)
      // A refusal may have left letters too: that a procedure is locked, for one.
      defer { sendLetters(of: console, after: path.first ?? "") }
      do {
        try command.run(in: console)
        console.sayWhatHoldsLettersUp()
        // The answer is not to wait for the mail, and that it is lost is said with what stands.
        if console.hasCommitted || console.hasLettersToSend { try world.output.flush() }
        if console.hasLettersToSend { try? world.errors.flush() }
      } catch {
        let status = try tell(Unfinished(error, of: path, words, in: console) ?? error)
        if console.hasLettersToSend { try? world.errors.flush() }
        return status
      }
      return console.status
    }
    return .done
  }

  /// Those who look after the outbox and the installation: they see what waits, and leave it so.
  private static let caretakers: Set = ["audit", "doctor", "gate", "outbox", "settings"]

  /// Sends what the command has put into the outbox, and what was due before. What it came to
  /// stands: letters that do not leave now wait for the next command, or for `outbox deliver`.
  private static func sendLetters(of console: Console, after noun: String) {
    defer {
      try? console.world.errors.flush()
      console.world.hold.release()
    }
    if console.queuedLetters == nil, caretakers.contains(noun) || !console.hasLettersToSend {
      return
    }
    do { try console.deliverLetters() } catch {
      if console.queuedLetters == nil { return }
      console.sayOfLetters("letters wait: \(ErrorReport(error).message)")
    }
  }

  /// Says what went wrong, as the words ask for it, and answers with the exit status.
  static func tell(_ error: any Error, of words: [String], in world: World) -> ExitStatus {
    if let failure = error as? OutputError {
      return outputStatus(failure, instead: .done, words, world)
    }
    let report = ErrorReport(error)
    try? world.errors.write(report.text(for: words))
    return report.status
  }

  private static func versionText(_ words: [String]) throws -> String {
    guard wantsFlag("--json", in: words) else { return "jinius \(version)\n" }
    let json: JSON = [
      "name": "jinius", "version": .string(version), "schema": .int(Store.schemaVersion),
    ]
    return json.text + "\n"
  }

  /// A reader that went away is told nothing (141); a stream that fails is told on the other (74).
  private static func outputStatus(
    _ error: OutputError, instead status: ExitStatus, _ words: [String], _ world: World
  ) -> ExitStatus {
    switch error {
    case .readerGone: return status == .done ? .readerGone : status
    case .failed:
      if status != .done && status != .partlyRefused { return status }
      try? world.errors.write(ErrorReport(error).text(for: words))
      try? world.errors.flush()
      return .outputFailed
    }
  }
}

extension ErrorReport {
  /// As the words ask for it: one JSON object for scripts, sentences for a person.
  fileprivate func text(for words: [String]) -> String {
    wantsFlag("--json", in: words) ? json.text + "\n" : text
  }
}
