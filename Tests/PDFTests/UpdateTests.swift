import Chances
import Foundation
import PDF
import Testing

@Suite struct UpdateTests {
  private func proof(id: UInt8 = 9) throws -> Composer {
    var paper = Composer(
      try SampleContract.family(), metadata: SampleContract.metadata(id: id), footer: "Preuve",
      numbering: Numbering(first: 4, total: 5))
    paper.title("DOSSIER DE PREUVE")
    paper.facts([("Signataire", "M. Nguyễn Văn Ổn"), ("Arménien", "Հայկ")])
    return paper
  }

  @Test func `Pages are appended behind an untouched file`() throws {
    let original = try SampleContract.compose(SampleContract.family()).finish()
    let once = try IncrementalUpdate.appending(pages: proof(), to: original)
    let twice = try IncrementalUpdate.appending(pages: proof(id: 11), to: once)
    #expect(once.starts(with: original))
    #expect(twice.starts(with: once))
    for (bytes, count) in [(once, 4), (twice, 5)] {
      #expect(try Tool.complaint(about: bytes) == nil)
      let pages = try Tool.pages(of: bytes)
      #expect(pages.count == count)
      #expect(pages[0].contains("Page 1/3"))
      #expect(pages[count - 1].contains("Page 4/5"))
      #expect(pages[count - 1].contains("M. Nguyễn Văn Ổn"))
    }
    let trailer = try Tool.run("qpdf", ["--show-object=trailer"], on: twice).output
    let first = String(repeating: "07", count: 16)
    let second = String(repeating: "0b", count: 16)
    #expect(trailer.contains("/ID [ <\(first)> <\(second)> ]"))
  }

  @Test func `An update changes an object and adds another`() throws {
    let original = try SampleContract.compose(SampleContract.family()).finish()
    var update = try IncrementalUpdate(of: original)
    #expect(update.pages.count == 3)
    let note = update.reserve()
    let page = try update.body(of: update.pages[0])
    update.write(update.pages[0], String(page.dropLast(2)) + "/Annots [\(note) 0 R] >>")
    update.write(
      note, "<< /Type /Annot /Subtype /Text /Rect [9 9 9 9] /Contents <FEFF0041> >>")
    let bytes = update.finish(identifier: [1, 2, 3])
    #expect(bytes.starts(with: original))
    #expect(try Tool.complaint(about: bytes) == nil)
    let shown = try Tool.run("qpdf", ["--show-object=\(update.pages[0])"], on: bytes).output
    #expect(shown.contains("/Annots [ \(note) 0 R ]"))
    #expect(try IncrementalUpdate(of: bytes).pages == update.pages)
    #expect(throws: UpdateError.missingObject(9999)) { try update.body(of: 9999) }
  }

  @Test func `A file of another make is refused`() throws {
    let original = try SampleContract.compose(SampleContract.family()).finish()
    let file = Tool.scratchFile(".pdf")
    defer { try? FileManager.default.removeItem(at: file) }
    _ = try Tool.run("qpdf", ["--object-streams=generate"], on: original, [file.path])
    let rewritten = [UInt8](try Data(contentsOf: file))
    #expect(rewritten.count > 1000)
    let foreign = [
      [], Array("%PDF-1.7\n".utf8), rewritten, original + Array("\n".utf8), original + original,
      Array(original.dropLast()), Array(original.dropFirst()),
    ]
    for bytes in foreign {
      #expect(throws: UpdateError.self) {
        try IncrementalUpdate.appending(pages: proof(), to: bytes)
      }
    }
  }

  @Test func `A damaged file never traps`() throws {
    var small = Composer(try SampleContract.family(), metadata: SampleContract.metadata())
    small.paragraph("Court")
    let paper = try proof()
    let original = try IncrementalUpdate.appending(pages: paper, to: small.finish())
    let tables = original.count - 1500..<original.count
    var random = Chance(usual: 3)
    var refused = 0
    for round in 0..<1500 {
      var bytes = original
      let place = Int.random(in: round % 2 == 0 ? tables : original.indices, using: &random)
      if round % 5 == 0 {
        bytes.removeSubrange(place...)
      } else {
        let digit = UInt8.random(in: 0x30...0x39, using: &random)
        bytes[place] = round % 3 == 0 ? UInt8.random(in: 0...255, using: &random) : digit
      }
      if (try? IncrementalUpdate(of: bytes)) == nil { refused += 1 }
    }
    #expect(refused > 250)
  }
}
