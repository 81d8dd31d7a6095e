internal import CommandLineKit
internal import JiniusCore

struct OutboxResend: GuardedCommand {
  static let name = "resend"
  static let summary = "Send a letter again that was sent and got lost."
  static let permission = Permission.operatorship
  static let discussion = """
    It goes as a copy, with the link or code that it holds, while that is alive: a dead one is never \
    sent. Three times within 24 hours at most (the setting invitation_resends); a copy of an \
    invitation counts as one. One that was given up is put back into the queue.
    """
  static let examples = [
    "jinius outbox resend --last --to paul.durand@cabinet-martin.fr --kind signature_link"
  ]
  static let wordRules = [WordRule.exactlyOne(["LETTER", "--last"])]

  @Argument("Its number.") var letter: ListNumber?
  @Flag("The newest, of those that --to and --kind leave.") var last: Bool
  @Option("With --last: to one e-mail address or mobile.") var to: RecipientWord?
  @Option("With --last: of one kind.") var kind: LetterKind?
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    let registry = try console.registry(delivery)
    let outcome: Outcome<LetterView>
    if let letter {
      if to != nil || kind != nil {
        throw UsageError("--to and --kind go with --last", hint: "give --last without a number")
      }
      outcome = try registry.resendLetter(letter.value)
    } else {
      outcome = try registry.resendLetter(
        LetterFilter(recipient: to?.text, kind: kind, isNewestFirst: true))
    }
    let view = outcome.value
    try console.report(
      outcome, made: String(view.id),
      done: console.fate(
        of: "letter \(view.id), a copy,", view.kind, to: view.recipient,
        onItsWay: "letter \(view.id), a copy, goes to \(view.recipient)"),
      already: "letter \(view.id) is on its way already")
  }
}
