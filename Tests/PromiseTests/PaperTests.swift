import Foundation
import Stage
import Testing

/// The papers of people with any name, as other programs read them.
@Suite struct PaperTests {
  static let names = [
    "Éloïse Lœuillet-Ÿvetôt", "Þórdís Ægisdóttir", "Łukasz Święcicki-Żuk", "Nguyễn Thị Phương Đặng",
    "Κωνσταντίνος Παπαδόπουλος", "Ғазиза Қыдыралиева", "Олександр Їжакевич",
    "Jean-François D'Aubigné",
    "Ștefan Țăranu", "Dvořák Šťastný",
  ]

  @Test func `preview and signed file are sound, and show each name as it was typed`() throws {
    let scratch = try Scratch.furnished()
    for (index, name) in Self.names.enumerated() {
      let convention = try scratch.convention(of: "\(name) <p\(index)@x.example>")
      let draft = try scratch.text(of: ["convention", "preview", convention])
      #expect(draft.contains(name) && draft.contains("PROJET"), "\(draft)")
      try scratch.sign(convention)
      let signed = try scratch.text(of: ["convention", "download", convention])
      #expect(signed.contains(name) && signed.contains("PAGE DE PREUVE"), "\(signed)")
      #expect(!signed.contains("PROJET"))
    }
  }

  @Test func `a contract names its owner as it was typed`() throws {
    let scratch = try Scratch.furnished()
    for (index, name) in Self.names.enumerated() {
      let words = name.split(separator: " ")
      let email = "p\(index)@x.example"
      try scratch.done(
        "account", "create", email, "--given-name", words.dropLast().joined(separator: " "),
        "--family-name", String(words.last ?? ""))
      try scratch.done(
        "individual", "init", "--account", email, "--mobile", "+33611223344")
      let convention = try scratch.done(
        "registration", "create", "--individual", email, "--session", "BIG", "--json"
      ).field("convention")
      let draft = try scratch.text(of: ["convention", "preview", convention])
      #expect(draft.contains(name) && draft.contains("CONTRAT"), "\(draft)")
    }
  }

  @Test(arguments: ["王小明", "محمد علي", "שרה כהן", "राम शर्मा", "Zoë 🦄", "สมชาย ใจดี", "Jean \u{F0000}"])
  func `a name that no font of ours can print is refused at the keyboard`(name: String) throws {
    let scratch = try Scratch.furnished()
    let before = try scratch.dump()
    let ending = try scratch(Scratch.registration(of: "Anne \(name) <p@x.example>"))
    #expect(ending.status == 65, "\(ending)")
    #expect(try scratch.dump() == before)
  }

  @Test func `the same facts give the same bytes, and those of a launch are those that are read`()
    throws
  {
    let scratch = try Scratch.furnished()
    let convention = try scratch.convention()
    let drafts = try (1...2).map { _ in try scratch.file(of: ["convention", "preview", convention])
    }
    #expect(drafts[0] == drafts[1])
    try scratch.sign(convention)
    let signed = try scratch.file(of: ["convention", "download", convention])
    let read = try scratch.sql(
      "SELECT hex(content) FROM document ORDER BY id LIMIT 1")
    let begin = signed.prefix(read.utf8.count / 2).map { String(format: "%02X", $0) }.joined()
    #expect(begin == read && signed.count > read.utf8.count / 2)
  }
}

extension Scratch {
  /// The bytes of a document that a command writes.
  fileprivate func file(of words: [String]) throws -> Data {
    let name = "\(UUID()).pdf"
    try done(words + ["--output", folder + "/" + name])
    return try #require(bytes(name))
  }

  /// The text of a document that a command writes, which qpdf finds sound; runs of blanks are one.
  fileprivate func text(of words: [String]) throws -> String {
    let path = folder + "/\(UUID()).pdf"
    try done(words + ["--output", path])
    let check = try system("qpdf", ["--check", path])
    try #require(check.status == 0 && check.output.contains("No syntax or stream"), "\(check)")
    let text = try system("pdftotext", ["-layout", path, "-"])
    try #require(text.status == 0)
    return text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
