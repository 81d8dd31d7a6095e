internal import CommandLineKit
internal import JiniusCore

struct SignatureSign: GuardedCommand {
  static let name = "sign"
  static let summary = "Sign with the code of the SMS."
  static let permission = Permission.link
  static let examples = ["jinius signature sign https://jinius.invalid/sign/… --code 123456"]

  @Argument("Link, or the token in it; - reads it from standard input.") var link: String
  @Option("The six digits of the SMS.") var code: SixDigits

  func run(in console: Console) throws {
    if try console.isRehearsedSecret() { return }
    let outcome = try console.registry().sign(
      token: console.token(link), code: code.text)
    let view = outcome.value
    let level = view.seal.map { ": \($0.signatureLevel.label), \($0.label)" } ?? ""
    try console.report(
      outcome,
      done: "\(view.convention) is signed\(level); next: jinius signature download LINK",
      already: "\(view.convention) is signed already")
    if let fault = view.missingTimestamp { console.say(fault.sentence) }
  }
}
