import Foundation
import Stage
import Testing

/// A lighttpd before a database, as docs/how-to/serve-the-page.md sets one up, under a prefix.
final class WebServer: Sendable {
  let address: String
  private let listener: Listener

  init(_ scratch: Scratch, prefix: String = "/jinius") throws {
    let port = try freePort()
    address = "http://127.0.0.1:\(port)\(prefix)"
    let folder = scratch.folder + "/www"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/jinius.cgi", withDestinationPath: scratch.jinius)
    try """
    server.modules = ("mod_rewrite", "mod_setenv", "mod_cgi")
    server.bind = "127.0.0.1"
    server.port = \(port)
    server.document-root = "\(folder)"
    server.errorlog = "\(scratch.folder)/lighttpd.log"
    server.max-request-size = 128
    url.rewrite-once = ("^\(prefix)/(.*)$" => "/jinius.cgi/$1")
    cgi.assign = ("/jinius.cgi" => "")
    setenv.set-environment = ("JINIUS_DB" => "\(scratch.database)", "JINIUS_NOW" => "\(Scratch.now)")
    """.write(toFile: scratch.folder + "/lighttpd.conf", atomically: true, encoding: .utf8)
    try scratch.done("settings", "set", "public_address", address)
    listener = try Listener(
      "lighttpd -D -f \(scratch.folder)/lighttpd.conf", address: "http://127.0.0.1:\(port)/",
      name: "lighttpd", folder: scratch.folder)
  }

  func stop() { listener.stop() }
}
