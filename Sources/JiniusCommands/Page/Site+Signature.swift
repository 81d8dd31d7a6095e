internal import CGI
internal import JiniusCore

/// The signatory's side.
extension Site {
  func signaturePage(_ token: Route.Token) throws -> Response {
    let (desk, ceremony) = try registry.ceremony(token: token.text)
    guard let ceremony else { return try nothingHere(desk) }
    return page(.ok, SignaturePage(ceremony, home: token.text).content, desk)
  }

  func declinePage(_ token: Route.Token) throws -> Response {
    let (desk, ceremony) = try registry.ceremony(token: token.text)
    guard let ceremony else { return try nothingHere(desk) }
    if ceremony.step == .fetch { return seeOther("../" + token.text) }
    return page(.ok, DeclinePage(ceremony, home: "../" + token.text).content, desk)
  }

  func document(_ token: Route.Token) throws -> Response {
    do {
      let (bytes, view) = try registry.documentToRead(token: token.text)
      return file(bytes, named: "\(view.convention)-a-lire.pdf", isShown: true)
    } catch Refusal.linkDead { return try nothingHere() } catch Refusal.alreadySigned {
      return seeOther("../" + token.text)
    }
  }

  func signedFile(_ token: Route.Token) throws -> Response {
    do {
      let view = try registry.openSignature(token: token.text)
      let bytes = try registry.signedDocument(token: token.text)
      return file(bytes, named: "\(view.convention)-signe.pdf", isShown: false)
    } catch Refusal.linkDead { return try nothingHere() } catch Refusal.notSigned {
      return seeOther("../" + token.text)
    }
  }

  /// Does what a form of the page asks for, and leads back to the page; what is refused is said on
  /// the page as it stands now.
  func act(_ token: Route.Token, _ form: Form) throws -> Response {
    guard let act = form["act"].flatMap(SignatoryAct.init), let seal = form["form"] else {
      return refusal(.badRequest, .form)
    }
    if act == .withdraw { return try withdraw(token, form) }
    let once = FormToken(seal)
    do {
      switch act {
      case .requestCode:
        _ = try registry.requestCode(token: token.text, form: once, havingRead: true)
      case .sign:
        let code = try SixDigits.read(String((form["code"] ?? "").filter { !$0.isWhitespace }))
        _ = try registry.sign(token: token.text, code: code, form: once)
      case .decline:
        let words = (form["reason"] ?? "").split(whereSeparator: \.isNewline)
        let reason = try PrintableLine(argument: words.joined(separator: " "))
        _ = try registry.declineSignature(token: token.text, reason: reason.text, form: once)
        return seeOther("declined")
      case .withdraw: break
      }
      return seeOther(token.text)
    } catch {
      guard let notice = ErrorReport.pageNotice(error, act) else { throw error }
      return try refused(notice, act, token, form)
    }
  }

  /// The page as it stands now, with what was wrong.
  private func refused(
    _ notice: PageNotice, _ act: SignatoryAct, _ token: Route.Token, _ form: Form
  ) throws -> Response {
    let (desk, ceremony) = try registry.ceremony(token: token.text)
    guard let ceremony else {
      if notice.endsLink { return page(.unprocessable, NoticePage.locked(notice), desk) }
      return try nothingHere(desk)
    }
    if ceremony.step == .fetch { return seeOther(token.text) }
    let status = notice.isStale ? Response.Status.conflict : .unprocessable
    let content =
      act == .decline && !notice.isStale
      ? DeclinePage(ceremony, home: token.text, notice: notice, reason: form["reason"]).content
      : SignaturePage(ceremony, home: token.text, notice: notice).content
    return page(status, content, desk)
  }

  /// Leads elsewhere by a relative address, which holds wherever the server has put the page.
  func seeOther(_ address: String) -> Response {
    Response(.seeOther).with("Location", address).guarded
  }

  private func file(_ bytes: [UInt8], named name: String, isShown: Bool) -> Response {
    Response(.ok, body: bytes).with("Content-Type", "application/pdf")
      .asFile(named: name, isShown: isShown).guarded
  }
}
