import Foundation
import PDF
import Testing

@Suite struct LayoutTests {
  private func paper() throws -> Composer {
    Composer(try SampleContract.family(), metadata: SampleContract.metadata(), footer: "Pied")
  }

  /// The lines of each page without the footer.
  private func lines(_ paper: Composer) throws -> [[String]] {
    try Tool.pages(of: try paper.finish()).map { page in
      page.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty && !$0.hasPrefix("Pied") }
    }
  }

  @Test func `A long table repeats its header and loses no row`() throws {
    var paper = try paper()
    let rows = (1...200).map { ["Ligne \($0)", "Texte de la ligne", "\($0),00 €"] }
    paper.table(
      Table(
        columns: [
          .init("Rang", fraction: 1), .init("Désignation", fraction: 3),
          .init("Montant", fraction: 1, alignment: .trailing),
        ], rows: rows))
    let pages = try lines(paper)
    #expect(pages.count == 6)
    for page in pages { #expect(page.first?.contains("Désignation") == true) }
    let numbers = pages.joined().filter { $0.hasPrefix("Ligne") }
      .compactMap { Int($0.split(separator: " ")[1]) }
    #expect(numbers == Array(1...200))
  }

  @Test(arguments: 30...60) func `A short table stands on one page, total and all`(lines: Int)
    throws
  {
    var paper = try paper()
    paper.paragraph((1...lines).map { "Ligne \($0)" }.joined(separator: "\n"))
    paper.table(
      Table(
        columns: [.init("Désignation", fraction: 3), .init("Montant", fraction: 1)],
        rows: [["Formation", "900"], ["TVA", "180"], ["Total", "1080"]], endsWithTotal: true))
    let pages = try self.lines(paper)
    let page = try #require(pages.first { $0.contains { $0.hasPrefix("Désignation") } })
    #expect(page.suffix(4).map { $0.prefix(3) } == ["Dés", "For", "TVA", "Tot"])
    #expect(page == pages.last)
  }

  @Test func `A digest stands on one line, were all its digits wide`() throws {
    var paper = try paper()
    let digests = ["0123456789abcdef", "8", "d", "1"].map {
      String(repeating: $0, count: 64 / $0.count)
    }
    paper.facts(digests.map { ("Empreinte du document", $0) })
    let text = try lines(paper).joined().joined(separator: "\n")
    for digest in digests { #expect(text.contains(digest), "\(text)") }
  }

  @Test func `A row higher than a page goes on under the header`() throws {
    var paper = try paper()
    let text = (1...150).map { "ligne \($0)" }.joined(separator: "\n")
    paper.table(
      Table(columns: [.init("Tête", fraction: 1)], rows: [["avant"], [text], ["après"]]))
    let pages = try lines(paper)
    #expect(pages.count == 3)
    #expect(pages.allSatisfy { $0.first == "Tête" })
    #expect(pages.joined().filter { $0.hasPrefix("ligne") }.count == 150)
    #expect(pages.last?.last == "après")
  }

  @Test func `No heading stands at the foot of a page`() throws {
    var paper = try paper()
    for index in 1...60 {
      paper.heading("Titre \(index)")
      let text = (0...index % 9).map { "Texte \(index), ligne \($0)" }.joined(separator: "\n")
      if index % 3 == 0 { paper.paragraph("Introduction :", leads: true) }
      paper.paragraph(text)
    }
    let pages = try lines(paper)
    #expect(pages.count > 5)
    for page in pages {
      let last = try #require(page.last)
      #expect(last.hasPrefix("Texte"))
    }
  }

  @Test func `A paragraph leaves two lines at least on each page`() throws {
    for above in 40...52 {
      var paper = try paper()
      paper.paragraph((0..<above).map { "a \($0)" }.joined(separator: "\n"))
      paper.paragraph((0..<6).map { "b \($0)" }.joined(separator: "\n"))
      for page in try lines(paper) {
        let count = page.filter { $0.hasPrefix("b") }.count
        #expect(count != 1 && count != 5)
      }
    }
  }

  @Test func `Boxes side by side stay whole`() throws {
    for above in [40, 44, 48] {
      var paper = try paper()
      paper.paragraph((0..<above).map { "a \($0)" }.joined(separator: "\n"))
      paper.boxes([
        Box(title: "Gauche", lines: ["g1", "g2"], minimumHeight: 90),
        Box(title: "Droite", lines: ["d1"]),
      ])
      let last = try #require(try lines(paper).last)
      #expect(last.contains { $0.contains("Gauche") && $0.contains("Droite") })
      #expect(last.contains("g2"))
    }
  }

  @Test func `A document without anything is one page`() throws {
    let bytes = try paper().finish()
    #expect(try Tool.complaint(about: bytes) == nil)
    #expect(try Tool.pages(of: bytes).count == 1)
  }

  @Test func `Measures that make no sense do no harm`() throws {
    var metadata = SampleContract.metadata()
    metadata.created = Timestamp(
      year: .min, month: .max, day: -1, hour: 99, minute: 100, second: 0)
    metadata.identifier = []
    var paper = Composer(
      try SampleContract.family(), metadata: metadata, banner: String(repeating: "B", count: 5000),
      footer: String(repeating: "f\n", count: 500), numbering: Numbering(first: .max))
    for value in [Double.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -1, 0] {
      paper.space(value)
      paper.boxes([Box(title: "", lines: ["", "x"], minimumHeight: value)])
      paper.table(Table(columns: [.init("", fraction: value)], rows: [["x"], []]))
      paper.heading("")
      paper.space(value)
    }
    paper.table(
      Table(
        columns: [Table.Column](repeating: .init("Colonne", fraction: 1), count: 300),
        rows: [[String](repeating: "cellule", count: 400)]))
    paper.table(Table(columns: [], rows: [["perdu"]]))
    paper.facts([])
    paper.boxes([])
    paper.rule()
    for _ in 0..<300 { paper.heading("Sans suite") }
    #expect(try Tool.complaint(about: try paper.finish()) == nil)
  }
}
