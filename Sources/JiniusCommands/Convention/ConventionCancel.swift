internal import CommandLineKit
internal import JiniusCore

struct ConventionCancel: GuardedCommand {
  static let name = "cancel"
  static let summary = "Cancel a signature in progress: the link dies at once."
  static let permission = Permission.action(.launchSignature)
  static let examples = ["jinius convention cancel C-000001 --reason \"mauvais destinataire\""]

  @Argument("Its number.") var convention: ConventionNumber
  @Option("Why; the signatory is told.") var reason: PrintableLine?

  func run(in console: Console) throws {
    try console.report(
      try console.registry().cancelSigning(convention, reason: reason?.text),
      done: "\(convention): signature cancelled, the link is dead",
      already: "\(convention): already so, no signature is in progress")
  }
}
