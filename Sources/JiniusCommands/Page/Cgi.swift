internal import CGI
internal import CommandLineKit
internal import JiniusCore

struct Cgi: GuardedCommand {
  static let name = "cgi"
  static let summary = "Answer one request of a web server: the page that letters link to."
  /// Whoever holds a link; a link is what it asks of him.
  static let permission = Permission.nobody
  static let discussion = """
    A web server starts it for each request, as RFC 3875 says, with the database in JINIUS_DB. Three \
    pages are there: /sign/TOKEN, where a signatory reads, asks for his code, signs or declines, \
    and fetches the signed file; /withdraw/TOKEN, where a private person for whom somebody else \
    signed goes back on the contract; and /invitation/TOKEN, where an invitation is accepted.
    A link to the program under the name jinius.cgi is this command without any word, whatever \
    words a server adds.
    scripts/serve starts a server on this machine; docs/how-to/serve-the-page.md sets up a real one.
    """
  static let examples = ["JINIUS_DB=/srv/jinius/jinius.db jinius cgi"]

  func run(in console: Console) throws {
    let world = console.world
    if console.options.actingAs != nil {
      throw UsageError("a page acts for nobody", hint: "leave --as away")
    }
    guard world.environment["REQUEST_METHOD"] != nil else {
      throw UsageError(
        "a web server calls this, with a request",
        hint: "scripts/serve starts one; docs/how-to/serve-the-page.md sets one up")
    }
    let request = Request(environment: world.environment)
    // The one who keeps the installation, whatever JINIUS_AS says: a link is all that counts.
    let site = Site(registry: try console.overseer(), world: world)
    // What is begun is done, and what it causes to be sent leaves, whatever becomes of the server's
    // process and of the connection; and the server is not kept waiting for it.
    let leaveStreams = world.hold.seclude()
    defer {
      try? world.errors.flush()
      leaveStreams()
    }
    try world.output.write(site.answer(request).bytes(for: request.method))
    try world.output.flush()
  }
}
