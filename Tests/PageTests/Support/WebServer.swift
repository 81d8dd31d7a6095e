import ChildProcess
import Foundation
import Stage
import Testing

/// A program that listens on loopback until it is told to stop.
final class Listener: Sendable {
  private let pidFile: String
  private let end = DispatchGroup()

  /// Starts it, by a shell that writes its number first, and waits until it answers.
  init(_ line: String, port: Int, folder: String) throws {
    pidFile = folder + "/pid-\(port)"
    let shell = ["-c", "cd \(folder) && echo $$ >\(pidFile) && exec timeout 300 \(line)"]
    end.enter()
    Thread.detachNewThread { [end, folder] in
      // Should nobody stop it, it stops; what it starts finds its home in the folder.
      _ = try? run(
        "/bin/bash", shell,
        environment: .only(["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder]), limit: 3010)
      end.leave()
    }
    let patience = ContinuousClock.now + .seconds(20)
    while try system("curl", ["-s", "-o", "/dev/null", "http://127.0.0.1:\(port)/"]).status != 0 {
      try #require(ContinuousClock.now < patience, "nobody listens: \(line)")
      usleep(20_000)
    }
  }

  /// Ends it.
  func stop() {
    let pid = try? String(contentsOfFile: pidFile, encoding: .utf8)
    if let pid = pid.flatMap({ Int32($0.trimmingCharacters(in: .newlines)) }) { kill(pid, SIGTERM) }
    end.wait()
  }
}

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
      "lighttpd -D -f \(scratch.folder)/lighttpd.conf", port: port, folder: scratch.folder)
  }

  func stop() { listener.stop() }
}
