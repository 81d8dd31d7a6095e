internal import CommandLineKit
internal import JiniusCore

struct ConventionSignatories: GuardedCommand {
  static let name = "signatories"
  static let summary = "List who may sign a convention: only those who hold the right."
  static let discussion = """
    First it is said what is to be signed: training, participant, dates, place, price, and who is \
    billed.
    """
  static let permission = Permission.action(.launchSignature)
  static let examples = ["jinius convention signatories C-000001"]

  @Argument("Its number.") var convention: ConventionNumber

  func run(in console: Console) throws {
    let registry = try console.registry()
    let signatories = try registry.signatories(of: convention)
    let view = try registry.conventionToLaunch(convention)
    console.say(view.summary)
    try console.list(limit: nil) { after, limit in
      Array(signatories.filter { $0.id > after }.prefix(limit))
    }
    if signatories.isEmpty {
      console.say(ErrorReport.noSignatory(in: view.space, view.establishment))
    }
  }
}
