import Foundation
import PDF
import Testing

@Suite struct HostileTests {
  static let texts = [
    ") Tj ET /JS (", "%%EOF", "endobj", "endstream endobj 1 0 obj << /OpenAction >>",
    #"\\ \) \( \n \101"#, "<</JS(app.alert(1))>>", "startxref 0 %%EOF", "{page} %s %n",
    "\u{202E}gnp.exe", "a\u{0}b\u{1B}[31m", "e\u{301}\u{301}\u{301}", "\u{FEFF}\u{FFFF}\u{10FFFF}",
  ]

  @Test(arguments: texts) func `Text never becomes syntax`(text: String) throws {
    var metadata = SampleContract.metadata(text)
    metadata.author = text
    metadata.language = text
    var paper = Composer(
      try SampleContract.family(), metadata: metadata, banner: text, footer: text,
      numbering: Numbering { _, _ in text })
    paper.title(text, subtitle: text)
    paper.heading(text)
    paper.paragraph(text)
    paper.facts([(text, text)])
    paper.boxes([Box(title: text, lines: [text])])
    paper.table(Table(columns: [.init(text, fraction: 1)], rows: [[text]]))
    let bytes = try paper.finish()
    #expect(try Tool.complaint(about: bytes) == nil)

    let file = String(decoding: bytes, as: Unicode.ASCII.self)
    #expect(!file.contains("/JS"))
    #expect(!file.contains("OpenAction >>"))
    #expect(file.components(separatedBy: "%%EOF").count == 2)
    #expect(
      file.components(separatedBy: " 0 obj\n").count == file.components(separatedBy: "endobj").count
    )
    if text.unicodeScalars.allSatisfy({ (0x20..<0x7F).contains($0.value) }) {
      let pages = try Tool.pages(of: bytes)
      #expect(pages[0].components(separatedBy: text).count >= 10)
    }
  }
}
