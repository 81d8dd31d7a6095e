internal import CommandLineKit
internal import JiniusCore

struct AccountErase: GuardedCommand {
  static let name = "erase"
  static let summary = "Erase a person, but for what the law keeps."
  static let permission = Permission.oneself
  static let discussion = """
    Who the person was goes from every table (RGPD 17); the answer says record by record what the \
    law keeps, by which article, and until when. Refused while a registration is to come, while \
    something is to be signed, and to the last administrator of a company. It cannot be undone; \
    the address may be used for a new account.
    """
  static let examples = ["jinius account erase max.noir@cabinet-martin.fr --yes"]

  @Argument("Address of the person.") var email: EmailAddress
  @Flag("Confirm that it cannot be undone.") var yes: Bool

  func run(in console: Console) throws {
    let outcome = try console.registry().eraseAccount(email, isConfirmed: yes)
    if console.options.json {
      try console.conclude(outcome.value, wasAlready: outcome.wasAlready)
    } else {
      try console.show(outcome.value)
    }
    console.say(
      outcome.wasAlready
        ? "account \(email) was erased already" : "account \(email) erased: see what is kept")
  }
}
