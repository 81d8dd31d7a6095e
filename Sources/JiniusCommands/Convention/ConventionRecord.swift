internal import CommandLineKit
internal import JiniusCore

struct ConventionRecord: GuardedCommand {
  static let name = "record"
  static let summary = "Take back the file that was signed on a partner's platform."
  static let permission = Permission.action(.launchSignature)
  static let discussion = """
    Taken is our frozen file with an incremental update that holds a valid signature of the \
    platform's, and nothing else; what differs is named. Each signature must end at one of the \
    certificates that jinius platform add declared; one that is neither declared nor known is taken by \
    the operator alone, with --untrusted, and every paper about it says so. The level of the \
    signature is the platform's to state.
    """
  static let examples = ["jinius convention record C-000001 --signed-file C-000001-signed.pdf"]

  @Argument("Its number.") var convention: ConventionNumber
  @Option("The signed PDF; - reads it from standard input.", placeholder: "FILE")
  var signedFile: String
  @Flag("Take the signature of a platform that was not declared (the operator alone).")
  var untrusted: Bool

  func run(in console: Console) throws {
    let registry = try console.registry()
    try registry.requireHandOver(of: convention, untrusted: untrusted)
    let outcome = try registry.recordSignedFile(
      convention, try console.input(signedFile, limit: 100_000_000).bytes, untrusted: untrusted)
    let caution =
      outcome.value.platformSignature == .unverified
      ? ", by a platform that is not declared: its signature was verified with no authority" : ""
    try console.report(
      outcome,
      done: "\(convention) is signed\(caution); next: jinius convention download \(convention) "
        + "--output \(convention).pdf",
      already: "\(convention) is signed already, with this very file")
  }
}
