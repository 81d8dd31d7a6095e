internal import CommandLineKit
internal import JiniusCore

struct SignatureRead: GuardedCommand {
  static let name = "read"
  static let summary = "Write the document that is to be signed; reading comes before the code."
  static let permission = Permission.link
  static let examples = ["jinius signature read https://jinius.invalid/sign/… --output to-read.pdf"]

  @Argument("Link, or the token in it; - reads it from standard input.") var link: String
  @Group var document: DocumentOptions

  func run(in console: Console) throws {
    let token = console.token(link)
    let registry = try console.linkRegistry()
    let (bytes, view) = try registry.documentToRead(token: token)
    try console.deliver(
      bytes, document,
      facts: [
        "id": .string(view.convention.description), "file": .string(document.output),
        "sha256": .string(view.documentDigest),
      ])
    _ = try registry.markRead(token: token)
    console.say("next: jinius signature code LINK")
  }
}
