internal import CommandLineKit
internal import JiniusCore

struct OutboxShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show a letter; only a sandbox shows its link or code."
  static let permission = Permission.operatorship
  static let examples = [
    "jinius outbox show --last",
    "jinius outbox show --last --to paul.durand@cabinet-martin.fr --kind signature_link",
  ]
  static let wordRules = [WordRule.exactlyOne(["LETTER", "--last"])]

  @Argument("Its number.") var letter: ListNumber?
  @Flag("The newest, of those that --to and --kind leave.") var last: Bool
  @Option("With --last: to one e-mail address or mobile.") var to: RecipientWord?
  @Option("With --last: of one kind.") var kind: LetterKind?

  func run(in console: Console) throws {
    let registry = try console.registry()
    if let letter {
      if to != nil || kind != nil {
        throw UsageError("--to and --kind go with --last", hint: "give --last without a number")
      }
      try console.show(LetterDetail(letter: try registry.letter(letter.value)))
    } else {
      let newest = LetterFilter(recipient: to?.text, kind: kind, isNewestFirst: true)
      try console.show(LetterDetail(letter: try registry.letter(newest)))
    }
  }
}
