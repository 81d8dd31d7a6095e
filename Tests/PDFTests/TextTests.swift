import Foundation
import PDF
import Testing

@Suite struct TextTests {
  static let names = [
    "Hélène Œuvrard-Lacoste", "François d’Aÿ", "Zoë Müller-Lüdenscheidt", "Łukasz Żółkiewski",
    "Świętosława Grzegorzewska", "Antonín Dvořák", "Ľudovít Štúr", "Çelik İpek Işığıoğlu",
    "Nguyễn Thị Ánh Tuyết", "Trần Đức Lương", "Phạm Quỳnh Như Ẩn", "Παπαδόπουλος Γιώργος",
    "Ἀριστοτέλης Ὦ", "Иванова Ольга", "Ґалаґан Їжакевич", "Ђорђе Љубичић", "Guðrún Þórðardóttir",
    "Åse Bjørnstjerne Sæther", "Gheorghe Ștefănescu Țepeș", "Jānis Bērziņš", "Żaneta Ħal-Għaxaq",
    "O’Connor & Sons (Λ)", "Mihály Csíkszentmihályi-Őry", "Ŵyn ap Ŷstrad", "¿Peña? ¡Sí!",
    "«\u{A0}guillemets\u{A0}»", "1 234,50 € — 10 ‰", "Հայկ Գրիգորյան", "გიორგი",
  ]

  private func paper() throws -> Composer {
    Composer(try SampleContract.family(), metadata: SampleContract.metadata())
  }

  @Test func `Names come back exactly as they were written`() throws {
    var paper = try paper()
    for name in Self.names {
      paper.paragraph(name)
      paper.paragraph(name, style: .bold)
      paper.paragraph(name, style: .small)
    }
    let bytes = try paper.finish()
    #expect(try Tool.complaint(about: bytes) == nil)
    let text = try Tool.pages(of: bytes).joined()
    for name in Self.names {
      let expected = name.replacingOccurrences(of: "\u{A0}", with: " ")
      let shown = text.replacingOccurrences(of: "\u{A0}", with: " ")
      #expect(shown.components(separatedBy: expected).count == 4, "\(name)")
    }
  }

  @Test func `Characters that share a drawing stay apart`() throws {
    var paper = try paper()
    paper.paragraph("\u{41}\u{391}\u{410} \u{2126}\u{3A9} \u{212A}K \u{2011}-")
    let text = try Tool.pages(of: try paper.finish(), layout: false)[0]
    #expect(text.unicodeScalars.starts(with: "\u{41}\u{391}\u{410} ".unicodeScalars))
    #expect(text.unicodeScalars.contains("\u{2126}"))
    #expect(text.unicodeScalars.contains("\u{2011}"))
  }

  @Test(arguments: ["é", "Ж", "ỡ", "Ω", "\u{A0}", "\u{202F}", "\u{301}", "Հ", "1", " "])
  func `Usual characters are covered`(character: Unicode.Scalar) throws {
    #expect(try SampleContract.family().covers(character))
  }

  @Test(arguments: ["\n", "\0", "漢", "\u{1F9FF}", "\u{E000}", "\u{10FFFF}"])
  func `What no font holds is not covered`(character: Unicode.Scalar) throws {
    #expect(try !SampleContract.family().covers(character))
  }

  @Test func `What no font holds is drawn as a box, and can be copied`() throws {
    var paper = try paper()
    paper.paragraph("Avant 漢字 après")
    let bytes = try paper.finish()
    #expect(try Tool.complaint(about: bytes) == nil)
    #expect(try Tool.pages(of: bytes)[0].contains("漢字"))
  }

  @Test func `A line feed starts a line, and lines end at spaces, hyphens and slashes`() throws {
    var paper = try paper()
    paper.paragraph("une\ndeux\r\n\ntrois")
    paper.table(
      Table(
        columns: [.init("A", fraction: 1), .init("B", fraction: 8.3)],
        rows: [["anti-constitution lundi/dimanche 12-34/56-78", ""]]))
    let text = try Tool.pages(of: try paper.finish(), layout: false)[0]
    #expect(text.hasPrefix("une\ndeux\ntrois\n"))
    #expect(text.contains("anti-\nconstitutio\nn lundi/\ndimanche\n12-34/56-\n78"))
  }

  @Test func `Text never leaves the page, whatever the word`() throws {
    var paper = try paper()
    let word = String(repeating: "Wm", count: 500)
    paper.title(word, subtitle: word)
    paper.heading(word)
    paper.paragraph(word)
    paper.facts([(word, word)])
    paper.boxes([Box](repeating: Box(title: word, lines: [word]), count: 5))
    paper.table(
      Table(
        columns: (0..<6).map { .init("Colonne \($0)", fraction: Double($0)) },
        rows: [[word, word, word, word, word, word]]))
    let bytes = try paper.finish()
    #expect(try Tool.complaint(about: bytes) == nil)
    let boxes = try Tool.run("pdftotext", ["-bbox"], on: bytes, ["-"]).output
    let words = boxes.matches(
      of: /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"/)
    #expect(words.count > 200)
    for word in words {
      let edges = try [word.1, word.2, word.3, word.4].map { try #require(Double($0)) }
      #expect(edges[0] >= 56 && edges[1] >= 50 && edges[2] <= 545 && edges[3] <= 825)
    }
    let letters = try Tool.pages(of: bytes, layout: false).joined().filter { "Wm".contains($0) }
    #expect(letters.count == (2 + 1 + 1 + 2 + 10 + 6) * 1000)
  }
}
