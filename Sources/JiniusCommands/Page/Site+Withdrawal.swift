internal import CGI
internal import JiniusCore

/// The side of a private person who goes back on a contract: by the link that signed it, or by a link of
/// his own.
extension Site {
  /// The owner's own link.
  func withdrawalHome(_ token: Route.Token) throws -> Response {
    let (desk, look) = try registry.withdrawalLook(token: token.text)
    guard let look else { return try nothingHere(desk) }
    return page(.ok, WithdrawalHomePage.content(look, home: token.text), desk)
  }

  /// The form, one step below either link.
  func withdrawalPage(_ token: Route.Token) throws -> Response {
    let (desk, look) = try registry.withdrawalLook(token: token.text)
    guard let look else { return try nothingHere(desk) }
    if look.withdrawal != nil { return seeOther("../" + token.text) }
    return page(.ok, WithdrawalPage(look, home: "../" + token.text).content, desk)
  }

  /// Does what the form asks for, and leads back to the link's page, which is the receipt then; what is
  /// refused is said on the form as it stands now.
  func withdraw(_ token: Route.Token, _ form: Form) throws -> Response {
    guard form["act"] == SignatoryAct.withdraw.rawValue, let seal = form["form"] else {
      return refusal(.badRequest, .form)
    }
    do {
      _ = try registry.withdraw(
        token: token.text, receiptTo: try EmailAddress(form["receipt"] ?? ""),
        form: FormToken(seal))
      return seeOther(token.text)
    } catch {
      guard let notice = ErrorReport.pageNotice(error, .withdraw) else { throw error }
      let (desk, look) = try registry.withdrawalLook(token: token.text)
      guard let look else { return try nothingHere(desk) }
      // What a stale form asked for may be done already: then there is nothing to object.
      if look.withdrawal != nil { return seeOther(token.text) }
      let content = WithdrawalPage(
        look, home: token.text, notice: notice, address: form["receipt"]
      ).content
      return page(notice.isStale ? .conflict : .unprocessable, content, desk)
    }
  }
}
