import Foundation
import Stage
import Testing

/// The seal of a real database: no launch without it, and a file that holds at the end.
@Suite("a real database") struct RealTests {
  /// A real database whose mail and SMS are written into files.
  private func office() throws -> Desk {
    let desk = try Desk(sandbox: false)
    try desk.done("init")
    try desk.furnish()
    try desk.done("settings", "set", "public_address", "https://formation.example")
    for (name, setting) in [("mail", "sendmail"), ("sms", "sms_command")] {
      let path = try desk.write(
        Array("#!/bin/sh\ncat > \(desk.folder)/\(name).txt\n".utf8), to: name)
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
      try desk.done("settings", "set", setting, path)
    }
    try desk.done("settings", "set", "mail_sender", "noreply@formation.example")
    return desk
  }

  @Test("nothing is launched without a seal that can be used; with one, the file holds")
  func launch() throws {
    let desk = try office()
    let convention = try desk.done(
      "registration", "create", "--company", Desk.company, "--session", "S", "--participant",
      "Léa Petit <lea@cabinet.example>", "--json"
    ).field("convention")
    let launch = ["convention", "sign", convention, "--signatory", Desk.signatory]
    let refused = try desk(launch + ["--json"])
    #expect(refused.status == 1)
    #expect(refused.errorCode == "seal_unusable")
    #expect(refused.errors.contains("jinius seal create"))

    try desk.done("seal", "create", "--days", "59")
    let short = try desk(launch + ["--json"])
    #expect(short.status == 1)
    #expect(short.errorCode == "seal_unusable")
    try desk.done("seal", "create", "--replace")
    try desk.done(launch)

    let mail = try text("mail.txt", in: desk)
    let link = try #require(mail.firstMatch(of: /https:\S+\/sign\/[A-Za-z0-9_-]{43}/)).0
    try desk.done("signature", "read", String(link), "--output", desk.folder + "/read.pdf")
    try desk.done("signature", "code", String(link))
    let code = try #require(try text("sms.txt", in: desk).firstMatch(of: /[0-9]{6}/)).0
    try desk.done("signature", "sign", String(link), "--code", String(code))

    let path = try desk.write(try desk.file(of: convention), to: "signed.pdf")
    let said = try Validators.pyHanko(path, trusting: [desk.seal])
    #expect(said.isJudgedValid && said.isJudgedWhole, "\(said)")
    let text = try system("pdftotext", ["-layout", path, "-"])
    #expect(text.output.contains("Signature électronique simple"))
    #expect(!text.output.contains("qualifiée") && !text.output.contains("avancée"))
  }

  /// The text of a mail or an SMS as it came.
  private func text(_ name: String, in desk: Desk) throws -> String {
    let script = """
      import email, email.policy, sys
      message = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
      body = message.get_body(("plain",)) if message["Subject"] else message
      print(body.get_content())
      """
    let ending = try system("python3", ["-c", script, desk.folder + "/" + name])
    try #require(ending.status == 0, "\(ending)")
    return ending.output
  }
}
