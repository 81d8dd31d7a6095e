internal import CommandLineKit
internal import JiniusCore

struct AccountRectify: GuardedCommand {
  static let name = "rectify"
  static let summary = "Put right what is held on a person."
  static let permission = Permission.oneself
  static let discussion = """
    Another address stands once the link that is sent there is opened: until then the old one does, \
    and is told. jinius invitation cancel calls it off, resend sends another link.

    A paper that is frozen or signed stays as it was read; the answer names them (RGPD 16). While \
    somebody is to sign, his name and address stay: cancel, correct, relaunch. Where codes go is \
    corrected for each space: jinius interlocutor update --mobile.
    """
  static let examples = [
    "jinius account rectify claire.martin@cabinet-martin.fr --family-name Martin-Roy",
    "jinius account rectify claire.martin@cabinet-martin.fr --email claire@martin-roy.fr",
  ]

  static let wordRules = [AccountDetailOptions.rule]

  @Argument("Address of the person.") var account: EmailAddress
  @Option("Given name from now on.") var givenName: NamePart?
  @Option("Family name from now on.") var familyName: NamePart?
  @Option("Address, once it is confirmed; what acted by the old one must name it then.") var email:
    EmailAddress?
  @Option("Profession from now on.") var profession: Profession?
  @Group var details: AccountDetailOptions
  @Flag("No telephone from now on.") var noPhone: Bool
  @Flag("No postal address from now on.") var noAddress: Bool
  @Flag("No professional number from now on.") var noProfessionalNumber: Bool
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    let removed = try removedDetails()
    if givenName == nil, familyName == nil, email == nil, profession == nil,
      details.given == AccountDetails(), removed.isEmpty
    {
      throw UsageError(
        "nothing to put right",
        hint: "give --given-name, --family-name, --email, --profession, --phone, --street or "
          + "--professional-number")
    }
    if let email { console.warn(ofMailbox: email) }
    let outcome = try console.registry(delivery).rectifyAccount(
      account,
      AccountCorrection(
        givenName: givenName?.text, familyName: familyName?.text, email: email,
        profession: profession, details: details.given, removed: removed))
    let asksOnly =
      givenName == nil && familyName == nil && profession == nil
      && details.given == AccountDetails() && removed.isEmpty
    let corrected = outcome.value.account.email
    let asked = outcome.value.awaitedEmail.map { address in
      console.fate(
        of: "the letter to \(address)", .addressConfirmation, to: address.description,
        onItsWay: "a letter goes to \(address)")
        + ": its link makes that the account's address; "
        + "to call it off: jinius invitation cancel \(corrected)"
    }
    let done = "account \(corrected) put right"
    try console.report(
      outcome, done: asksOnly ? asked ?? done : done,
      already: "account \(account) is so already")
    if let asked, !asksOnly || outcome.wasAlready { console.say(asked) }
    let papers = outcome.value.unchangedPapers.map(\.description)
    if !papers.isEmpty {
      console.say("frozen or signed, and unchanged: " + papers.joined(separator: ", "))
    }
  }

  /// What is to be taken out, and was not given anew.
  private func removedDetails() throws -> Set<AccountCorrection.Detail> {
    let wishes: [(Bool, AccountCorrection.Detail, isGiven: Bool, String)] = [
      (noPhone, .phone, details.phone != nil, "--phone and --no-phone"),
      (noAddress, .address, details.address.address != nil, "--street and --no-address"),
      (
        noProfessionalNumber, .professionalNumber, details.professionalNumber != nil,
        "--professional-number and --no-professional-number"
      ),
    ]
    for wish in wishes where wish.0 && wish.isGiven {
      throw UsageError("\(wish.3) exclude each other")
    }
    return Set(wishes.filter(\.0).map(\.1))
  }
}
