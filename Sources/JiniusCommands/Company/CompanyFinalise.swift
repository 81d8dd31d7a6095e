internal import CommandLineKit
internal import JiniusCore

struct CompanyFinalise: Command {
  static let name = "finalise"
  static let summary = "End the creation of a space that was left as a draft."
  static let examples = ["jinius company finalise 379627342"]

  @Argument("Its SIREN.") var siren: SIREN

  func run(in console: Console) throws {
    try console.report(
      try console.registry().finaliseCompany(siren), done: "the space of \(siren) is active",
      already: "the space of \(siren) is active already")
  }
}
