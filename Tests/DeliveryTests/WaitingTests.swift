import Foundation
import Testing

/// Letters that are not taken at once: they wait, are tried again, and are given up in the end, where
/// somebody sees them.
@Suite struct WaitingTests {
  @Test("While the server is down letters wait; once it is up they arrive")
  func downAndUp() throws {
    let scene = try Post()
    let office = scene.office
    scene.goDown()
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    let launched = try office(office.launch(convention))
    #expect(launched.status == 0)
    #expect(launched.errors.contains("msmtp: cannot connect"), "\(launched)")
    var letters = try office.letters()
    #expect(letters.map(\.status) == ["queued", "queued"])
    #expect(letters.map(\.attempts) == [1, 1])
    #expect(letters.allSatisfy { $0.failure?.hasPrefix("exit_") == true && $0.next_try_at != nil })

    try scene.comeUp()
    #expect(try office("outbox", "deliver").errors.contains("no letter is due"))
    try office.letTimePass()
    let delivered = try office("outbox", "deliver")
    #expect(delivered.status == 0)
    #expect(delivered.errors.contains("2 letters sent"))
    letters = try office.letters()
    #expect(letters.map(\.status) == ["sent", "sent"])
    #expect(letters.map(\.failure) == [nil, nil])
    #expect(try scene.server.mails().map(\.recipients).joined().count == 2)
    #expect(try office("outbox", "deliver").output == "")
  }

  @Test("Waits double from a minute on, to four hours")
  func backOff() throws {
    let office = try Office.open()
    try office.set("delivery_tries", "12")
    try office.useMail(of: "exit 75")
    try office.register("Léa Petit <lea@cabinet.example>")
    var waits: [Int] = []
    for _ in 1...10 {
      try office.letTimePass()
      try office.done("outbox", "deliver", "--quiet")
      let wait = try office.sql(
        "SELECT due_at - unixepoch() FROM letter WHERE status = 'queued'")
      waits.append(try #require(Int(wait)))
    }
    let wanted = [120, 240, 480, 960, 1920, 3840, 7680, 14_400, 14_400, 14_400]
    #expect(zip(waits, wanted).allSatisfy { (0...2).contains($1 - $0) }, "\(waits)")
  }

  @Test("After so many tries a letter is given up, listed, and sent when it is retried")
  func deadLetter() throws {
    let scene = try Post()
    let office = scene.office
    try office.set("delivery_tries", "3")
    try scene.server.set(.busy)
    try office.register("Léa Petit <lea@cabinet.example>")
    for (status, exit) in [("queued", 0), ("failed", 2)] as [(String, Int32)] {
      try office.letTimePass()
      let ending = try office("outbox", "deliver")
      #expect(ending.status == exit, "\(ending)")
      #expect(ending.output.contains("451 4.3.0 come back later"))
      #expect(try office.letters().map(\.status) == [status])
    }
    #expect(try office("outbox", "deliver").errors.contains("no letter is due"))
    #expect(try office.letters("--failed").map(\.attempts) == [3])

    try scene.server.set(.kind)
    try office.done("outbox", "retry", "--failed")
    #expect(try office.letters("--failed") == [])
    #expect(try office("outbox", "deliver").status == 0)
    #expect(try scene.server.mails().count == 1)
    let kinds = try office.sql(
      "SELECT group_concat(kind) FROM journal WHERE subject = 'letter' ORDER BY number")
    #expect(kinds == "letter_failed,letter_retried,letter_sent")
    #expect(try office("outbox", "retry", "1", "--json").errorCode == "letter_sent")
  }

  @Test("A recipient whom the server refuses holds no other up")
  func oneRefused() throws {
    let scene = try Post()
    let office = scene.office
    try office.set("delivery_tries", "1")
    try scene.server.set(.refusing("bea@cabinet.example"))
    for name in ["Ana", "Bea", "Cla"] {
      try office.register("\(name) Petit <\(name.lowercased())@cabinet.example>")
    }
    #expect(try office.letters().map(\.status) == ["sent", "failed", "sent"])
    #expect(
      try scene.server.mails().map(\.recipients) == [
        ["ana@cabinet.example"], ["cla@cabinet.example"],
      ])
    #expect(try office.letters("--failed").map(\.to) == ["bea@cabinet.example"])
  }

  @Test("A missing program is no letter's fault")
  func missingProgram() throws {
    let office = try Office.open()
    try office.useMail(of: "exit 0")
    try office.set("sendmail", "/usr/sbin/no-such-program")
    let ending = try office(office.launch(try office.register("Léa Petit <lea@cabinet.example>")))
    #expect(ending.status == 0)
    #expect(ending.errors.contains("letters wait: /usr/sbin/no-such-program"))
    let round = try office("outbox", "deliver", "--json")
    #expect(round.status == 69)
    #expect(round.errorCode == "program_missing")
    #expect(round.output == "")
    // It is there, but the interpreter that it names is not.
    try office.write("#!/usr/bin/no-such-interpreter\n", to: "mail", mode: 0o700)
    try office.set("sendmail", office.folder + "/mail")
    #expect(try office("outbox", "deliver").status == 69)
    #expect(try office.letters().map(\.attempts) == [0, 0])
    try office.useMail(of: "exit 0")
    #expect(try office("outbox", "deliver").errors.contains("2 letters sent"))
  }

  @Test("A letter whose link or code is dead is not sent")
  func stale() throws {
    let office = try Office.open()
    try office.useMail(of: "exit 75")
    try office.useSMS(of: "exit 1")
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    try office.done(office.launch(convention))
    try office.done("convention", "cancel", convention)
    try office.letTimePass()
    try office.useMail(of: #"cat > "mail.$$""#)
    let ending = try office("outbox", "deliver")
    #expect(ending.status == 2)
    #expect(ending.errors.contains("2 letters sent, 1 given up"))
    let failed = try office.letters("--failed")
    #expect(failed.map(\.kind) == ["signature_link"])
    #expect(failed.map(\.failure) == ["stale"])
    #expect(try office.names().filter { $0.hasPrefix("mail.") }.count == 2)

    // A code that could not leave before its procedure ended.
    try office.done(office.launch(convention))
    let link = try #require(try office.newestMail().link)
    try office.done("signature", "read", link, "--output", office.folder + "/read.pdf")
    try office.done("signature", "code", link)
    #expect(try office.letters().last?.status == "queued")
    try office.done("convention", "cancel", convention)
    try office.useSMS()
    try office.letTimePass()
    #expect(try office("outbox", "deliver").status == 2)
    #expect(try office.letters().last { $0.kind == "signature_code" }?.failure == "stale")
    // And one that another code has replaced.
    try office.useSMS(of: "exit 1")
    try office.done(office.launch(convention))
    let other = try #require(try office.newestMail().link)
    try office.done("signature", "read", other, "--output", office.folder + "/other.pdf")
    try office.done("signature", "code", other)
    try office.done("signature", "code", other)
    try office.useSMS()
    try office.letTimePass()
    _ = try office("outbox", "deliver")
    #expect(try office.letters().suffix(2).map(\.status) == ["failed", "sent"])
    #expect(try office.texts().count == 1)
  }
}

extension Office {
  /// The text of the mail that a script took last, decoded roughly: soft line breaks joined.
  fileprivate func newestMail() throws -> String {
    let path = try names().filter { $0.hasPrefix("mail.") }.map { folder + "/" + $0 }.max {
      try FileManager.default.modified($0) < FileManager.default.modified($1)
    }
    let text = try String(contentsOfFile: try #require(path), encoding: .utf8)
    return text.replacingOccurrences(of: "=\n", with: "").components(separatedBy: "text/html")[0]
  }
}

extension FileManager {
  func modified(_ path: String) throws -> Date {
    try attributesOfItem(atPath: path)[.modificationDate] as? Date ?? .distantPast
  }
}
