import Foundation
import Stage
import Testing

/// What somebody types at a real terminal.
@Suite struct TerminalTests {
  /// Types lines into a command that stands at a terminal of its own, each once it was asked for,
  /// and answers with all that the terminal showed.
  private static func typed(_ lines: [String], into words: [String], in scratch: Scratch) throws
    -> Ending
  {
    let script = """
      import os, pty, sys
      lines = sys.argv[1].split("\\n")
      child, terminal = pty.fork()
      if child == 0: os.execv(sys.argv[2], sys.argv[2:])
      shown = b""
      try:
        while True:
          shown += os.read(terminal, 4096)
          if lines and shown.endswith(b": "):
            os.write(terminal, lines.pop(0).encode() + b"\\n")
      except OSError: pass
      sys.stdout.write(shown.decode())
      status = os.waitpid(child, 0)[1]
      sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
      """
    return try system(
      "python3", ["-c", script, lines.joined(separator: "\n"), scratch.jinius] + words,
      environment: scratch.environment)
  }

  @Test("issue 9, 3.5: a code and a link that are typed are asked for by name, and not shown")
  func code() throws {
    let scratch = try Scratch.furnished()
    try scratch.done(Scratch.registration(of: "Léa Petit <lea@cabinet.example>"))
    try scratch.done(Scratch.launch("C-000001"))
    let link = String(
      try #require(
        try scratch.letter("signature_link").firstMatch(of: /https:\S+\/sign\/\S{43}/)
      ).0)
    try scratch.done("signature", "read", link, "--output", scratch.folder + "/read.pdf")
    try scratch.done("signature", "code", link)
    let code = String(
      try #require(try scratch.letter("signature_code").firstMatch(of: /\b[0-9]{6}\b/)).0)

    let interrupted = try Self.typed(["\u{3}"], into: ["signature", "sign", link], in: scratch)
    #expect(interrupted.status == 130, "\(interrupted)")
    let wrong = try Self.typed(["12345"], into: ["signature", "sign", link], in: scratch)
    #expect(wrong.status == 65, "\(wrong)")
    #expect(wrong.output.hasPrefix("Code of the SMS: ") && !wrong.output.contains("12345"))
    let signed = try Self.typed(
      [link, code], into: ["signature", "sign", "-"], in: scratch)
    #expect(signed.status == 0, "\(signed)")
    #expect(signed.output.hasPrefix("Link: \r\nCode of the SMS: \r\n"))
    #expect(!signed.output.contains(code) && !signed.output.contains(link))
  }

  @Test("issue 9, 3.5: both come from standard input, a line each; without one, a code is missing")
  func lines() throws {
    let scratch = try Scratch.furnished()
    try scratch.done(Scratch.registration(of: "Léa Petit <lea@cabinet.example>"))
    try scratch.done(Scratch.launch("C-000001"))
    let sign = ["signature", "sign", "-", "--code", "-"]
    let link = try scratch.letter("signature_link").firstMatch(of: /\/sign\/\S{43}/)?.0
    let ending = try scratch.bash(
      "\"$@\"", sign, input: try #require(link.map(String.init)) + "\n123456\n")
    #expect(ending.status == 1 && ending.errors.contains("read"), "\(ending)")
    let missing = try scratch.bash("\"$@\" </dev/null", Array(sign.prefix(3)))
    #expect(missing.status == 64 && missing.errors.contains("--code"), "\(missing)")
  }

  @Test("issue 9, 3.5: a passphrase that is typed is not shown")
  func passphrase() throws {
    let scratch = try Scratch.furnished()
    let made = try scratch.bash(
      """
      openssl req -x509 -newkey rsa:2048 -noenc -subj /CN=Cachet -days 3650 -keyout k.pem -out c.pem \
        -addext keyUsage=critical,digitalSignature,nonRepudiation 2>/dev/null &&
      openssl pkcs12 -export -inkey k.pem -in c.pem -passout pass:geheim -out seal.p12
      """)
    try #require(made.status == 0, "\(made)")
    let words = ["seal", "import", "--pkcs12", scratch.folder + "/seal.p12", "--passphrase", "-"]
    let ending = try Self.typed(["geheim"], into: words, in: scratch)
    #expect(ending.output.hasPrefix("Passphrase: \r\n"), "\(ending)")
    #expect(!ending.output.contains("geheim"))
  }
}

extension Scratch {
  /// The text of the newest letter of a kind.
  fileprivate func letter(_ kind: String) throws -> String {
    try done("outbox", "show", "--last", "--kind", kind, "--json").field("body")
  }
}
