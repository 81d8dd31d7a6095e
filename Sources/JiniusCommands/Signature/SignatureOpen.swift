internal import CommandLineKit
internal import JiniusCore

struct SignatureOpen: GuardedCommand {
  static let name = "open"
  static let summary = "Look at what a link is for; nothing is changed."
  static let permission = Permission.link
  static let examples = [
    "jinius signature open https://jinius.invalid/sign/…",
    "jinius signature open - < link.txt",
  ]

  @Argument("Link, or the token in it; - reads it from standard input.") var link: String

  func run(in console: Console) throws {
    try console.show(try console.linkRegistry().openSignature(token: console.token(link)))
  }
}
