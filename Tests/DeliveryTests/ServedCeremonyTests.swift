import Foundation
import Stage
import Testing

/// The page's whole ceremony behind each web server that the how-to names: the link from a mail that
/// came, the code from an SMS that came, and connections that break off on the way.
@Suite("ceremony, behind web servers", .serialized) struct ServedCeremonyTests {
  /// An SMS program that has taken nothing before the test lets it.
  private static let gate = """
    for i in {1..160}; do [ -e go ] && break; sleep 0.05; done
    printf '%s\\n' "$#" "$@" > "sms.$$"; cat >> "sms.$$"; mv "sms.$$" "$$.sms"
    """

  @Test(
    "issue 8, 1.2: read, ask for codes, sign, fetch; each letter leaves, once, whoever hangs up",
    arguments: DocumentedServer.Kind.allCases)
  func ceremony(_ kind: DocumentedServer.Kind) throws { try play(kind, isEncrypted: false) }

  @Test("issue 8, 1.2: the same over https, with lighttpd as it stands in the how-to")
  func encrypted() throws { try play(.lighttpd, isEncrypted: true) }

  private func play(_ kind: DocumentedServer.Kind, isEncrypted: Bool) throws {
    let scene = try Post()
    let office = scene.office
    // A web server has no home to give: who sets msmtp up for it says where its file is.
    try office.useMail(of: "HOME=\(office.folder) exec \(Office.msmtp) \"$@\"")
    try office.useSMS(of: Self.gate)
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    let server = try DocumentedServer(kind, for: office, isEncrypted: isEncrypted)
    defer { server.stop() }
    let visitor = Visitor(office: office, server: server)
    try office.done(office.launch(convention))
    let link = try #require(
      try scene.server.mails().last?.text.split(separator: "\n").map(String.init).first {
        $0.hasPrefix(server.address + "/sign/")
      })
    #expect(try visitor.look(link + "/document").text.hasPrefix("%PDF-"))

    // Codes: a browser waits for its answer alone, and what was asked for leaves whoever hangs up.
    let manners = isEncrypted ? [.untilAnswered] : Visitor.Patience.allCases
    for patience in manners {
      try? FileManager.default.removeItem(atPath: office.folder + "/go")
      let before = try office.texts().count
      let form = try visitor.form("code", at: link)
      let status = try visitor.send(form, to: link, staying: patience)
      if patience == .untilAnswered { #expect(status == 303) }
      // Long enough for a server to notice that nobody listens.
      usleep(300_000)
      #expect(try office.texts().count == before, "an SMS left before its program took it")
      try office.write("", to: "go", mode: 0o644)
      try eventually("an SMS, staying \(patience.rawValue)") {
        try office.texts().count > before
      }
      try eventually("its record") { try office.codes().allSatisfy { $0.status == "sent" } }
    }
    #expect(try office.codes().count == manners.count)
    #expect(try office.codes().allSatisfy { $0.attempts == 1 })
    #expect(try office.texts().count == manners.count)

    let newest = try #require(Int(office.sql("SELECT max(id) FROM letter WHERE channel = 'sms'")))
    #expect(try office.letters().last?.id == newest)
    let code = try office.newestSMS()
    let signing = try visitor.form("sign", at: link) + "&code=\(code)"
    try visitor.send(signing, to: link, staying: isEncrypted ? .untilAnswered : .untilHeaders)
    try eventually("the signed file") {
      try visitor.look(link + "/signed").text.hasPrefix("%PDF-")
    }
    try eventually("the confirmation") {
      try scene.server.mails().last?.field("Subject")
        == "Signé : la convention de formation \(convention)"
    }
    try eventually("all records") { try office.letters().allSatisfy { $0.status == "sent" } }
    #expect(try office.letters().allSatisfy { $0.attempts == 1 })
    #expect(try scene.server.mails().count == 4)
    try office.done("audit", "verify")
    try loseKey(of: office, behind: visitor, link)
  }

  /// What the program says of its key that was taken away stands in the server's log; no link does,
  /// whatever the server logged since it began.
  private func loseKey(of office: Office, behind visitor: Visitor, _ link: String) throws {
    let key = office.database + ".key"
    try FileManager.default.moveItem(atPath: key, toPath: key + ".away")
    let answer = try visitor.look(link)
    #expect(answer.status == 500, "\(answer)")
    #expect(!answer.text.contains("key_mismatch"))
    visitor.server.stop()
    // What answered may write after its answer.
    try eventually("the reason in a log of the server's") {
      try office.serverLogs().contains { $0.contains("jinius cgi: key_mismatch: ") }
    }
    let logs = try office.serverLogs()
    let token = try #require(link.split(separator: "/").last)
    #expect(logs.allSatisfy { !$0.contains(token) })
  }

  @Test(
    "issue 8, 1.1: no server's SIGKILL reaches an SMS program that takes its time",
    arguments: [DocumentedServer.Kind.apacheCGI])
  func slow(_ kind: DocumentedServer.Kind) throws {
    let scene = try Post()
    let office = scene.office
    try office.useMail(of: "HOME=\(office.folder) exec \(Office.msmtp) \"$@\"")
    // Longer than Apache waits between SIGTERM and SIGKILL.
    try office.useSMS(of: "cat >/dev/null; sleep 4; date >> taken")
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    let server = try DocumentedServer(kind, for: office)
    defer { server.stop() }
    let visitor = Visitor(office: office, server: server)
    try office.done(office.launch(convention))
    let link = try #require(
      try scene.server.mails().last?.text.split(separator: "\n").map(String.init).first {
        $0.hasPrefix(server.address + "/sign/")
      })
    let form = try visitor.form("code", at: link)
    #expect(try visitor.send(form, to: link, staying: .untilAnswered) == 303)
    try eventually("the claim") { try office.codes().map(\.status) == ["sending"] }
    try eventually("the record") { try office.codes().map(\.status) == ["sent"] }
    #expect(try office.codes().map(\.attempts) == [1])
  }
}

extension Office {
  /// What the servers have written down.
  fileprivate func serverLogs() throws -> [String] {
    let logs = try names().filter { $0.hasSuffix(".log") || $0.hasPrefix("log-") }
    #expect(!logs.isEmpty)
    return try logs.map {
      String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + $0)), as: UTF8.self)
    }
  }

  /// The letters with codes.
  fileprivate func codes() throws -> [Letter] {
    try letters().filter { $0.kind == "signature_code" }
  }

  /// The code of the SMS that came last.
  fileprivate func newestSMS() throws -> String {
    let path = try names().filter { $0.hasSuffix(".sms") }.map { folder + "/" + $0 }.max {
      try FileManager.default.modified($0) < FileManager.default.modified($1)
    }
    let lines = try String(contentsOfFile: try #require(path), encoding: .utf8).split(
      separator: "\n")
    return String(try #require(lines.dropFirst(2).first).prefix(6))
  }
}
