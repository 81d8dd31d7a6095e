internal import CommandLineKit
internal import JiniusCore

struct ConventionAttestation: GuardedCommand {
  static let name = "attestation"
  static let summary = "Write a signatory's attestation of his signature, without others' data."
  static let permission = Permission.action(.readDocuments)
  static let discussion = """
    A PDF in French: who signed, which document, when, at which level (a simple electronic signature \
    under eIDAS). The participant and whoever launched the signature are not named. It is sealed where \
    the database has a seal, and made anew each time.
    """
  static let examples = ["jinius convention attestation C-000001 --output attestation.pdf"]

  @Argument("Its number.") var convention: ConventionNumber
  @Group var document: DocumentOptions

  func run(in console: Console) throws {
    let bytes = try console.registry().attestation(of: convention)
    try console.deliver(
      bytes, document,
      facts: ["id": .string(convention.description), "file": .string(document.output)])
  }
}
