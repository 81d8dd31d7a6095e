internal import CommandLineKit
internal import JiniusCore

struct InvitationResend: GuardedCommand {
  static let name = "resend"
  static let summary = "Send an invitation anew: a new link, and the old one is dead."
  static let permission = Permission.action(.manageRights)
  static let discussion = """
    Whoever sent an invitation sends it again, three times within 24 hours at most (the setting \
    invitation_resends). Where none lives, any space that has named the person sends one of its own.
    """
  static let examples = ["jinius invitation resend lea.petit@cabinet-martin.fr"]

  @Argument("Address of the person.") var email: EmailAddress
  @Group var delivery: DeliveryOptions

  func run(in console: Console) throws {
    let view = try console.registry(delivery).resendInvitation(to: email)
    try console.conclude(view, made: String(view.invitation.id))
    let address = view.invitation.newEmail ?? email
    console.say(
      console.fate(
        of: "the invitation of \(address)",
        view.invitation.newEmail == nil ? .invitation : .addressConfirmation,
        to: address.description, onItsWay: "an invitation goes to \(address)")
        + "; its link lives until \(view.invitation.expiresAt.inParis)")
  }
}
