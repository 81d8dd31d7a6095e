import Foundation
import Stage
import Testing

/// Somebody before the page, whose connection may break off.
struct Visitor {
  let office: Office
  let server: DocumentedServer

  /// How long a visitor stays on the line.
  enum Patience: String, CaseIterable, CustomTestStringConvertible {
    case untilAnswered = "until it is answered"
    case untilHeaders = "until the answer begins"
    case untilAsked = "until it has asked"
    var testDescription: String { rawValue }
  }

  /// What the server answered: its status and its text.
  func look(_ link: String) throws -> (status: Int, text: String) { try curl([link]) }

  /// Sends a form; the status is that of who stays for it, else 0.
  @discardableResult
  func send(_ form: String, to link: String, staying patience: Patience) throws -> Int {
    if patience == .untilAnswered { return try curl(["--data-raw", form, link]).status }
    let path = link.dropFirst(server.address.count)
    let request = """
      POST \(path) HTTP/1.1\r
      Host: 127.0.0.1:\(server.port)\r
      Content-Type: application/x-www-form-urlencoded\r
      Content-Length: \(form.utf8.count)\r
      \r
      \(form)
      """
    let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(line) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = in_port_t(server.port).bigEndian
    let isConnected = withUnsafeBytes(of: &address) { bytes in
      bytes.baseAddress.map {
        connect(line, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count)) == 0
      } ?? false
    }
    try #require(isConnected)
    try #require(write(line, request, request.utf8.count) == request.utf8.count)
    if patience == .untilHeaders {
      var byte: UInt8 = 0
      try #require(read(line, &byte, 1) == 1, "no answer")
    }
    return 0
  }

  /// The one-time token of a form of the page.
  func form(_ act: String, at link: String) throws -> String {
    let page = try look(link)
    let marks = try #require(
      page.text.firstMatch(
        of: try Regex(
          "value=\"\(act)\"><input type=\"hidden\" name=\"form\" value=\"([A-Za-z0-9_-]{43})\"")),
      "no form \(act) in \(page)")
    return "act=\(act)&form=\(try #require(marks.output[1].substring))"
  }

  private func curl(_ words: [String]) throws -> (status: Int, text: String) {
    let ending = try system(
      "curl", ["-sk", "--max-time", "8", "-w", "\n%{http_code}"] + words)
    let lines = ending.output.split(separator: "\n", omittingEmptySubsequences: false)
    return (Int(lines.last ?? "") ?? 0, lines.dropLast().joined(separator: "\n"))
  }
}

/// Waits until something is so, for ten seconds at most.
func eventually(_ what: String, _ isSo: () throws -> Bool) throws {
  let patience = ContinuousClock.now + .seconds(10)
  while try !isSo() {
    try #require(ContinuousClock.now < patience, "never: \(what)")
    usleep(30_000)
  }
}
