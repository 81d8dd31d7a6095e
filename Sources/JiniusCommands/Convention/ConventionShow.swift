internal import CommandLineKit
internal import JiniusCore

struct ConventionShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show a convention with the signing procedures of its past."
  static let permission = Permission.look(.readDocuments)
  static let examples = ["jinius convention show C-000001"]

  @Argument("Its number.") var convention: ConventionNumber

  func run(in console: Console) throws {
    let (view, procedures) = try console.registry().convention(convention)
    try console.show(ConventionDetail(view: view, procedures: procedures))
  }
}
