internal import CommandLineKit
internal import JiniusCore

struct ConventionRecord: GuardedCommand {
  static let name = "record"
  static let summary = "Take back the file that was signed on a partner's platform."
  static let permission = Permission.action(.launchSignature)
  static let discussion = """
    Taken is our frozen file with an incremental update that holds a valid signature, and nothing \
    else; what differs is named. The level of the signature is the platform's to state.
    """
  static let examples = ["jinius convention record C-000001 --signed-file C-000001-signed.pdf"]

  @Argument("Its number.") var convention: ConventionNumber
  @Option("The signed PDF; - reads it from standard input.") var signedFile: String

  func run(in console: Console) throws {
    let registry = try console.registry()
    try registry.requireHandOver(of: convention)
    let outcome = try registry.recordSignedFile(
      convention, try console.input(signedFile, limit: 100_000_000).bytes)
    try console.report(
      outcome,
      done: "\(convention) is signed; next: jinius convention download \(convention)",
      already: "\(convention) is signed already, with this very file")
  }
}
