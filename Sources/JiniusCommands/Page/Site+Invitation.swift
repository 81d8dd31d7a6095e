internal import CGI
internal import JiniusCore

/// The side of somebody who is invited.
extension Site {
  func invitationPage(_ token: Route.Token) throws -> Response {
    try invitationPage(token, .ok)
  }

  func accept(_ token: Route.Token, _ form: Form) throws -> Response {
    guard let seal = form["form"] else { return refusal(.badRequest, .form) }
    do {
      _ = try registry.acceptInvitation(
        token: token.text, pledging: form["pledge"] == "yes", form: FormToken(seal))
      return seeOther(token.text)
    } catch Refusal.tokenDead { return try nothingHere() } catch Refusal.formStale {
      return try invitationPage(token, .conflict)
    } catch Refusal.addressTaken { return refusal(.conflict, .addressTaken) } catch Refusal
      .signingInProgress
    { return refusal(.conflict, .signing) }
  }

  private func invitationPage(
    _ token: Route.Token, _ status: Response.Status
  ) throws -> Response {
    let (desk, look) = try registry.invitationLook(token: token.text)
    guard let look else { return try nothingHere(desk) }
    // What a stale form asked for may be done already: then there is nothing to object.
    let isDone = status == .conflict && look.isAccepted
    return isDone
      ? seeOther(token.text)
      : page(status, InvitationPage(look, home: token.text).content, desk)
  }
}
