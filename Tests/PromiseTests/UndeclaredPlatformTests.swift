import Foundation
import Stage
import Testing

/// What was handed over before platforms were declared counts as undeclared.
@Suite struct UndeclaredPlatformTests {
  @Test("issue 8, 3.1: a hand-over that was open at the upgrade is the operator's alone to record")
  func open() throws {
    let scratch = try OldDatabase.sealedSandbox.copy()
    let file = OldDatabase.folder + "/version-2/platform.pdf"
    let words = ["convention", "record", "C-000007", "--signed-file", file, "--json"]
    let shown = try scratch.done("convention", "show", "C-000007", "--json")
    #expect(try shown.field("platform_declared") == "0")
    #expect(try scratch(words).errorCode == "platform_undeclared")
    for more in [[], ["--untrusted"]] {
      let account = try scratch(words + more + ["--as", "claire@cabinet.example"])
      #expect(account.status == 77, "\(account)")
    }
    // To declare the platform now says nothing of a paper that was sent before.
    let certificate = scratch.folder + "/p.pem"
    let made = try scratch.bash(
      "openssl req -x509 -newkey rsa:2048 -noenc -subj /CN=X -keyout k -out \(certificate)")
    #expect(made.status == 0)
    try scratch.done("platform", "add", "Je Signe Expert", "--certificates", certificate)
    #expect(try scratch(words).errorCode == "platform_undeclared")

    let signed = try scratch.done(words + ["--untrusted"])
    #expect(try signed.field("status") == "signed")
    for convention in ["C-000007", "C-000008"] {
      let shown = try scratch.done("convention", "show", convention, "--json")
      #expect(try shown.field("platform_signature") == "unverified")
      let paper = scratch.folder + "/\(convention).pdf"
      try scratch.done("convention", "attestation", convention, "--output", paper)
      let text = try system("pdftotext", ["-layout", paper, "-"]).output
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains("plateforme non déclarée"), "\(text)")
      #expect(text.contains("n'a pas été vérifiée auprès d'une autorité"), "\(text)")
      let folder = scratch.folder + "/\(convention)"
      try scratch.done("convention", "evidence", convention, "--output", folder)
      let readme = try String(contentsOfFile: folder + "/README.txt", encoding: .utf8)
      #expect(
        readme.contains("plateforme non déclarée, signature non vérifiée auprès d'une autorité"))
    }
    let letter = try scratch.newestLetter(to: Scratch.signatory)
    #expect(letter.contains("plateforme non déclarée"))
    try scratch.done("audit", "verify")
  }
}
