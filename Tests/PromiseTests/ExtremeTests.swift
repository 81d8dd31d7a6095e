import Foundation
import Stage
import Testing

/// What comes from outside is never a bug of the program (70), however extreme.
@Suite struct ExtremeTests {
  @Test("issue 8, 6.5: a search takes as many words as the system does")
  func search() throws {
    let scratch = try Scratch.furnished()
    let words = ["training", "search", "--json"] + (1...1100).map { "mot\($0)" }
    #expect(try scratch(words).status == 0)
    let all = ["training", "search", "--json"] + Array(repeating: "RISQUE", count: 1100)
    #expect(try scratch(all).output.contains("\"T\""))
  }

  @Test(
    "issue 8, 6.5: a clock at the end of time is refused, and one before it serves",
    arguments: [
      ("9999-12-31T23:59:59Z", 65), ("9900-01-01T00:00:00Z", 65),
      ("9899-12-01T00:00:00Z", 0), ("1970-01-01T00:00:00Z", 0),
    ])
  func clock(now: String, status: Int) throws {
    let scratch = try Scratch.furnished()
    let convention = try scratch.convention()
    for words in [
      Scratch.launch(convention), ["tick", "--json"], ["seal", "create", "--key", "ec", "--json"],
      ["retention", "report", "--json"],
    ] {
      let ending = try scratch(words, at: now)
      // By then every session is over.
      let isOver = now.hasPrefix("9899") && ending.errorCode == "session_over"
      #expect(isOver || ending.status == Int32(status), "\(words): \(ending)")
    }
  }

  @Test("issue 8, 6.5: the highest price has its total with VAT on the paper")
  func price() throws {
    let scratch = try Scratch.furnished()
    try scratch.done("provider", "update", "IRF", "--vat", "standard")
    try scratch.done("training", "update", "T", "--price", "1000000000")
    let convention = try scratch.convention()
    let path = scratch.folder + "/paper.pdf"
    try scratch.done("convention", "preview", convention, "--output", path)
    let text = try system("pdftotext", ["-layout", path, "-"]).output
    #expect(text.filter { !$0.isWhitespace }.contains("comprises1200000000,00€"), "\(text)")
  }

  @Test("issue 8, 6.5: a path that is no UTF-8 names no other file")
  func path() throws {
    let scratch = try Scratch()
    for line in [
      "\"$@\" --db $'\\xff.db'", "JINIUS_DB=$PWD/$'\\xff.db' \"$@\"",
      "unset JINIUS_DB; XDG_DATA_HOME=$PWD/$'\\xff' \"$@\"",
    ] {
      let ending = try scratch.bash(line, ["init", "--sandbox"])
      #expect(ending.status == 64, "\(line): \(ending)")
    }
    #expect(try scratch.names() == [])
    let full = try OutputTests.signed()
    let before = try full.names()
    let ending = try full.bash(
      "\"$@\" --output $'\\xff.pdf'", ["convention", "preview", "C-000001"])
    #expect(ending.status == 64)
    #expect(try full.names() == before)
  }

  @Test("issue 8, 6.5: what is no database of ours gets no queue beside it")
  func queue() throws {
    let scratch = try Scratch()
    #expect(
      try scratch.bash("echo text >letter; mkfifo pipe; ln -s /dev/null null; mkdir folder").status
        == 0)
    let before = try scratch.names()
    for name in ["letter", "pipe", "null", "folder", "missing"] {
      for words in [["init", "--sandbox"], ["tick"], ["company", "list"]]
      where name != "missing" || words != ["init", "--sandbox"] {
        let ending = try scratch(words + ["--db", scratch.folder + "/" + name, "--json"])
        #expect(ending.status == (name == "missing" ? 66 : 78), "\(name) \(words): \(ending)")
      }
    }
    #expect(try scratch.names() == before)
    #expect(try scratch("init", "--sandbox", "--db", "/dev/null").status == 78)
    #expect(!FileManager.default.fileExists(atPath: "/dev/null.lock"))
  }

  @Test("issue 8, 6.5: a database in a folder that may not be entered is there")
  func folder() throws {
    let scratch = try Scratch()
    #expect(
      try scratch.bash(
        "mkdir locked && \"$@\" --db locked/j.db && chmod 0 locked",
        ["init", "--sandbox"]
      ).status == 0)
    defer { _ = try? scratch.bash("chmod 700 locked") }
    for words in [["company", "list"], ["tick"], ["init", "--sandbox"]] {
      let ending = try scratch.unprivileged(
        words + ["--db", scratch.folder + "/locked/j.db", "--json"])
      #expect(ending.status == (words[0] == "init" ? 73 : 74), "\(words): \(ending)")
      #expect(ending.errors.contains("Permission denied"), "\(words): \(ending)")
    }
  }

  @Test("issue 8, 6.5: standard input that breaks off is no end of it")
  func input() throws {
    let scratch = try Scratch.furnished()
    let ending = try scratch.bash(
      "\"$@\" <.", ["collaborator", "import", "--company", Scratch.company, "-", "--json"])
    #expect(ending.status == 66 && ending.errorCode == "cannot_read", "\(ending)")
  }
}
