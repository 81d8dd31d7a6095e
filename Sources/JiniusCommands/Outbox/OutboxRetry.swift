internal import CommandLineKit
internal import JiniusCore

struct OutboxRetry: GuardedCommand {
  static let name = "retry"
  static let summary = "Put letters that were given up back into the queue, due now."
  static let permission = Permission.operatorship
  static let discussion = """
    They have all of their tries again; "jinius outbox deliver" sends them. One that waits for its \
    next try is made due as well. With --failed, letters whose link or code is dead are left alone.
    """
  static let examples = ["jinius outbox retry --failed"]
  static let wordRules = [WordRule.exactlyOne(["LETTER", "--failed"])]

  @Argument("Its number.") var letter: ListNumber?
  @Flag("All that were given up.") var failed: Bool

  func run(in console: Console) throws {
    let registry = try console.registry()
    if let letter {
      let outcome = try registry.retryLetter(letter.value)
      try console.conclude(outcome.value, wasAlready: outcome.wasAlready)
      console.say(
        outcome.wasAlready
          ? "letter \(letter.value) is due already"
          : "letter \(letter.value) is due; next: jinius outbox deliver")
    } else {
      let letters = try registry.retryFailedLetters()
      try console.conclude(list: letters)
      console.say(
        letters.isEmpty
          ? "no letter to retry" : "\(letters.count) due; next: jinius outbox deliver")
    }
  }
}
