import Foundation
import Stage
import Testing

/// Each way by itself: what stops one stops no other.
@Suite struct ChannelTests {
  /// An office with a mail and an SMS that wait.
  private func waiting() throws -> Office { try waitingWithLink().office }

  private func waitingWithLink() throws -> (office: Office, link: String) {
    let office = try Office.open()
    try office.useMail(of: #"cat > "mail.$$""#)
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    try office.done(office.launch(convention))
    let mail = try #require(try office.names().last { $0.hasPrefix("mail.") })
    let text = try String(contentsOfFile: office.folder + "/" + mail, encoding: .utf8)
    let link = try #require(
      text.replacing("=\n", with: "").firstMatch(of: /https:.*\/sign\/[A-Za-z0-9_-]{43}/))
    try office.useSMS(of: "exit 1")
    try office.done("signature", "read", String(link.0), "--output", office.folder + "/read.pdf")
    try office.done("signature", "code", String(link.0))
    try office.sql(
      "UPDATE letter SET status = 'queued', attempts = 0, due_at = id, ended_at = NULL")
    // As if asked for before any mail.
    try office.sql("UPDATE letter SET due_at = 0 WHERE channel = 'sms'")
    return (office, String(link.0))
  }

  private func mails(_ office: Office) throws -> Int {
    try office.names().count { $0.hasPrefix("mail.") }
  }

  @Test(
    "issue 8, 6.4: a missing or broken SMS program stops no mail, and is reported",
    arguments: [nil, "#!/usr/bin/no-such-interpreter\n"] as [String?])
  func withoutSMS(_ script: String?) throws {
    let office = try waiting()
    let before = try mails(office)
    let path = try office.lose("sms_command")
    if let script { try office.write(script, to: "sms_command", mode: 0o700) }
    let ending = try office("outbox", "deliver")
    #expect(ending.status == 69)
    #expect(ending.errors.contains("2 letters sent"), "\(ending)")
    #expect(ending.errors.contains("\(path) is not there"), "\(ending)")
    #expect(try mails(office) == before + 2)
    let text = try #require(try office.letters().first { $0.to == Office.mobile })
    #expect((text.status, text.attempts) == ("queued", 0))
    // To a script it is in the line of what the round came to.
    let again = try office("outbox", "deliver", "--json")
    #expect((again.status, again.errorCode, again.output) == (69, "program_missing", ""))
    try office.sql(
      "UPDATE letter SET status = 'queued', ended_at = NULL, due_at = 1 WHERE channel = 'email'")
    let round = try office("outbox", "deliver", "--json")
    #expect((round.status, round.errors) == (69, ""))
    #expect(
      round.output.hasSuffix(
        "\"missing_programs\":[{\"setting\":\"sms_command\",\"program\":\"\(path)\"}],\"outcome\":\"done\"}\n"
      ))
  }

  @Test("issue 8, 6.4: a missing mail program stops no SMS; one sentence names both where both are")
  func withoutMail() throws {
    let office = try waiting()
    try office.useSMS()
    let sendmail = try office.lose("sendmail")
    let ending = try office("outbox", "deliver")
    #expect(ending.status == 69)
    #expect(ending.errors.contains("\(sendmail) is not there"))
    #expect(try office.texts().count == 1)
    let sms = try office.lose("sms_command")
    try office.sql(
      "UPDATE letter SET status = 'queued', ended_at = NULL, due_at = 1 WHERE channel = 'sms'")
    let both = try office("outbox", "deliver")
    #expect(both.status == 69)
    #expect(
      both.errors.contains(
        "\(sendmail) and \(sms) are not there, or cannot be run"), "\(both)")
    // A command says what holds its own letters up, and its status stands.
    try office.useMail(of: #"cat > "mail.$$""#)
    let other = try office("account", "create", "b@x.fr", "--given-name", "B", "--family-name", "C")
    #expect(other.status == 0)
    #expect(!other.errors.contains("/nonexistent/sms"), "\(other)")
  }

  @Test("issue 8, 6.4: a program that no letter waits for is not missing")
  func unneeded() throws {
    let office = try Office.open()
    try office.useMail(of: #"cat > "mail.$$""#)
    _ = try office.lose("sms_command")
    let ending = try office("outbox", "deliver", "--json")
    #expect((ending.status, ending.errors) == (0, ""), "\(ending)")
    let sendmail = try office.lose("sendmail")
    #expect(try office("outbox", "deliver").status == 0)
    try office.register("Léa Petit <lea@cabinet.example>")
    let missing = try office("outbox", "deliver")
    #expect(missing.status == 69 && missing.errors.contains("\(sendmail) is not there"))
    #expect(!missing.errors.contains("sms_command"))
  }

  @Test("issue 8, 6.4: a command says what left, and which program is missing for the rest")
  func byTheWay() throws {
    let (office, link) = try waitingWithLink()
    let path = try office.lose("sms_command")
    let ending = try office("signature", "code", link)
    #expect(ending.status == 0, "\(ending)")
    #expect(ending.errors.contains("2 letters sent"), "\(ending)")
    #expect(ending.errors.contains("\(path) is not there"), "\(ending)")
    #expect(!ending.errors.contains("was sent"), "\(ending)")
  }

  @Test(
    "issue 8, 6.4: an SMS program that hangs leaves the mails of a command their time",
    .timeLimit(.minutes(1)))
  func hanging() throws {
    let office = try waiting()
    let before = try mails(office)
    try office.useSMS(of: "sleep 1000")
    try office.done("convention", "list")
    #expect(try mails(office) == before + 2)
    #expect(try office.letters().first { $0.to == Office.mobile }?.failure == "timed_out")
  }

  @Test("issue 8, 6.10: a letter that could not be handed over whole was not sent")
  func unwritten() throws {
    let office = try Office.open()
    try office.register("Léa Petit <lea@cabinet.example>")
    try office.useMail(of: #"cat > "new.$$" && mv "new.$$" "$$.mail""#)
    let before = try Data(contentsOf: URL(fileURLWithPath: office.database))
    var failures: Set<String?> = []
    // Which of its writes is the one to the pipe is not for us to know.
    for (index, errno) in ["EIO", "ENOSPC", "EINVAL", "ENOMEM", "EBADF"].enumerated() {
      for call in 1...3 {
        try before.write(to: URL(fileURLWithPath: office.database))
        for name in try office.names() where name.hasSuffix(".mail") {
          try FileManager.default.removeItem(atPath: office.folder + "/" + name)
        }
        _ = try system(
          "strace",
          [
            "-qq", "-o", "/dev/null", "-e", "trace=write", "-e",
            "inject=write:error=\(errno):when=\(call)", office.jinius, "outbox", "deliver",
          ], environment: office.environment)
        let letter = try #require(try office.letters().first)
        let mails = try office.names().count { $0.hasSuffix(".mail") }
        #expect((letter.status == "sent") == (mails == 1), "\(errno) \(call) \(index): \(letter)")
        failures.insert(letter.failure)
      }
    }
    #expect(failures.contains("errno_5"))
  }
}

extension Office {
  /// A program that was there when it was set.
  fileprivate func lose(_ setting: String) throws -> String {
    let path = folder + "/" + setting
    try write("#!/bin/bash\n", to: setting, mode: 0o700)
    try set(setting, path)
    try FileManager.default.removeItem(atPath: path)
    return path
  }
}
