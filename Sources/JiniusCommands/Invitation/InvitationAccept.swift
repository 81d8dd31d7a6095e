internal import CommandLineKit
internal import JiniusCore

struct InvitationAccept: GuardedCommand {
  static let name = "accept"
  static let summary = "Answer an invitation, or confirm an address: the account becomes active."
  static let permission = Permission.link
  static let discussion = """
    The name by which somebody was invited is a suggestion: the one that he gives here stands, and \
    without one that of the letter. The link of a letter that confirms an address makes it the \
    account's own.
    """
  static let examples = [
    "jinius invitation accept https://jinius.invalid/invitation/…",
    "jinius invitation accept https://jinius.invalid/invitation/… --given-name Léa "
      + "--family-name Petit-Roy",
  ]
  static let wordRules = [NewcomerOptions.rule]

  @Argument("Link, or the token in it; - reads it from standard input.") var link: String
  @Option("Given name, if another is right.") var givenName: NamePart?
  @Option("Family name, if another is right.") var familyName: NamePart?

  func run(in console: Console) throws {
    if try console.isRehearsedSecret() { return }
    let outcome = try console.linkRegistry().acceptInvitation(
      token: console.token(link), name: try name())
    try console.report(
      outcome, done: "account \(outcome.value.email) is \(outcome.value.status.rawValue)",
      already: "account \(outcome.value.email) is \(outcome.value.status.rawValue) already")
  }

  private func name() throws -> PersonName? {
    guard let givenName, let familyName else { return nil }
    return try PersonName.typed(given: givenName.text, family: familyName.text)
  }
}
