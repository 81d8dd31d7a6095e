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
    Whoever was declared administrator of a company on his behalf confirms his pledge with --pledge: \
    « \(Pledge.currentWording) »
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
  @Flag("Confirm the pledge that was typed on your behalf.") var pledge: Bool

  func run(in console: Console) throws {
    if try console.isRehearsedSecret() { return }
    let (registry, token) = (try console.linkRegistry(), console.token(link))
    let outcome = try registry.acceptInvitation(token: token, name: try name(), pledging: pledge)
    try console.report(
      outcome, done: "account \(outcome.value.email) is \(outcome.value.status.rawValue)",
      already: "account \(outcome.value.email) is \(outcome.value.status.rawValue) already")
    let unconfirmed = try registry.unconfirmedPledges(token: token)
    if !unconfirmed.isEmpty {
      console.say(
        "your pledge as administrator was typed on your behalf for: "
          + "\(unconfirmed.joined(separator: ", ")); to confirm it, the same with --pledge")
    }
  }

  private func name() throws -> PersonName? {
    guard let givenName, let familyName else { return nil }
    return try PersonName.typed(given: givenName.text, family: familyName.text)
  }
}
