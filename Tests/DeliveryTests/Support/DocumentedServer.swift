import Foundation
import Stage
import Testing

/// A web server before an office's page, set up by what docs/how-to/serve-the-page.md says: the very
/// blocks of that page, with the paths, the port and the user of a test in the place of its own.
final class DocumentedServer: Sendable {
  /// The servers that the page tells how to set up; Apache with either of its two ways of CGI.
  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case lighttpd, nginx
    case apacheCGID = "apache with mod_cgid"
    case apacheCGI = "apache with mod_cgi"
    var testDescription: String { rawValue }
  }

  /// Where the page is, without a slash at the end.
  let address: String
  let port: Int
  private let listeners: [Listener]

  /// - Parameter isEncrypted: lighttpd by https, as the page has it; else by http.
  init(_ kind: Kind, for office: Office, isEncrypted: Bool = false) throws {
    port = try freePort()
    address = "\(isEncrypted ? "https" : "http")://127.0.0.1:\(port)"
    let www = office.folder + "/www"
    try FileManager.default.createDirectory(atPath: www, withIntermediateDirectories: false)
    let page = try HowTo()
    let place = Place(office: office, port: port, address: address)
    switch kind {
    case .lighttpd:
      try place.link(to: office.jinius)
      listeners = [try place.lighttpd(page, isEncrypted: isEncrypted)]
    case .nginx:
      try place.link(to: office.jinius)
      listeners = try place.nginx(page)
    case .apacheCGID, .apacheCGI:
      // Apache starts nothing as root, and other users need not reach where it was built.
      try FileManager.default.copyItem(atPath: office.jinius, toPath: office.folder + "/jinius")
      try place.link(to: office.folder + "/jinius")
      listeners = [try place.apache(page, daemon: kind == .apacheCGID)]
    }
    try office.set("public_address", address)
  }

  func stop() { for listener in listeners { listener.stop() } }
}

/// The blocks of docs/how-to/serve-the-page.md.
private struct HowTo {
  private let text: String

  init() throws {
    let root = URL(fileURLWithPath: Release.folder(".")).deletingLastPathComponent()
      .deletingLastPathComponent()
    text = try String(
      contentsOf: root.appendingPathComponent("docs/how-to/serve-the-page.md"), encoding: .utf8)
  }

  /// The first block under a heading that has some words in it. A section says that it is tested.
  func block(_ heading: String, with words: String) throws -> String {
    let start = try #require(text.range(of: "\n## \(heading)\n"), "no section \(heading)")
    let rest = text[start.upperBound...]
    let section = rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
    #expect(section.lowercased().contains("tested"), "the section \(heading) does not say so")
    let parts = section.components(separatedBy: "```")
    let blocks = stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
    let block = try #require(blocks.first { $0.contains(words) }, "\(heading): no \(words)")
    return String(block.drop { $0 != "\n" }.dropFirst())
  }
}

/// Where a test's server is.
private struct Place {
  let office: Office
  let port: Int
  let address: String
  private var folder: String { office.folder }
  private var isRoot: Bool { getuid() == 0 }

  func link(to program: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/www/jinius.cgi", withDestinationPath: program)
  }

  /// A block of the page, with each of these replaced, which must stand in it.
  private func adapt(_ block: String, _ changes: [(String, String)]) throws -> String {
    var text = block.replacingOccurrences(of: "/srv/jinius/www", with: folder + "/www")
      .replacingOccurrences(of: "/srv/jinius/jinius.db", with: office.database)
    for (old, new) in changes {
      try #require(text.contains(old), "\(old) is not in \(block)")
      text = text.replacingOccurrences(of: old, with: new)
    }
    return text
  }

  func lighttpd(_ page: HowTo, isEncrypted: Bool) throws -> Listener {
    var changes = [
      ("server.username = \"jinius\"\n", "server.bind = \"127.0.0.1\"\n"),
      ("server.groupname = \"jinius\"\n", ""), ("= 443", "= \(port)"),
      ("/var/log/jinius", folder), ("/etc/ssl/signature.pem", folder + "/signature.pem"),
    ]
    if !isEncrypted { changes.append(("ssl.engine = \"enable\"", "ssl.engine = \"disable\"")) }
    try office.write(
      try adapt(page.block("lighttpd", with: "cgi.assign"), changes), to: "lighttpd.conf")
    try #require(
      try system(
        "openssl",
        [
          "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
          "2", "-subj", "/CN=127.0.0.1", "-keyout", folder + "/signature.pem", "-out",
          folder + "/certificate.pem",
        ]
      ).status == 0)
    try #require(
      try system(
        "bash", ["-c", "cat \(folder)/certificate.pem >>\(folder)/signature.pem"]
      ).status == 0)
    return try Listener(
      "lighttpd -D -f \(folder)/lighttpd.conf", address: address + "/", name: "lighttpd",
      folder: folder)
  }

  func nginx(_ page: HowTo) throws -> [Listener] {
    let block = try adapt(
      page.block("nginx, with fcgiwrap", with: "fastcgi_pass"),
      [
        ("include fastcgi_params", "include /etc/nginx/fastcgi_params"),
        ("/run/fcgiwrap-jinius.socket", folder + "/socket"),
      ])
    let places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    try office.write(
      """
      daemon off;
      pid \(folder)/nginx.pid;
      error_log \(folder)/nginx.log;
      \(isRoot ? "user root;" : "")
      events {}
      http {
      \(places.map { "\($0)_temp_path \(folder)/\($0);" }.joined(separator: "\n"))
      server {
      listen 127.0.0.1:\(port);
      \(block)}
      }

      """, to: "nginx.conf")
    let wrapper = try adapt(
      page.block("nginx, with fcgiwrap", with: "spawn-fcgi"),
      [("/run/fcgiwrap-jinius.socket", folder + "/socket"), (" -u jinius -U www-data", " -n")])
    let fcgiwrap = try Listener(
      wrapper.trimmingCharacters(in: .newlines), address: nil, name: "fcgiwrap", folder: folder)
    let nginx = try Listener(
      "nginx -c \(folder)/nginx.conf -e \(folder)/nginx.log", address: address + "/", name: "nginx",
      folder: folder)
    return [nginx, fcgiwrap]
  }

  func apache(_ page: HowTo, daemon: Bool) throws -> Listener {
    let modules =
      (daemon ? ["mpm_event", "cgid"] : ["mpm_prefork", "cgi"]) + ["alias", "env", "authz_core"]
    try office.write(
      """
      ServerRoot \(folder)
      ServerName 127.0.0.1
      Listen 127.0.0.1:\(port)
      DefaultRuntimeDir \(folder)
      PidFile \(folder)/apache.pid
      ErrorLog \(folder)/apache.log
      \(isRoot ? "User www-data\nGroup www-data" : "")
      \(modules.map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so" }
        .joined(separator: "\n"))
      \(daemon ? "ScriptSock \(folder)/cgid" : "")
      \(try adapt(page.block("Apache", with: "ScriptAlias"), []))
      """, to: "apache.conf")
    if isRoot {
      try #require(try system("chown", ["-R", "www-data:www-data", folder]).status == 0)
    }
    return try Listener(
      "apache2 -D FOREGROUND -f \(folder)/apache.conf", address: address + "/", name: "apache",
      folder: folder)
  }
}
