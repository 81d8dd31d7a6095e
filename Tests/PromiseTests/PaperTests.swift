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

  @Test func `issue 9, 2.7 (S70): a convention says who is billed, a contract where it is another`()
    throws
  {
    let scratch = try Scratch.furnished()
    let own = try scratch.text(of: ["convention", "preview", try scratch.convention()])
    #expect(own.contains("Entité facturée") && own.contains("SIRET 379 627 342 00015"), "\(own)")
    try scratch.done(
      "account", "create", "ines@y.example", "--given-name", "Ines", "--family-name", "Blanc")
    try scratch.done(
      "company", "init", "--siret", "40483304800022", "--name", "Réseau Y", "--administrator",
      "ines@y.example", "--pledge", "--registration-rights", "open", "--street", "2 rue Belle",
      "--postal-code", "38000", "--city", "Grenoble")
    try scratch.done("billing", "policy", "--establishment", "40483304800022", "--set", "all")
    let paid = try scratch.done(
      Scratch.registration(of: "Ana Roy <ana@cabinet.example>") + ["--payer", "40483304800022"]
    ).field("convention")
    let text = try scratch.text(of: ["convention", "preview", paid])
    #expect(
      text.contains(
        "Entité facturée : Réseau Y, 2 rue Belle, 38000 Grenoble, SIRET 404 833 048 00022"),
      "\(text)")
    try scratch.done("individual", "init", "--account", "ines@y.example")
    let contract = try scratch.done(
      "registration", "create", "--individual", "ines@y.example", "--session", "BIG", "--json"
    ).field("convention")
    #expect(
      !(try scratch.text(of: ["convention", "preview", contract]).contains("Entité facturée")))
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
