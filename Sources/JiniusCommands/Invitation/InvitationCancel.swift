internal import CommandLineKit
internal import JiniusCore

struct InvitationCancel: GuardedCommand {
  static let name = "cancel"
  static let summary = "Cancel an invitation: its link is dead."
  static let permission = Permission.action(.manageRights)
  static let discussion = "The account stays invited; jinius invitation resend sends another link."
  static let examples = ["jinius invitation cancel lea.petit@cabinet-martin.fr"]

  @Argument("Address of the person.") var email: EmailAddress

  func run(in console: Console) throws {
    try console.report(
      try console.registry().cancelInvitation(to: email),
      done: "invitation of \(email) cancelled", already: "it was cancelled already")
  }
}
