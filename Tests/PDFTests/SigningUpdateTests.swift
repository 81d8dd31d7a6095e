import Foundation
import PDF
import Testing

/// Whether an update holds what a signature needs and nothing else.
@Suite struct SigningUpdateTests {
  @Test func `The signature field of this library's is what a signature needs`() throws {
    let original = try SampleContract.compose(SampleContract.family()).finish()
    let moment = Timestamp(year: 2026, month: 11, day: 21, hour: 9, minute: 0, second: 0)
    let signable = try SignableFile(
      original, SignatureStatement(name: "IRF", reason: "Cachet", at: moment),
      identifier: Array(repeating: 3, count: 16))
    let signed = try #require(signable.embedding([0x30, 0x03, 0x02, 0x01, 0x05]))
    try SigningUpdate.check(signed, of: original)
    let scan = SignatureScan(signed)
    #expect(scan.signatures.count == 1)
    #expect(scan.signatures[0].end == signed.count)
    #expect(scan.signatures[0].subFilter == "ETSI.CAdES.detached")
    #expect(scan.signatures[0].claimedTime == "D:20261121090000Z")
    let content = scan.signatures[0].range?.content(of: signed)
    #expect(content == signable.signedParts.flatMap { $0 })
  }

  /// Something that comes back, by what it does, and what is said of it.
  struct Attempt: CustomTestStringConvertible, Sendable {
    let what: String
    let fault: @Sendable (Forgery) throws -> SigningUpdateFault?
    let file: @Sendable (Forgery) throws -> [UInt8]
    var testDescription: String { what }

    init(
      _ what: String, _ fault: @escaping @Sendable (Forgery) throws -> SigningUpdateFault?,
      _ file: @escaping @Sendable (Forgery) throws -> [UInt8]
    ) {
      self.what = what
      self.fault = fault
      self.file = file
    }
  }

  @Test(arguments: harmless + content + readers + tables)
  func `What comes back is taken, or refused with the reason`(_ attempt: Attempt) throws {
    let forgery = try Forgery()
    let file = try attempt.file(forgery)
    let expected = try attempt.fault(forgery)
    do {
      try SigningUpdate.check(file, of: forgery.original)
      #expect(expected == nil)
    } catch {
      switch (error, expected) {
      // Where exactly it cannot be read says nothing about why.
      case (.unreadable, .unreadable?): break
      default: #expect(error == expected)
      }
    }
  }

  static let harmless = [
    Attempt("an invisible signature", { _ in nil }, { $0.file(try $0.signing()) }),
    Attempt(
      "a visible one where no box is", { .outsideBox(object: $0.free) },
      { $0.file(try $0.signing(rect: "[300 100 500 160]")) }),
    Attempt(
      "the mark of the program that signed", { _ in nil },
      {
        let information = try $0.informationNumber()
        let body = try $0.body(information, with: "/ModDate (D:2026) /Producer (X)")
        return $0.file(try $0.signing() + [(information, body)])
      }),
    Attempt(
      "a comment", { .unreadable(offset: $0.original.count) },
      { $0.original + Array("% hello\n".utf8) }),
    Attempt("nothing", { _ in .nothingAppended }, { $0.original }),
    Attempt("an empty line", { _ in .nothingAppended }, { $0.original + [10] }),
    Attempt(
      "another document", { .rewritten(offset: $0.original.count / 2) },
      {
        var bytes = $0.file(try $0.signing())
        bytes[$0.original.count / 2] ^= 1
        return bytes
      }),
    Attempt(
      "half of the document", { .rewritten(offset: $0.original.count / 2) },
      { Array($0.original.prefix($0.original.count / 2)) }),
  ]

  static let content = [
    Attempt(
      "a page with other content", { .changed(object: $0.page, .page, key: "Contents") },
      {
        let content = try $0.reference("Contents", of: $0.page)
        let body = try $0.body($0.page, "/Contents \(content) 0 R", "/Contents 950 0 R")
        return $0.file([
          ($0.page, body), (950, "<< /Length 2 >>\nstream\nBT\nendstream"),
        ])
      }),
    Attempt(
      "the content itself",
      { .changed(object: try $0.reference("Contents", of: $0.page), .content, key: nil) },
      {
        let content = try $0.reference("Contents", of: $0.page)
        return $0.file(try $0.signing() + [(content, "<< /Length 2 >>\nstream\nBT\nendstream")])
      }),
    Attempt(
      "a page turned around", { .changed(object: $0.page, .page, key: "Rotate") },
      { $0.file([($0.page, try $0.body($0.page, with: "/Rotate 180"))]) }),
    Attempt(
      "other pages",
      { .changed(object: try $0.reference("Pages", of: $0.catalog), .other, key: "Count") },
      {
        let tree = try $0.reference("Pages", of: $0.catalog)
        return $0.file([(tree, "<< /Type /Pages /Count 1 /Kids [\($0.page) 0 R] >>")])
      }),
    Attempt(
      "another tree of pages", { .changed(object: $0.catalog, .catalog, key: "Pages") },
      {
        let tree = try $0.reference("Pages", of: $0.catalog)
        let body = try $0.body($0.catalog, "/Pages \(tree) ", "/Pages 950 ")
        return $0.file([($0.catalog, body)])
      }),
    Attempt(
      "something to run", { .changed(object: $0.catalog, .catalog, key: "OpenAction") },
      { $0.file([($0.catalog, try $0.body($0.catalog, with: "/OpenAction 950 0 R"))]) }),
    Attempt(
      "another title",
      { .changed(object: try $0.informationNumber(), .information, key: "Title") },
      {
        let information = try $0.informationNumber()
        return $0.file([(information, try $0.body(information, "/Title", "/Title (Other) /Was"))])
      }),
    Attempt(
      "a note over the text", { .changed(object: $0.free, .annotation, key: "Subtype") },
      {
        $0.file([
          ($0.page, try $0.body($0.page, with: "/Annots [\($0.free) 0 R]")),
          ($0.free, "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] >>"),
        ])
      }),
    Attempt(
      "a note in the page itself", { .changed(object: $0.page, .annotation, key: "Subtype") },
      {
        $0.file([
          ($0.page, try $0.body($0.page, with: "/Annots [<< /Subtype /FreeText >>]"))
        ])
      }),
    Attempt(
      "a field to fill in", { .changed(object: $0.free, .annotation, key: "FT") },
      {
        $0.file([
          ($0.catalog, try $0.body($0.catalog, with: "/AcroForm << /Fields [\($0.free) 0 R] >>")),
          ($0.free, "<< /Subtype /Widget /FT /Tx /Rect [0 0 9 9] >>"),
        ])
      }),
    Attempt(
      "a form that readers redraw",
      { .changed(object: $0.catalog, .form, key: "NeedAppearances") },
      { $0.file(try $0.signing(form: " /NeedAppearances true")) }),
    Attempt(
      "a signature that hides the page", { .outsideBox(object: $0.free) },
      { $0.file(try $0.signing(rect: "[0 0 595 842]")) }),
    Attempt(
      "a signature that acts", { .changed(object: $0.free, .annotation, key: "AA") },
      { $0.file(try $0.signing(widget: " /AA << >>")) }),
  ]

  static let readers = [
    Attempt(
      "a hybrid file", { _ in .unsupported(.hybrid) },
      { $0.file(try $0.signing(), .init(trailer: " /XRefStm 9")) }),
    Attempt(
      "encryption", { _ in .unsupported(.encryption) },
      { $0.file(try $0.signing(), .init(trailer: " /Encrypt 9 0 R")) }),
    Attempt(
      "an object stream", { _ in .unsupported(.objectStream) },
      {
        $0.file([(950, "<< /Type /ObjStm /N 1 /First 4 /Length 9 >>\nstream\n15 0 <<>>\nendstream")]
        )
      }),
    Attempt(
      "a cross-reference stream without a table", { .unreadable(offset: $0.original.count) },
      { $0.file([(950, "<< /Type /XRef /Length 2 >>\nstream\nAB\nendstream")]) }),
  ]

  static let tables = [
    Attempt(
      "a table that points elsewhere", { .misplaced(object: $0.page) },
      { $0.file(try $0.signing(), .init(displaced: [$0.page: 7])) }),
    Attempt(
      "a table that points into the original", { _ in .misplaced(object: 901) },
      { $0.file(try $0.signing(), .init(displaced: [901: -2000])) }),
    Attempt(
      "an object in no table", { .misplaced(object: $0.free) },
      { $0.file(try $0.signing(), .init(missing: [$0.free])) }),
    Attempt(
      "a table that frees a page", { .misplaced(object: $0.page) },
      { $0.file([], .init(freed: [$0.page])) }),
    Attempt(
      "an object that stands twice", { .redefined(object: $0.free) },
      {
        let objects = try $0.signing()
        return $0.file(objects + [objects[2]])
      }),
    Attempt(
      "a key that stands twice", { .unreadable(offset: $0.original.count) },
      { $0.file([($0.page, try $0.body($0.page, with: "/Contents 950 0 R"))]) }),
    Attempt(
      "a trailer that leaves a revision out",
      { .unreadable(offset: $0.tableOffset(of: try $0.signing())) },
      { $0.file(try $0.signing(), .init(previous: 12)) }),
    Attempt(
      "a trailer with another catalog", { _ in .changed(object: 0, .trailer, key: "Root") },
      { $0.file(try $0.signing(), .init(replacing: ("/Root \($0.catalog) ", "/Root 950 "))) }),
    Attempt(
      "junk before the update", { .unreadable(offset: $0.original.count) },
      { $0.file(try $0.signing(), .init(before: "(junk)\n")) }),
    Attempt(
      "junk behind the update", { .unreadable(offset: $0.file(try $0.signing()).count) },
      { $0.file(try $0.signing(), .init(behind: "1 1 junk\n")) }),
    Attempt(
      "an update that breaks off", { .unreadable(offset: $0.original.count) },
      { Array($0.file(try $0.signing()).prefix($0.original.count + 40)) }),
  ]
}

extension Forgery {
  fileprivate func informationNumber() throws -> Int {
    let text = String(decoding: original.suffix(400), as: UTF8.self)
    let tail = text.components(separatedBy: "/Info ").last ?? ""
    return try #require(Int(tail.prefix { $0.isNumber }))
  }

  fileprivate func tableOffset(of objects: [(Int, String)]) -> Int {
    original.count
      + objects.map { "\($0.0) 0 obj\n\($0.1)\nendobj\n".utf8.count }.reduce(0, +)
  }
}
