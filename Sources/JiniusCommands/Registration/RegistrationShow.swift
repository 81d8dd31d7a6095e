internal import CommandLineKit
internal import JiniusCore

struct RegistrationShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show a registration."
  static let permission = Permission.look(.readDocuments)
  static let examples = ["jinius registration show R-000001"]

  @Argument("Its number.") var registration: RegistrationNumber

  func run(in console: Console) throws {
    try console.show(try console.registry().registration(registration))
  }
}
