internal import CommandLineKit
internal import JiniusCore

struct PlatformRemove: GuardedCommand {
  static let name = "remove"
  static let summary = "Take a platform off the list: its signatures count no more."
  static let permission = Permission.operatorship
  static let discussion =
    "Refused while papers are there to be signed. What is signed stays signed."
  static let examples = ["jinius platform remove \"Je Signe Expert\""]

  @Argument("Its name.") var platform: PlatformName

  func run(in console: Console) throws {
    let outcome = try console.registry().removePlatform(platform.text)
    try console.conclude(["name": .string(outcome.value)], wasAlready: outcome.wasAlready)
    console.say(
      outcome.wasAlready
        ? "platform “\(outcome.value)” was removed already"
        : "platform “\(outcome.value)” removed")
  }
}
