import Foundation
import Stage
import Testing

/// What may not change, be told apart, or be done twice.
@Suite("page, what it keeps to itself") struct StillnessTests {
  @Test("to look changes nothing, at any step")
  func looking() throws {
    let scratch = try Scratch.furnished()
    let link = try scratch.launched()
    let invitation = try scratch.newestPath(to: "lea@cabinet.example")
    func expectStill() throws {
      let before = try scratch.state()
      for method in ["GET", "HEAD"] {
        for path in [
          link, link + "/document", link + "/signed", link + "/decline", invitation,
          "/sign/declined", "/nothing",
        ] {
          #expect(try scratch.cgi(.get(path).with { $0.method = method }).status < 405)
        }
      }
      #expect(try scratch.state() == before)
    }
    try expectStill()
    let first = try scratch.cgi(.get(link)).form("code")
    #expect(try scratch.cgi(.post(link, "act=code&form=\(first)")).status == 303)
    try expectStill()
    let second = try scratch.cgi(.get(link)).form("sign")
    let code = try scratch.newestCode()
    #expect(try scratch.cgi(.post(link, "act=sign&form=\(second)&code=\(code)")).status == 303)
    try expectStill()
    let third = try scratch.cgi(.get(invitation)).form("accept")
    #expect(try scratch.cgi(.post(invitation, "act=accept&form=\(third)")).status == 303)
    try expectStill()
    #expect(try scratch.cgi(.get(link + "/signed")).body.starts(with: Array("%PDF-".utf8)))
    #expect(try scratch.cgi(.get(link + "/document")).status == 303)
  }

  @Test("a link that ended, and one that never was, answer alike, byte for byte")
  func dead() throws {
    let scratch = try Scratch.furnished()
    let link = try scratch.launched()
    try scratch.done("convention", "cancel", "C-000001")
    let never = "/sign/A" + link.suffix(42)
    let forms = ["act=sign&form=x&code=123456", "act=code&form=x", "act=decline&form=x&reason=y"]
    for (one, other) in [(CgiRequest.get(link), CgiRequest.get(never))]
      + forms.map({ (.post(link, $0), .post(never, $0)) })
      + ["/document", "/signed", "/decline"].map({ (.get(link + $0), .get(never + $0)) })
    {
      let answers = try [one, other].map { try scratch.cgi($0) }
      #expect(answers[0] == answers[1])
      #expect(answers[0].status == 404)
    }
  }

  @Test("what was sent is not done again by sending it again")
  func replay() throws {
    let scratch = try Scratch.furnished()
    let link = try scratch.launched()
    let ask = "act=code&form=\(try scratch.cgi(.get(link)).form("code"))"
    #expect(try scratch.cgi(.post(link, ask)).status == 303)
    let marks = try scratch.marks()
    let again = try scratch.cgi(.post(link, ask))
    #expect(again.status == 409)
    #expect(again.text.contains("déjà été traitée"))
    #expect(try scratch.marks() == marks)

    let sign = "act=sign&form=\(try again.form("sign"))&code=\(try scratch.newestCode())"
    #expect(try scratch.cgi(.post(link, sign)).status == 303)
    let signed = try scratch.state()
    #expect(try scratch.cgi(.post(link, sign)).status == 303)
    #expect(try scratch.cgi(.post(link, ask)).status == 303)
    #expect(try scratch.state() == signed)
  }

  @Test(
    "of submissions at once one wins: a code is used once, a wrong one counted once",
    arguments: [false, true])
  func race(underSeal: Bool) async throws {
    let scratch = try Scratch.furnished()
    if underSeal { try scratch.done("seal", "create") }
    let link = try scratch.launched()
    let ask = "act=code&form=\(try scratch.cgi(.get(link)).form("code"))"
    let asked = try await atOnce(8) { try scratch.cgi(.post(link, ask)).status }
    #expect(asked.filter { $0 == 303 }.count == 1)
    #expect(asked.filter { $0 == 409 }.count == 7)
    #expect(try scratch.sql("SELECT count(*) FROM signing_code") == "1")

    let form = try scratch.cgi(.get(link)).form("sign")
    let code = try scratch.newestCode()
    let wrong = code == "000000" ? "000001" : "000000"
    let tried = try await atOnce(8) {
      try scratch.cgi(.post(link, "act=sign&form=\(form)&code=\(wrong)")).status
    }
    #expect(tried.filter { $0 == 422 }.count == 1)
    #expect(tried.filter { $0 == 409 }.count == 7)
    #expect(try scratch.sql("SELECT tries FROM signing_code") == "1")

    let fresh = try scratch.cgi(.get(link)).form("sign")
    let signed = try await atOnce(8) {
      try scratch.cgi(.post(link, "act=sign&form=\(fresh)&code=\(code)")).status
    }
    #expect(signed.allSatisfy { [303, 409].contains($0) })
    #expect(try scratch.sql("SELECT tries FROM signing_code") == "2")
    #expect(
      try scratch.sql("SELECT count(*) FROM journal WHERE kind = 'convention_signed'") == "1")
    #expect(try scratch("audit", "verify").status == 0)
  }

  @Test("five wrong codes of five close the signature, which only their author is told")
  func locked() throws {
    let scratch = try Scratch.furnished()
    let link = try scratch.launched()
    var last: CgiAnswer?
    for _ in 0..<5 {
      let form = try scratch.cgi(.get(link)).form("code")
      #expect(try scratch.cgi(.post(link, "act=code&form=\(form)")).status == 303)
      let code = try scratch.newestCode() == "000000" ? "000001" : "000000"
      for _ in 0..<5 {
        let form = try scratch.cgi(.get(link)).form("sign")
        last = try scratch.cgi(.post(link, "act=sign&form=\(form)&code=\(code)"))
        #expect(last?.status == 422)
      }
    }
    #expect(last?.text.contains("Cette signature est close") == true)
    #expect(try scratch.cgi(.get(link)).status == 404)
  }

  private func atOnce<T: Sendable>(
    _ count: Int, _ deed: @escaping @Sendable () throws -> T
  ) async throws -> [T] {
    try await withThrowingTaskGroup(of: T.self) { group in
      for _ in 0..<count { group.addTask { try deed() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}
