internal import CommandLineKit
internal import JiniusCore

struct InterlocutorRemove: GuardedCommand {
  static let name = "remove"
  static let summary = "Remove an interlocutor; his signatures in progress end."
  static let permission = Permission.action(.manageRights)
  static let examples = [
    "jinius interlocutor remove --company 379627342 --email zoe.leroy@cabinet-martin.fr"
  ]
  static let wordRules = [SpaceOptions.rule]

  @Group var reference: InterlocutorReference

  func run(in console: Console) throws {
    let outcome = try console.registry().removeInterlocutor(
      reference.email, of: try reference.space.required(),
      establishment: reference.establishment)
    try console.report(
      outcome, done: "interlocutor \(reference.email) removed",
      already: "interlocutor \(reference.email) was removed already")
  }
}
