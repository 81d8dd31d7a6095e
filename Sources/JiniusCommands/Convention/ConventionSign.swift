internal import CommandLineKit
internal import JiniusCore

struct ConventionSign: GuardedCommand {
  static let name = "sign"
  static let summary =
    "Launch the signature: the signatory gets a link by e-mail, good for 60 days."
  static let permission = Permission.action(.launchSignature)
  static let discussion = """
    The paper is frozen: what the signatory reads is what he signs. A link that died asks for a \
    whole new launch.
    """
  static let examples = [
    "jinius convention sign C-000001 --signatory paul.durand@cabinet-martin.fr"
  ]

  @Argument("Its number.") var convention: ConventionNumber
  @Option("Address of who signs; jinius convention signatories lists who may.")
  var signatory: EmailAddress

  func run(in console: Console) throws {
    let view = try console.registry().launchSigning(convention, signatory: signatory)
    if console.options.json { try console.show(view) }
    console.say(
      "\(convention): procedure launched (« \(view.status.label) »); \(signatory) got a link that is "
        + "good until \(view.expiresAt?.description ?? "")")
  }
}
