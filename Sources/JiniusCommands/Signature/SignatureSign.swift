internal import CommandLineKit
internal import JiniusCore

struct SignatureSign: GuardedCommand {
  static let name = "sign"
  static let summary = "Sign with the code of the SMS."
  static let permission = Permission.link
  static let discussion = """
    Words of a command can be read in the list of processes, and stay in a shell's history: without \
    --code a terminal asks for the code, and does not show it. With - for both, the link is the first \
    line of standard input, and the code the second.
    """
  static let examples = [
    "jinius signature sign https://jinius.invalid/sign/…",
    "jinius signature sign https://jinius.invalid/sign/… --code 123456",
  ]

  @Argument("Link, or the token in it; - reads it from standard input.") var link: String
  @Option("The six digits of the SMS; - reads them from standard input. A terminal asks for them.")
  var code: SixDigits?

  func run(in console: Console) throws {
    if try console.isRehearsedSecret() { return }
    let token = console.token(link)
    let outcome = try console.linkRegistry().sign(token: token, code: try digits(console))
    let view = outcome.value
    let level = view.seal.map { ": \($0.signatureLevel.label), \($0.label)" } ?? ""
    try console.report(
      outcome,
      done: "\(view.convention) is signed\(level); next: jinius signature download LINK "
        + "--output FILE",
      already: "\(view.convention) is signed already")
    if let fault = view.missingTimestamp { console.say(fault.sentence) }
  }

  /// The code that was given, or that is asked for.
  private func digits(_ console: Console) throws -> String {
    if let text = code?.text { return text }
    if code == nil && !console.world.lines.isTerminal {
      throw UsageError("missing --code", hint: "--code - reads it from standard input")
    }
    let line = console.line(askedFor: "Code of the SMS")
    return try SixDigits.read(String(decoding: line, as: UTF8.self))
  }
}
