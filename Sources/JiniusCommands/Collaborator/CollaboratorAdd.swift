internal import CommandLineKit
internal import JiniusCore

struct CollaboratorAdd: GuardedCommand {
  static let name = "add"
  static let summary = "Add a person to a company's directory; a newcomer is invited by e-mail."
  static let permission = Permission.action(.manageCompany)
  static let examples = [
    """
    jinius collaborator add --company 379627342 \
    --participant "Léa Petit <lea.petit@cabinet-martin.fr>"
    """
  ]
  static let wordRules = [CollaboratorReference.rule, NewcomerOptions.rule]

  @Group var reference: CollaboratorReference
  @Group var newcomer: NewcomerOptions
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    let person = try reference.required(newcomer)
    console.warn(ofMailbox: person.email)
    let outcome = try console.registry(delivery).addCollaborator(person, to: reference.company)
    let account = outcome.value.account
    if let given = person.name, given != account.name {
      console.say("\(account.email) is known as \(account.name): that name stands")
    }
    try console.report(
      outcome, made: account.email.description, done: "\(account.email) added to the directory",
      already: "\(account.email) is in the directory already")
  }
}
