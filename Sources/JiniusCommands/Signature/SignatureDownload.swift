internal import CommandLineKit
internal import JiniusCore

struct SignatureDownload: GuardedCommand {
  static let name = "download"
  static let summary = "Write the signed file, through the link that signed it."
  static let permission = Permission.link
  static let examples = ["jinius signature download https://jinius.invalid/sign/… -o signed.pdf"]

  @Argument("Link, or the token in it; - reads it from standard input.") var link: String
  @Group var document: DocumentOptions

  func run(in console: Console) throws {
    let bytes = try console.linkRegistry().signedDocument(token: console.token(link))
    try console.deliver(bytes, document, facts: ["file": .string(document.output)])
  }
}
