/// An office, and a mail server of its own behind it.
final class Post {
  let office: Office
  private(set) var server: MailServer

  init() throws {
    office = try Office.open()
    server = try MailServer(in: office.folder)
    try office.useMail(of: server)
  }

  deinit { server.stop() }

  /// Takes the server away; nothing listens on its port.
  func goDown() { server.stop() }

  /// Has a server listen again where one was.
  func comeUp() throws { server = try MailServer(in: office.folder, port: server.port) }
}
