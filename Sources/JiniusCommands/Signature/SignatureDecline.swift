internal import CommandLineKit
internal import JiniusCore

struct SignatureDecline: GuardedCommand {
  static let name = "decline"
  static let summary = "Refuse to sign: the link dies, and the administrators are told."
  static let permission = Permission.link
  static let examples = [
    "jinius signature decline https://jinius.invalid/sign/… --reason \"le prix est faux\""
  ]

  @Argument("Link, or the token in it; - reads it from standard input.") var link: String
  @Option("Why.") var reason: PrintableLine?

  func run(in console: Console) throws {
    if try console.isRehearsedSecret() { return }
    let convention = try console.linkRegistry().declineSignature(
      token: console.token(link), reason: reason?.text)
    try console.conclude([
      "convention": .string(convention.description), "status": "declined",
      "status_label": "Refusée", "available_actions": .array([]),
    ])
    console.say("\(convention): you have refused to sign")
  }
}
