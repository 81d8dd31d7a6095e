import Foundation
import Stage
import Testing

/// Output that cannot be written is a failure, and never a silent one.
@Suite struct OutputTests {
  /// What prints on standard output; `-` delivers a document there.
  static let printing = [
    ["convention", "list"], ["convention", "list", "--json"], ["convention", "show", "C-000001"],
    ["outbox", "show", "1"], ["audit", "list", "--json"], ["settings", "list"], ["--help"],
    ["help", "convention", "sign"], ["--version"], ["man"], ["completions", "bash"],
    ["convention", "preview", "C-000001", "--output", "-"],
    ["convention", "download", "C-000001", "--output", "-"],
  ]

  @Test(arguments: printing)
  func `on a full disk a command ends with 74 and says so`(_ words: [String]) throws {
    let scratch = try Self.signed()
    let ending = try scratch.bash("\"$@\" >/dev/full", words)
    #expect(ending.status == 74)
    #expect(ending.errors.contains(words.contains("--json") ? "output_failed" : "error: "))
  }

  @Test(arguments: printing)
  func `a closed pipe ends a command with 141, in silence`(_ words: [String]) throws {
    let scratch = try Self.signed()
    // Nobody reads any more when the command begins to write.
    let ending = try scratch.bash(
      "mkfifo p; exec 3<>p 4>p 3<&-; \"$@\" >&4", words)
    #expect(ending.status == 141)
    #expect(ending.errors == "")
  }

  @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-", ">&- 2>&-"])
  func `standard streams that came closed never become the database`(closed: String) throws {
    let scratch = try Scratch.furnished()
    for words in [
      Scratch.registration(of: "Léa Petit <lea@cabinet.example>"),
      ["convention", "list", "--json"],
      ["convention", "shwo"], Scratch.launch("C-000001"),
    ] {
      let ending = try scratch.bash("\"$@\" \(closed)", words)
      #expect([0, 64, 74].contains(ending.status), "\(ending)")
    }
    #expect(try scratch.faults() == "")
    #expect(try scratch.sql("SELECT count(*) FROM signing_procedure") == "1")
  }

  @Test(arguments: ["write", "fsync"], ["ENOSPC", "EIO"])
  func `a file that cannot be written whole is not there at all`(call: String, error: String) throws
  {
    let scratch = try Self.signed()
    for words in [
      ["convention", "download", "C-000001"], ["convention", "preview", "C-000001"],
    ] {
      let ending = try scratch(
        words + ["--output", scratch.folder + "/out.pdf", "--json"], "error=\(error)",
        at: Call(name: call, number: 1))
      #expect(ending.status == 74 && ending.errorCode == "output_failed", "\(ending)")
      #expect(try scratch.names().allSatisfy { !$0.contains("out.pdf") })
    }
  }

  @Test func `a reader that stops in the middle of a list gets whole lines until then`() throws {
    let scratch = try Scratch.furnished()
    for number in 1...30 { _ = try scratch.convention(of: "Anne Martin <p\(number)@x.example>") }
    let ending = try scratch.bash(
      "\"$@\" | head -n 3; exit ${PIPESTATUS[0]}", ["convention", "list", "--json"])
    #expect([0, 141].contains(ending.status))
    #expect(ending.output.split(separator: "\n").count == 3)
    #expect(ending.errors == "")
  }

  /// A folder with one signed convention.
  static func signed() throws -> Scratch { try template.get().copy() }

  private static let template = Result {
    let scratch = try Scratch.furnished()
    try scratch.sign(try scratch.convention())
    return scratch
  }
}
