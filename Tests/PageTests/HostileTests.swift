import Foundation
import Stage
import Testing

/// Requests that a browser would not make, straight to the program: each has its right answer, and
/// changes nothing.
@Suite("page, hostile requests") struct HostileTests {
  private final class Bench: Sendable {
    let scratch: Scratch
    let target: HostileRequest.Target
    let state: String

    init() throws {
      scratch = try Scratch.furnished()
      let link = try scratch.launched()
      let invitation = try scratch.newestPath(to: "lea@cabinet.example")
      let asked = try scratch.cgi(.get(link)).form("code")
      _ = try scratch.cgi(.post(link, "act=code&form=\(asked)"))
      let page = try scratch.cgi(.get(link))
      let decline = try scratch.cgi(.get(link + "/decline"))
      target = .init(
        link: link, invitation: invitation,
        forms: [
          "code": try page.form("code"), "sign": try page.form("sign"),
          "decline": try decline.form("decline"),
        ])
      state = try scratch.state()
    }
  }

  private static let bench = Result { try Bench() }

  @Test(
    "a hostile request has its right answer, and changes nothing", arguments: HostileRequest.all)
  func hostile(_ attempt: HostileRequest) throws {
    let bench = try Self.bench.get()
    let answer = try bench.scratch.cgi(attempt.request(bench.target))
    #expect(answer.status == attempt.status, "\(answer.text)")
    expectGuarded(answer)
    #expect(answer.log == "")
    #expect(!answer.text.contains(bench.scratch.folder))
    #expect(!answer.text.contains("<script"))
    #expect(answer.headers["Set-Cookie"] == nil)
    if attempt.status == 405 {
      #expect(answer.headers["Allow"]?.hasPrefix("GET, HEAD") == true)
    }
    #expect(try bench.scratch.state() == bench.state)
  }

  @Test("there are two hundred, and each is another")
  func count() {
    #expect(HostileRequest.all.count >= 200)
    #expect(Set(HostileRequest.all.map(\.testDescription)).count == HostileRequest.all.count)
  }

  @Test("a look at the head is the head of the look")
  func head() throws {
    let scratch = try Scratch.furnished()
    let link = try scratch.launched()
    for path in [link, link + "/document", link + "/decline", "/nothing", link + "/signed"] {
      let whole = try scratch.cgi(.get(path))
      let head = try scratch.cgi(.get(path).with { $0.method = "HEAD" })
      #expect(head.body.isEmpty)
      #expect(head.headers == whole.headers)
    }
  }

  @Test("words that a server makes of a query do nothing under the name jinius.cgi")
  func words() throws {
    let scratch = try Scratch.furnished()
    try FileManager.default.createSymbolicLink(
      atPath: scratch.folder + "/jinius.cgi", withDestinationPath: scratch.jinius)
    let environment = scratch.environment.merging(
      ["REQUEST_METHOD": "GET", "PATH_INFO": "/nothing"]
    ) { $1 }
    for words in [["outbox", "list"], ["--version"], ["--db", "/etc/passwd"], ["help"]] {
      let ending = try system(scratch.folder + "/jinius.cgi", words, environment: environment)
      #expect(ending.status == 0)
      #expect(ending.output.hasPrefix("Status: 404 Not Found\r\n"), "\(ending)")
    }
  }

  @Test("where the database fails, the page says nothing of it, and the log one line")
  func broken() throws {
    let scratch = try Scratch.furnished()
    let link = try scratch.launched()
    try FileManager.default.removeItem(atPath: scratch.database + ".key")
    let answer = try scratch.cgi(.get(link))
    #expect(answer.status == 500)
    expectGuarded(answer)
    #expect(answer.log.hasPrefix("jinius cgi: key_mismatch: "))
    #expect(answer.log.split(separator: "\n").count == 1)
    #expect(!answer.log.contains(link.suffix(43)))
    #expect(!answer.text.contains(scratch.folder) && !answer.text.contains("key"))
  }

  @Test("a database that somebody holds is a page that says to come back")
  func busy() throws {
    let scratch = try Scratch.furnished()
    let link = try scratch.launched()
    let form = try scratch.cgi(.get(link)).form("code")
    let before = try scratch.state()
    let holder = DispatchGroup()
    holder.enter()
    Thread.detachNewThread {
      _ = try? scratch.bash("touch held; exec flock jinius.db.lock sleep 14")
      holder.leave()
    }
    while scratch.bytes("held") == nil { usleep(10_000) }
    usleep(300_000)
    let answer = try scratch.cgi(.post(link, "act=code&form=\(form)"))
    #expect(answer.status == 503)
    #expect(answer.headers["Retry-After"] == "5")
    expectGuarded(answer)
    #expect(answer.log.hasPrefix("jinius cgi: busy: "))
    holder.wait()
    #expect(try scratch.state() == before)
  }

  @Test("somebody who types the command is told what it is for")
  func typed() throws {
    let scratch = try Scratch.furnished()
    #expect(try scratch("cgi").status == 64)
    #expect(try scratch("cgi", "--as", "claire@cabinet.example").status == 64)
  }
}

/// What every answer bears.
func expectGuarded(_ answer: CgiAnswer) {
  let policy = answer.headers["Content-Security-Policy"] ?? ""
  for part in [
    "default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  ] {
    #expect(policy.contains(part))
  }
  #expect(!policy.contains("unsafe"))
  #expect(answer.headers["Cache-Control"] == "no-store")
  #expect(answer.headers["Referrer-Policy"] == "no-referrer")
  #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
}
