internal import CommandLineKit
internal import JiniusCore

struct CompanyShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show a company space with its establishments and pledges."
  static let permission = Permission.action(.manageCompany)
  static let examples = ["jinius company show 379627342"]
  static let wordRules = [CompanyReference.rule]

  @Group var reference: CompanyReference

  func run(in console: Console) throws {
    let siren = try reference.required()
    try console.show(try console.registry().company(siren))
  }
}
