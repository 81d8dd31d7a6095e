internal import CommandLineKit
internal import JiniusCore

struct SignatureCode: GuardedCommand {
  static let name = "code"
  static let summary = "Have a code sent by SMS; it lives ten minutes, and the one before dies."
  static let permission = Permission.link
  static let examples = ["jinius signature code https://jinius.invalid/sign/…"]

  @Argument("Link, or the token in it; - reads it from standard input.") var link: String
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    if try console.isRehearsedSecret() { return }
    let view = try console.linkRegistry(delivery).requestCode(token: console.token(link))
    try console.conclude(view)
    console.say(
      console.fate(
        of: "the SMS with a code for \(view.maskedMobile)", .signatureCode,
        onItsWay: "a code goes to \(view.maskedMobile) by SMS")
        + "; next: jinius signature sign LINK --code …")
  }
}

extension Console {
  /// A dry run of what answers to a secret examines none: it would be a way to try them out.
  func isRehearsedSecret() throws -> Bool {
    guard options.dryRun else { return false }
    try linkRegistry().requireDatabase()
    try conclude(["dry_run": true])
    say("the words are right; no link and no code was examined")
    return true
  }
}
