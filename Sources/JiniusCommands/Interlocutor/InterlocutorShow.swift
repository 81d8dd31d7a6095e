internal import CommandLineKit
internal import JiniusCore

struct InterlocutorShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show an interlocutor."
  static let permission = Permission.action(.manageRights)
  static let examples = [
    "jinius interlocutor show --company 379627342 --email paul.durand@cabinet-martin.fr"
  ]
  static let wordRules = [SpaceOptions.rule]

  @Group var reference: InterlocutorReference

  func run(in console: Console) throws {
    try console.show(
      try console.registry().interlocutor(
        reference.email, of: try reference.space.required(),
        establishment: reference.establishment))
  }
}
