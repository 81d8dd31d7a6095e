internal import CommandLineKit
internal import JiniusCore

struct NumbersShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show the last numbers that are taken, and whether new ones are given."
  static let permission = Permission.operatorship
  static let examples = ["jinius numbers show"]

  func run(in console: Console) throws {
    try console.print(try console.registry().numbers().json)
  }
}

extension NumbersView {
  /// How it stands.
  var json: JSON {
    [
      "status": .string(isHeld ? "held" : "given"),
      "registration": .string(registration.description),
      "convention": .string(convention.description),
    ]
  }
}
