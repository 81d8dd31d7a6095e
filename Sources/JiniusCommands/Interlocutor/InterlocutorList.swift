internal import CommandLineKit
internal import JiniusCore

struct InterlocutorList: GuardedCommand {
  static let name = "list"
  static let summary = "List the interlocutors of a space, with the green tick of those who sign."
  static let permission = Permission.action(.manageRights)
  static let examples = ["jinius interlocutor list --company 379627342"]
  static let wordRules = [SpaceOptions.rule]

  @Group var space: SpaceOptions
  @Option("Of one establishment only, by its SIRET.") var establishment: SIRET?
  @Group var options: ListOptions

  func run(in console: Console) throws {
    let registry = try console.registry()
    let reference = try space.required()
    try console.list(limit: options.limit?.value) {
      try registry.interlocutorPage(
        of: reference, establishment: establishment, after: $0, limit: $1)
    }
  }
}
