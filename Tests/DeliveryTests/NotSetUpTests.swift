import Foundation
import Stage
import Testing

/// A real database whose letters cannot leave yet: that is said, and what mends it.
@Suite struct NotSetUpTests {
  @Test(
    "issue 9, 3.1: a launch says that its letter waits, and the commands that set delivery up work")
  func launch() throws {
    let office = try Office.open()
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    let launched = try office(office.launch(convention))
    #expect(launched.status == 0)
    #expect(launched.errors.contains("the link for \(Office.signatory), good until"))
    #expect(launched.errors.contains("waits in the outbox"), "\(launched)")
    #expect(!launched.errors.contains("gets a link"))
    let commands = launched.errors.matches(of: /jinius (settings set [a-z_]+ [^;\s]+)/)
      .map { String($0.1).split(separator: " ").map(String.init) }
    #expect(commands.map { $0[2] } == ["mail_sender", "sms_command"])
    for command in commands { try office.done(command) }
    #expect(
      try office.done("settings", "show", "mail_sender").output.contains(
        "noreply@formation.example"))

    try office.useMail(of: "cat >> mails")
    try office.useSMS()
    #expect(try office.done("outbox", "deliver").errors.contains("letters sent"))
    try office.done("convention", "cancel", convention)
    let again = try office(office.launch(convention))
    #expect(again.errors.contains("\(Office.signatory) gets a link by e-mail"), "\(again)")
    #expect(!again.errors.contains("wait"))
  }

  @Test("issue 9, 3.1: with mail alone a launch says that the code would wait")
  func mailAlone() throws {
    let office = try Office.open()
    try office.useMail(of: "cat >> mails")
    let launched = try office(office.launch(try office.register("Léa Petit <lea@cabinet.example>")))
    #expect(launched.errors.contains("gets a link by e-mail"))
    #expect(launched.errors.contains("a code would wait: nothing is set up to send SMS with"))
    #expect(launched.errors.contains("1 letter sent"), "\(launched)")
  }

  @Test("issue 9, 3.1: whoever acts for a firm is told that letters wait, and not how to mend it")
  func account() throws {
    let office = try Office.open()
    let ending = try office.done([
      "interlocutor", "add", "--company", Office.company, "--email", "zoe@cabinet.example",
      "--given-name", "Zoé", "--family-name", "Roy", "--as", "claire@cabinet.example",
    ])
    #expect(ending.errors.contains("letters wait: nothing is set up to send mail with"))
    #expect(!ending.errors.contains("settings set"), "\(ending)")
  }

  static let required = [
    "convention sign C-000001 --signatory paul@cabinet.example",
    "registration create --company 379627342 --session S --participant Eve_Roy_<eve@cabinet.example>",
    "interlocutor add --company 379627342 --email eve@cabinet.example --given-name Eve --family-name Roy",
    "collaborator add --company 379627342 --participant Eve_Roy_<eve@cabinet.example>",
    "invitation resend lea@cabinet.example",
    "account create eve@cabinet.example --given-name Eve --family-name Roy --self",
  ]

  @Test(
    "issue 9, 3.1: with --require-delivery what could not be sent is refused, and nothing is changed",
    arguments: required)
  func refused(line: String) throws {
    let office = try Office.open()
    try office.register("Léa Petit <lea@cabinet.example>")
    let before = try office.sql("SELECT max(number) FROM journal")
    let words =
      line.split(separator: " ").map { $0.replacingOccurrences(of: "_", with: " ") }
      + ["--require-delivery"]
    let refused = try office(words + ["--json"])
    #expect(refused.status == 1 && refused.errorCode == "delivery_not_set_up", "\(refused)")
    #expect(try office(words).errors.contains("jinius settings set mail_sender noreply@"))
    #expect(try office.sql("SELECT max(number) FROM journal") == before)

    // A program that is not there is no way either.
    try office.set("mail_sender", Office.sender)
    try office.set("sendmail", "/usr/sbin/no-such-program")
    try office.useSMS()
    let missing = try office(words + ["--json"])
    #expect(missing.status == 69 && missing.errorCode == "program_missing", "\(missing)")
    try office.useMail(of: "cat >> mails")
    #expect(try office(words).status == 0)
  }

  @Test("issue 9, 3.1: a program that is not there is said with what was done, and told to scripts")
  func missing() throws {
    let office = try Office.open()
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    try office.set("mail_sender", Office.sender)
    try office.set("sendmail", "/nonexistent/x")
    try office.set("sms_command", "/nonexistent/sms")
    let launched = try office(office.launch(convention))
    #expect(launched.errors.contains("waits in the outbox"), "\(launched)")
    #expect(launched.errors.contains("letters wait: /nonexistent/x and /nonexistent/sms are not"))
    #expect(launched.errors.matches(of: /letters wait/).count == 1, "\(launched)")
    try office.done("convention", "cancel", convention)
    let scripted = try office(office.launch(convention) + ["--json"])
    #expect(scripted.output.contains(#""waits_for":["sendmail","sms_command"]"#), "\(scripted)")
    try office.done("convention", "cancel", convention)
    try office.useMail(of: "cat >> mails")
    let mailed = try office(office.launch(convention))
    #expect(mailed.errors.contains("gets a link by e-mail"), "\(mailed)")
    #expect(mailed.errors.contains("a code would wait: /nonexistent/sms is not there"))
  }

  @Test("issue 9, 3.1: numbers that are held after a restore are said with what was done")
  func held() throws {
    let office = try Office.open()
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    try office.useMail(of: "cat >> mails")
    try office.useSMS()
    try office.sql("INSERT INTO numbering (noun, last, is_open) VALUES ('registration', 9, 1)")
    let refused = try office(office.launch(convention) + ["--require-delivery", "--json"])
    #expect(refused.status == 1 && refused.errorCode == "numbers_held", "\(refused)")
    let launched = try office(office.launch(convention))
    #expect(launched.status == 0 && launched.errors.contains("waits in the outbox"))
    #expect(launched.errors.contains("letters wait: this database was restored"), "\(launched)")
    #expect(launched.errors.contains("jinius numbers show"))
    try office.done("convention", "cancel", convention)
    let scripted = try office(office.launch(convention) + ["--json"])
    #expect(scripted.output.contains(#""waits_for":["numbers"]"#), "\(scripted)")
  }

  @Test("issue 9, 3.1: what tells something and asks for nothing is not refused")
  func onlyTold() throws {
    let office = try Office.open()
    let convention = try office.register("Léa Petit <lea@cabinet.example>")
    // On a platform nobody is written to.
    let words = [
      "convention", "sign", convention, "--platform", "P", "--signatory", Office.signatory,
    ]
    #expect(try office(words + ["--require-delivery"]).status == 0)
  }

  @Test("issue 9, 3.1: what was done is printed before its letters are sent")
  func order() throws {
    let office = try Office.open()
    try office.useMail(of: "sleep 3; cat >> mails")
    let ending = try system(
      "bash",
      [
        "-c",
        """
        cd \(office.folder)
        "$@" >out 2>err &
        for i in $(seq 100); do sleep 0.02; [ -s out ] && [ -s err ] && break; done
        kill -0 $! && cat out err; wait $!
        """, "bash", office.jinius, "interlocutor", "add", "--company", Office.company, "--email",
        "zoe@cabinet.example", "--given-name", "Zoé", "--family-name", "Roy",
      ], environment: office.environment)
    #expect(
      ending.output == "zoe@cabinet.example\ninterlocutor zoe@cabinet.example added\n", "\(ending)")
    let sent = try String(contentsOfFile: office.folder + "/err", encoding: .utf8)
    #expect(sent.hasSuffix("1 letter sent\n"))
  }

  @Test("issue 9, 3.1: at a terminal a round of letters shows how far it is, and nowhere else")
  func progress() throws {
    let office = try Office.open()
    try office.register("Léa Petit <lea@cabinet.example>")
    try office.register("Eve Petit <eve@cabinet.example>")
    try office.useMail(of: "cat >> mails")
    try office.sql("UPDATE letter SET due_at = 0")
    let piped = try office("outbox", "deliver", "--dry-run")
    #expect(!piped.errors.contains("\r"))
    let shown = try system(
      "script", ["-qec", "\(office.jinius) outbox deliver", "/dev/null"],
      environment: office.environment)
    #expect(shown.output.contains("\rsending letters…"), "\(shown)")
    #expect(shown.output.contains("\rsending letters: 1 done…"), "\(shown)")
  }
}
