internal import CommandLineKit
internal import JiniusCore

struct CompanyPledge: GuardedCommand {
  static let name = "pledge"
  static let summary = "Commit yourself as administrator, or confirm what was typed for you."
  static let permission = Permission.action(.manageCompany)
  static let discussion = """
    « \(Pledge.currentWording) »
    Where whoever runs the installation declared the company, the pledge waits for the word of the \
    administrator himself: he gives it here, with --as, or as he accepts his invitation.
    """
  static let examples = ["jinius company pledge 379627342"]
  static let wordRules = [CompanyReference.rule]

  @Group var reference: CompanyReference

  func run(in console: Console) throws {
    let siren = try reference.required()
    guard try console.actingAccount() != nil else {
      throw UsageError(
        "a pledge is its giver's own word", hint: "act as the administrator: --as EMAIL")
    }
    try console.report(
      try console.registry().pledge(for: siren), done: "pledge for \(siren) given",
      already: "pledge for \(siren) given already")
  }
}
