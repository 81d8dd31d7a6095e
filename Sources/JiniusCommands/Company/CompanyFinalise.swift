internal import CommandLineKit
internal import JiniusCore

struct CompanyFinalise: GuardedCommand {
  static let name = "finalise"
  static let summary = "End the creation of a space that was left as a draft."
  static let permission = Permission.action(.manageCompany)
  static let examples = ["jinius company finalise 379627342"]
  static let wordRules = [CompanyReference.rule]

  @Group var reference: CompanyReference

  func run(in console: Console) throws {
    let siren = try reference.required()
    try console.report(
      try console.registry().finaliseCompany(siren), done: "the space of \(siren) is active",
      already: "the space of \(siren) is active already")
  }
}
