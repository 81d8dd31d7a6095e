internal import CommandLineKit
internal import JiniusCore

struct CollaboratorUpdate: GuardedCommand {
  static let name = "update"
  static let summary = "Put a newcomer's name or address right, until he accepts his account."
  static let permission = Permission.action(.manageCompany)
  static let discussion = """
    What was done for him follows, and the right address is invited; the old link is dead. Where other \
    firms have to do with him, or somebody has that address already, the person at it takes his place \
    in the directory, and what he was registered for stays under the old one.
    """
  static let examples = [
    "jinius collaborator update --company 379627342 --email lea.petit@cabinet-martin.fr "
      + "--given-name Léa --family-name Petit-Roy",
    "jinius collaborator update --company 379627342 --email lea.pettit@cabinet-martin.fr "
      + "--new-email lea.petit@cabinet-martin.fr",
  ]
  static let wordRules = [CollaboratorReference.rule, NewcomerOptions.rule]

  @Group var reference: CollaboratorReference
  @Option("The right address.") var newEmail: EmailAddress?
  @Group var newcomer: NewcomerOptions
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    let name = try newcomer.name()
    if name == nil && newEmail == nil {
      throw UsageError(
        "nothing to put right", hint: "give --given-name and --family-name, or --new-email")
    }
    if let newEmail { console.warn(ofMailbox: newEmail) }
    let email = try reference.required().email
    let registry = try console.registry(delivery)
    let papers = try name.flatMap { _ in
      try registry.papers(naming: email, in: .company(reference.company), for: .manageCompany)
    }
    let outcome = try registry.updateCollaborator(
      email, of: reference.company, NewcomerCorrection(name: name, email: newEmail))
    let account = outcome.value.account
    try console.report(
      outcome, keeping: papers?.unchanged(by: account) ?? [],
      done: "\(email) put right: \(account.name) <\(account.email)>",
      already: "\(account.email) is so already")
  }
}
