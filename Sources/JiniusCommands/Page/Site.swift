internal import CGI
internal import CommandLineKit
internal import HTML
internal import JiniusCore

/// Answers a request. To look changes nothing, since mail scanners open links; to act takes a form
/// that the page made for how things stand.
struct Site {
  let registry: Registry
  let world: World

  /// The longest form that is read, in bytes.
  static let longestBody = 65_536

  /// When what is not there is answered, in milliseconds from the start of the process: long after
  /// any look for it has ended, so that the time tells nothing.
  static let patience = 60

  func answer(_ request: Request) -> Response {
    do { return try attempt(request) } catch { return failure(error) }
  }

  private func attempt(_ request: Request) throws -> Response {
    guard let route = Route(request.path) else { return try nothingHere() }
    switch request.method {
    case .get, .head: return try look(route)
    case .post where route.takesForms: return try act(route, request)
    case .post, .other: return refusal(.methodNotAllowed, .method).with("Allow", route.allowed)
    }
  }

  private func look(_ route: Route) throws -> Response {
    switch route {
    case .signature(let token): try signaturePage(token)
    case .document(let token): try document(token)
    case .signed(let token): try signedFile(token)
    case .decline(let token): try declinePage(token)
    case .withdraw(let token): try withdrawalPage(token)
    case .withdrawal(let token): try withdrawalHome(token)
    case .withdrawalForm(let token): try withdrawalPage(token)
    case .declined: page(.ok, DeclinedPage.content, try registry.helpDesk())
    case .invitation(let token): try invitationPage(token)
    }
  }

  private func act(_ route: Route, _ request: Request) throws -> Response {
    guard request.contentType == "application/x-www-form-urlencoded" else {
      return refusal(.unsupportedType, .form)
    }
    let form: Form
    do {
      form = try Form(try request.body(limit: Self.longestBody, read: readBody))
    } catch let error as BodyError { return refusal(error.status, .form) } catch is FormError {
      return refusal(.badRequest, .form)
    }
    switch route {
    case .invitation(let token): return try accept(token, form)
    case .signature(let token): return try act(token, form)
    case .withdrawal(let token): return try withdraw(token, form)
    case .document, .signed, .decline, .declined, .withdraw, .withdrawalForm:
      return refusal(.methodNotAllowed, .method)
    }
  }

  /// What broke off is told as what it is: a form that came in part.
  private func readBody(limit: Int) -> [UInt8] { (try? world.readInput(limit)) ?? [] }

  // MARK: Pages

  /// A page with what every page says besides.
  func page(_ status: Response.Status, _ content: PageContent, _ desk: HelpDesk?) -> Response {
    Response(status, body: content.page(desk).bytes)
      .with("Content-Type", "text/html; charset=utf-8").guarded
  }

  /// The one answer to whatever is not there: an unknown path, an unknown link, a dead one.
  func nothingHere(_ desk: HelpDesk? = nil) throws -> Response {
    let response = page(.notFound, NoticePage.nothingHere, try desk ?? registry.helpDesk())
    world.waitUntil(Self.patience)
    return response
  }

  /// The answer to a request that no page of ours makes.
  func refusal(_ status: Response.Status, _ fault: NoticePage.Fault) -> Response {
    page(status, NoticePage.refused(fault), try? registry.helpDesk())
  }

  /// The answer where the program or the machine fails: what happened goes to the server's log, and
  /// the page says nothing of it.
  private func failure(_ error: any Error) -> Response {
    let (status, line) = ErrorReport.pageFailure(error)
    try? world.errors.write("jinius cgi: " + line + "\n")
    switch status {
    case .busy:
      return page(.unavailable, NoticePage.busy, nil).with("Retry-After", "5")
    case .unavailable:
      return page(.unavailable, NoticePage.busy, try? registry.helpDesk())
        .with("Retry-After", "300")
    default: return page(.serverError, NoticePage.broken, nil)
    }
  }
}

extension Route {
  fileprivate var allowed: String { takesForms ? "GET, HEAD, POST" : "GET, HEAD" }
}

extension BodyError {
  fileprivate var status: Response.Status {
    switch self {
    case .noLength: .lengthRequired
    case .badLength, .short: .badRequest
    case .tooLarge: .tooLarge
    }
  }
}

extension Response {
  /// With what a browser is told besides: to run, embed and fetch nothing, to keep no copy, and to
  /// tell nobody where one came from.
  var guarded: Response {
    with(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'sha256-\(PageStyle.digest)'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"
    )
    .with("Cache-Control", "no-store").with("Referrer-Policy", "no-referrer")
    .with("X-Content-Type-Options", "nosniff")
  }
}
