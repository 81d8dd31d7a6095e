internal import CommandLineKit
internal import JiniusCore

struct OutboxShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show a letter; only a sandbox shows its link or code."
  static let permission = Permission.operatorship
  static let examples = ["jinius outbox show 1"]

  @Argument("Its number.") var letter: PositiveNumber

  func run(in console: Console) throws {
    try console.show(LetterDetail(letter: try console.registry().letter(letter.value)))
  }
}
