internal import CommandLineKit
internal import JiniusCore

struct AccountExport: GuardedCommand {
  static let name = "export"
  static let summary = "Write everything that is held on a person."
  static let permission = Permission.oneself
  static let discussion = """
    One JSON document (RGPD 15 and 20): the account, its places, registrations, conventions, \
    letters and journal entries, who else gets them, and how long each is kept. No link, code or \
    token is in it. The file is readable by its owner alone.
    """
  static let examples = [
    "jinius account export claire.martin@cabinet-martin.fr --output claire.json",
    "jinius account export claire.martin@cabinet-martin.fr --output - | jq .registrations",
  ]

  @Argument("Address of the person.") var email: EmailAddress
  @Group var document: DocumentOptions

  func run(in console: Console) throws {
    let data = try console.registry().personalData(of: email)
    try console.deliver(
      Array((data.json.text + "\n").utf8), document, as: .privateText,
      facts: ["account": .string(email.description), "file": .string(document.output)])
  }
}
