internal import CommandLineKit
internal import JiniusCore

struct ConventionDownload: GuardedCommand {
  static let name = "download"
  static let summary = "Write the signed file."
  static let permission = Permission.action(.readDocuments)
  static let examples = ["jinius convention download C-000001 --output C-000001.pdf"]

  @Argument("Its number.") var convention: ConventionNumber
  @Group var document: DocumentOptions

  func run(in console: Console) throws {
    let bytes = try console.registry().download(convention)
    try console.deliver(
      bytes, document,
      facts: ["id": .string(convention.description), "file": .string(document.output)])
  }
}
