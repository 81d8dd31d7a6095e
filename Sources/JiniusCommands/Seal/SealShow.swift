internal import CommandLineKit
internal import JiniusCore

struct SealShow: GuardedCommand {
  static let name = "show"
  static let summary = "Show the seal's certificate; never its key."
  static let permission = Permission.operatorship
  static let examples = ["jinius seal show", "jinius seal show --json | jq -r .sha256"]

  func run(in console: Console) throws {
    try console.show(try console.registry().seal())
  }
}
