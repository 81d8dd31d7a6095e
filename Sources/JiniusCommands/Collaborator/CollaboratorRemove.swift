internal import CommandLineKit
internal import JiniusCore

struct CollaboratorRemove: GuardedCommand {
  static let name = "remove"
  static let summary = "Take a person out of a company's directory; his history stays his."
  static let permission = Permission.action(.manageCompany)
  static let examples = [
    "jinius collaborator remove --company 379627342 --email lea.petit@cabinet-martin.fr"
  ]
  static let wordRules = [CollaboratorReference.rule]

  @Group var reference: CollaboratorReference

  func run(in console: Console) throws {
    let email = try reference.required().email
    try console.report(
      try console.registry().removeCollaborator(email, from: reference.company),
      done: "\(email) removed from the directory", already: "\(email) had left already")
  }
}
