import Foundation
import Testing

/// Every session and every page of the documentation, played from an empty folder.
@Suite("sessions") struct SessionTests {
  private static let folder = "Tests/JiniusCommandsTests/Sessions"

  @Test(
    "a session answers as it is written",
    arguments: Recording.files(in: folder, ending: ".session"))
  func session(path: String) throws {
    let transcript = Transcript(try Recording.text(path), form: .session)
    try Recording.compare(path, with: try transcript.played(by: try Session()))
  }

  @Test(
    "the commands on a page of the documentation answer as it is written",
    arguments: ["README.md"] + Recording.files(in: "docs", ending: ".md"))
  func page(path: String) throws {
    let transcript = Transcript(try Recording.text(path), form: .page)
    try Recording.compare(path, with: try transcript.played(by: try Session()))
  }

  @Test("issue 9, 1.1: a command that ends otherwise than its file says fails, recorded or not")
  func status() throws {
    let lies =
      [
        ("$ jinius convntion list\n", .session), ("$ true\n? 1\n", .session),
        ("$ false | cat\n", .session), ("```console\n$ false\n```\n", .page),
        ("```console\n$ true  # exits 1\n```\n", .page),
      ] as [(String, Transcript.Form)]
    for (text, form) in lies {
      withKnownIssue {
        _ = try Transcript(text, form: form).played(by: try Session())
      }
    }
    let truth = "```console\n$ (exit 3)  # exits 3\n```\n"
    #expect(try Transcript(truth, form: .page).played(by: try Session()) == truth)
  }

  @Test(
    "issue 9, 1.2: no documented command has a literal letter's number",
    arguments: ["README.md", "scripts/demo", "scripts/serve"]
      + Recording.files(in: "docs", ending: ".md"))
  func letters(path: String) throws {
    #expect(!(try Recording.text(path)).contains(/outbox (?:show|retry|resend) "?[0-9]/))
  }

  @Test("the reference is what the program says of itself")
  func reference() throws {
    try Recording.compare("docs/reference.md", with: try Words.run(["__reference"]).output)
  }

  @Test("no file that is committed is named in vain: links in the documentation lead somewhere")
  func links() throws {
    for page in ["README.md"] + Recording.files(in: "docs", ending: ".md") {
      let folder = Recording.root.appendingPathComponent(page).deletingLastPathComponent()
      for piece in try Recording.text(page).components(separatedBy: "](").dropFirst() {
        let target = piece.prefix { $0 != ")" && $0 != "#" }
        if target.isEmpty || target.hasPrefix("http") { continue }
        let path = folder.appendingPathComponent(String(target)).path
        #expect(FileManager.default.fileExists(atPath: path), "\(page): \(target)")
      }
    }
  }
}
