internal import CommandLineKit
internal import JiniusCore

struct ConventionPreview: GuardedCommand {
  static let name = "preview"
  static let summary =
    "Write the paper as it stands: a draft, what is being signed, or the signed file."
  static let permission = Permission.action(.readDocuments)
  static let examples = ["jinius convention preview C-000001 --output draft.pdf"]

  @Argument("Its number.") var convention: ConventionNumber
  @Group var document: DocumentOptions

  func run(in console: Console) throws {
    let bytes = try console.registry().preview(convention)
    try console.deliver(
      bytes, document,
      facts: ["id": .string(convention.description), "file": .string(document.output)])
  }
}
