internal import CommandLineKit
internal import JiniusCore

struct IndividualInit: GuardedCommand {
  static let name = "init"
  static let summary = "Open a private person's space, with the right to sign."
  static let permission = Permission.oneself
  static let examples = [
    "jinius individual init --account marc.blanc@example.fr --mobile \"+33 6 12 34 56 78\""
  ]

  @Option("Address of the person's account.") var account: EmailAddress
  @Option("Mobile, in international format; needed to sign.") var mobile: MobileNumber?

  func run(in console: Console) throws {
    console.warn(ofMailbox: account)
    try console.report(
      try console.registry().declareIndividual(account, mobile: mobile),
      made: account.description, done: "space of \(account) opened",
      already: "the space of \(account) is open already")
  }
}
