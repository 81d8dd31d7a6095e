internal import CommandLineKit
internal import JiniusCore

struct InvitationResend: GuardedCommand {
  static let name = "resend"
  static let summary = "Send an invitation anew: a new link, and the old one is dead."
  static let permission = Permission.action(.manageRights)
  static let examples = ["jinius invitation resend lea.petit@cabinet-martin.fr"]

  @Argument("Address of the person.") var email: EmailAddress

  func run(in console: Console) throws {
    let view = try console.registry().resendInvitation(to: email)
    if console.options.json { try console.show(view) }
    console.say("invitation sent to \(email); its link lives until \(view.invitation.expiresAt)")
  }
}
