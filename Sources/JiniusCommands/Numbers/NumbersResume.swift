internal import CommandLineKit
internal import JiniusCore

struct NumbersResume: GuardedCommand {
  static let name = "resume"
  static let summary = "Say how far numbers were given out before a restore, and give new ones."
  static let permission = Permission.operatorship
  static let discussion = """
    Give the last registration and the last convention that you know of, from letters, invoices or \
    signed files that are younger than the backup; rather too high than too low. New ones begin \
    behind them. Without either, none was given out since the backup.
    """
  static let examples = [
    "jinius numbers resume --registration R-000130 --convention C-000130", "jinius numbers resume",
  ]

  @Option("The last registration.") var registration: RegistrationNumber?
  @Option("The last convention.") var convention: ConventionNumber?

  func run(in console: Console) throws {
    let outcome = try console.registry().resumeNumbers(
      LastNumbers(registration: registration, convention: convention))
    try console.conclude(outcome.value.json, wasAlready: outcome.wasAlready)
    let last = "\(outcome.value.registration) and \(outcome.value.convention)"
    console.say(
      outcome.wasAlready
        ? "numbers go on behind \(last) already" : "numbers go on behind \(last)")
  }
}
