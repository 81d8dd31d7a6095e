import Foundation
import PDF
import Testing

@Suite struct ContractTests {
  @Test func `A contract is a sound file of three numbered pages`() throws {
    let bytes = try SampleContract.compose(SampleContract.family()).finish()
    #expect(try Tool.complaint(about: bytes) == nil)
    let pages = try Tool.pages(of: bytes)
    #expect(pages.count == 3)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("Page \(index + 1)/3"))
      #expect(page.contains("SIREN 123 456 782"))
    }
    #expect(pages[0].contains("CONVENTION DE FORMATION PROFESSIONNELLE"))
    #expect(pages[1].contains("10. Différends"))
    #expect(pages[2].contains("Fait à Paris"))
    #expect(pages[2].contains("Pour l’entreprise cliente"))
  }

  @Test func `Its fonts are embedded subsets from which text can be copied`() throws {
    let bytes = try SampleContract.compose(SampleContract.family()).finish()
    let fonts = try Tool.run("pdffonts", on: bytes).output.split(separator: "\n").dropFirst(2)
    #expect(fonts.count == 2)
    for font in fonts {
      #expect(font.contains(/^[A-Z]{6}\+LiberationSans/))
      #expect(font.contains("CID TrueType      Identity-H       yes yes yes"))
    }
  }

  @Test func `It tells its title, author, language and date`() throws {
    let bytes = try SampleContract.compose(SampleContract.family()).finish()
    let info = try Tool.run("pdfinfo", ["-isodates"], on: bytes).output
    #expect(info.contains("Convention C-000042"))
    #expect(info.contains("Institut de formation des chiffres"))
    #expect(info.contains("2026-11-20T22:37:20Z"))
    #expect(info.contains("595.28 x 841.89 pts (A4)"))
    let catalog = try Tool.run("qpdf", ["--show-object=1"], on: bytes).output
    #expect(catalog.contains("/Lang (fr-FR)"))
  }

  @Test func `The same contract is the same bytes`() throws {
    let first = try SampleContract.compose(SampleContract.family()).finish()
    let paper = SampleContract.compose(try SampleContract.family())
    #expect(try paper.finish() == first)
    #expect(try paper.finish() == first)
  }

  @Test func `A banner stands on each page`() throws {
    let banner = "BAC À SABLE, SANS VALEUR"
    let paper = SampleContract.compose(try SampleContract.family(), banner: banner)
    let pages = try Tool.pages(of: try paper.finish())
    #expect(pages.count == 3)
    #expect(pages.allSatisfy { $0.contains(banner) })
  }

  @Test func `The file is classic, with entries of 20 bytes`() throws {
    let bytes = try SampleContract.compose(SampleContract.family()).finish()
    let text = String(decoding: bytes, as: Unicode.ASCII.self)
    for forbidden in ["/ObjStm", "/XRef", "/Encrypt", "/Filter"] {
      #expect(!text.contains(forbidden))
    }
    let lines = text.components(separatedBy: "\n")
    #expect(lines.suffix(2) == ["%%EOF", ""])
    let start = try #require(Int(lines[lines.count - 3]))
    #expect(bytes[start...].starts(with: Array("xref\n0 ".utf8)))
    let entries = String(decoding: bytes[start...], as: UTF8.self).components(separatedBy: "\n")
      .dropFirst(2).prefix { !$0.hasPrefix("trailer") }
    #expect(entries.count > 10)
    #expect(entries.allSatisfy { $0.utf8.count == 19 })
  }
}
