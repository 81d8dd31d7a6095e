internal import CommandLineKit
internal import JiniusCore

struct InvitationAccept: GuardedCommand {
  static let name = "accept"
  static let summary = "Answer an invitation: the account becomes active."
  static let permission = Permission.link
  static let examples = ["jinius invitation accept https://jinius.invalid/invitation/…"]

  @Argument("Link, or the token in it; - reads it from standard input.") var link: String

  func run(in console: Console) throws {
    if try console.isRehearsedSecret() { return }
    let outcome = try console.registry().acceptInvitation(token: console.token(link))
    try console.report(
      outcome, done: "account \(outcome.value.email) is active",
      already: "account \(outcome.value.email) is active already")
  }
}
