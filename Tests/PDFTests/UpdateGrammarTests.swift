import Foundation
import PDF
import Testing

/// Files that readers took for something else than what was checked, and others like them.
@Suite("what is added to a file is taken by grammar") struct UpdateGrammarTests {
  /// A way to write an update so that two readers might differ.
  struct Trick: CustomTestStringConvertible, Sendable {
    let what: String
    let file: @Sendable (Forgery) throws -> [UInt8]
    var testDescription: String { what }

    init(_ what: String, _ file: @escaping @Sendable (Forgery) throws -> [UInt8]) {
      self.what = what
      self.file = file
    }
  }

  @Test("issue 8, 2.1: what readers may take in two ways is refused", arguments: files + objects)
  func tricks(_ trick: Trick) throws {
    let forgery = try Forgery(Self.original.get())
    try SigningUpdate.check(forgery.file(try forgery.signing()), of: forgery.original)
    let file = try trick.file(forgery)
    let fault = #expect(throws: SigningUpdateFault.self) {
      try SigningUpdate.check(file, of: forgery.original)
    }
    if case .rewritten? = fault {
      Issue.record("the original was changed, and not what is behind it")
    }
  }

  @Test("issue 8, 2.1: a cross-reference stream takes the place of no object")
  func tableNumber() throws {
    let forgery = try Forgery(Self.original.get())
    let signed = forgery.file(try forgery.signing())
    let text = String(decoding: signed, as: UTF8.self)
    func last(_ pattern: Regex<(Substring, Substring)>) throws -> String {
      String(try #require(text.matches(of: pattern).last).1)
    }
    let (start, size) = (try last(/startxref\n([0-9]+)/), try last(/\/Size ([0-9]+)/))
    let trailer =
      "/Root \(try last(/\/Root ([0-9]+ 0 R)/)) /Info \(try last(/\/Info ([0-9]+ 0 R)/))"
    let taken = try #require(Int(size))
    for number in 1...taken {
      let rows: [UInt8] =
        [1] + (0..<8).map { UInt8(truncatingIfNeeded: signed.count >> (8 * (7 - $0))) } + [0, 0]
      let head =
        "\(number) 0 obj\n<< /Type /XRef /W [1 8 2] /Index [\(number) 1] /Size \(taken + 1) "
        + "\(trailer) /Prev \(start) /Length \(rows.count) >>\nstream\n"
      let tail = "\nendstream\nendobj\nstartxref\n\(signed.count)\n%%EOF\n"
      let file = signed + Array(head.utf8) + rows + Array(tail.utf8)
      if number == taken {
        try SigningUpdate.check(file, of: forgery.original)
      } else {
        #expect(throws: SigningUpdateFault.redefined(object: number)) {
          try SigningUpdate.check(file, of: forgery.original)
        }
      }
    }
  }

  @Test(
    "issue 8, 2.1: an array of a cross-reference stream holds whole numbers, and nothing else",
    arguments: [
      ("/W [1 8 2]", "/W [1 /A 8 2]"), ("/W [1 8 2]", "/W [/A 1 8 2]"),
      ("/W [1 8 2]", "/W [1 5 0 R 8 2]"), ("/W [1 8 2]", "/W [1 8 2 (a)]"),
      ("/W [1 8 2]", "/W [1 8.5 2]"), ("/Index [1 1]", "/Index [/A 1 1]"),
      ("/Index [1 1]", "/Index [1 1 (a) (b)]"), ("/Index [1 1]", "/Index [1 1 4294967295 0]"),
      ("/Index [1 1]", "/Index /A"), ("/Length 11", "/Length 1 0 R"),
    ])
  func streamNumbers(_ good: String, _ bad: String) throws {
    let forgery = try Forgery(Self.original.get())
    let signed = forgery.file(try forgery.signing())
    let text = String(decoding: signed, as: UTF8.self)
    func last(_ pattern: Regex<(Substring, Substring)>) throws -> String {
      String(try #require(text.matches(of: pattern).last).1)
    }
    let (start, size) = (try last(/startxref\n([0-9]+)/), try last(/\/Size ([0-9]+)/))
    let number = try #require(Int(size))
    func file(_ bad: String) throws -> [UInt8] {
      let rows: [UInt8] =
        [1] + (0..<8).map { UInt8(truncatingIfNeeded: signed.count >> (8 * (7 - $0))) } + [0, 0]
      let words =
        "/W [1 8 2] /Index [1 1] /Size \(number + 1) /Root \(try last(/\/Root ([0-9]+ 0 R)/)) "
        + "/Info \(try last(/\/Info ([0-9]+ 0 R)/)) /Prev \(start) /Length \(rows.count)"
      let head = "\(number) 0 obj\n<< /Type /XRef \(words) >>\nstream\n"
        .replacingOccurrences(of: good, with: bad)
        .replacingOccurrences(of: "/Index [1 1", with: "/Index [\(number) 1")
      let tail = "\nendstream\nendobj\nstartxref\n\(signed.count)\n%%EOF\n"
      return signed + Array(head.utf8) + rows + Array(tail.utf8)
    }
    try SigningUpdate.check(try file(good), of: forgery.original)
    let bad = try file(bad)
    #expect(throws: SigningUpdateFault.self) { try SigningUpdate.check(bad, of: forgery.original) }
  }

  @Test(
    "issue 8, 2.1: how long a stream is may stand in an object of its own, as PDFBox writes it",
    arguments: [
      ("911 0 R", "0", "\n", true), ("911 0 R", "4", "q Q\n\n", true),
      ("911 0 R", "3", "q Q\r\n", true), ("911 0 R", "3", "q Q", true),
      // Longer, shorter, no number, another generation, not of the update, the stream's own.
      ("911 0 R", "9", "q Q\n", false), ("911 0 R", "1", "q Q\n", false),
      ("911 0 R", "3.5", "q Q\n", false), ("911 0 R", "(3)", "q Q\n", false),
      ("911 1 R", "3", "q Q\n", false), ("1 0 R", "3", "q Q\n", false),
      ("910 0 R", "3", "q Q\n", false), ("912 0 R", "3", "q Q\n", false),
    ])
  func lengths(_ length: String, _ value: String, _ content: String, isTaken: Bool) throws {
    let forgery = try Forgery(Self.original.get())
    let file = forgery.file(
      try forgery.signing(widget: " /AP << /N 910 0 R >>") + [
        (
          910,
          "<< /Subtype /Form /BBox [0 0 0 0] /Length \(length) >>\nstream\n\(content)endstream"
        ), (911, value),
      ])
    func check() throws { try SigningUpdate.check(file, of: forgery.original) }
    if isTaken { try check() } else { #expect(throws: SigningUpdateFault.self) { try check() } }
  }

  static let files = [
    Trick("a comment behind the last mark") {
      $0.file(try $0.signing(), .init(behind: "%startxref 99 %%EOF\n"))
    },
    Trick("the same without the end of a line") {
      $0.file(try $0.signing(), .init(end: "\n%%EOF %startxref 99 %%EOF"))
    },
    Trick("70,000 ends of lines") {
      $0.file(try $0.signing(), .init(behind: String(repeating: "\n", count: 70_000)))
    },
    Trick("one end of a line too many") { $0.file(try $0.signing(), .init(behind: "\n")) },
    Trick("a comment before the number") {
      $0.file(try $0.signing(), .init(start: "\n% 99\n"))
    },
    Trick("startxref twice") { $0.file(try $0.signing(), .init(start: "\n99\nstartxref\n")) },
    Trick("a number that goes on") { $0.file(try $0.signing(), .init(end: ".0\n%%EOF\n")) },
    Trick("a fraction for the table before") {
      $0.file(try $0.signing(), .init(replacing: (" /Prev ", " /Prev 0")))
        + Array("x".utf8)
    },
    Trick("/Prev 123.0") { forgery in
      let start = try #require(
        String(decoding: forgery.original.suffix(60), as: UTF8.self).firstMatch(
          of: /startxref\n([0-9]+)/)
      ).1
      return forgery.file(
        try forgery.signing(), .init(replacing: ("/Prev \(start)", "/Prev \(start).0")))
    },
    Trick("/Root twice") {
      $0.file(try $0.signing(), .init(trailer: " /Root 950 0 R"))
    },
    Trick("/Root twice, once as /Roo#74") {
      $0.file(try $0.signing(), .init(trailer: " /Roo#74 950 0 R"))
    },
    Trick("/Prev twice") { $0.file(try $0.signing(), .init(trailer: " /Prev 99")) },
    Trick("an unknown key") { $0.file(try $0.signing(), .init(trailer: " /Rooot 950 0 R")) },
    Trick("an object within a string of the trailer") {
      try $0.edited {
        $0.replacing(/\/ID \[[^\]]*\]/, with: "/ID [(\n60 0 obj << >>\nendobj\n) <00>]")
      }
    },
    Trick("an empty section of objects that no file has") {
      try $0.edited {
        $0.replacingOccurrences(of: "\nxref\n", with: "\nxref\n4294967295 0\n")
      }
    },
    Trick("a size that leaves objects out") {
      $0.file(try $0.signing(), .init(replacing: ("/Size 1000", "/Size 901")))
    },
    Trick("a comment between objects") { $0.file(try $0.signing(), .init(before: "% 1 0 obj\n")) },
    Trick("bytes that are nothing") { $0.file(try $0.signing(), .init(before: "\u{0}")) },
    Trick("an update that leads to itself") { forgery in
      let bytes = forgery.file(try forgery.signing())
      let table = try #require(
        String(decoding: bytes.suffix(60), as: UTF8.self).firstMatch(of: /startxref\n([0-9]+)/))
      return forgery.file(try forgery.signing(), .init(previous: Int(table.1)))
    },
    Trick("entries of 19 bytes") {
      try $0.edited { $0.replacingOccurrences(of: "00000 n \n9", with: "00000 n\n9") }
    },
  ]

  static let objects = [
    Trick("a comment within an object") { try $0.with("<< /Type /Sig % << >>\n") },
    Trick("a key twice") { try $0.with("<< /Type /Sig /Name (A) /Name (B) ") },
    Trick("a key twice, once spelled otherwise") {
      try $0.with("<< /Type /Sig /Name (A) /N#61me (B) ")
    },
    Trick("a key of no signature") { try $0.with("<< /Type /Sig /OpenAction (B) ") },
    Trick("a flood of white space") {
      try $0.with("<< /Type /Sig" + String(repeating: " ", count: 5000))
    },
    Trick("a mark of the end within a string") {
      try $0.with("<< /Type /Sig /Name (startxref 99 %%EOF) ")
    },
    Trick("an object within a string") { try $0.with("<< /Type /Sig /Name (1 0 obj << >>) ") },
    Trick("the same, with two spaces") { try $0.with("<< /Type /Sig /Name (1 0  obj << >>) ") },
    Trick("the same, with a tabulator") { try $0.with("<< /Type /Sig /Name (1 0\tobj << >>) ") },
    Trick("the same, over lines") { try $0.with("<< /Type /Sig /Name (1 0\n \n obj << >>) ") },
    Trick("the same, without a space") { try $0.with("<< /Type /Sig /Name (1 0obj << >>) ") },
    Trick("a signature that is a time-stamp to some") {
      try $0.with("<< /Type /Sig /SubFilter /ETSI.RFC3161 ")
    },
    Trick("a time-stamp that is a signature to some") {
      try $0.with("<< /Type /DocTimeStamp /SubFilter /ETSI.CAdES.detached ")
    },
    Trick("a time-stamp that says something") {
      try $0.with("<< /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 /Reason (1,00 EUR) ")
    },
    Trick("a time-stamp that shows, in the very box") {
      $0.file(
        try $0.signing(
          rect: "[100 100 200 140]",
          value: "<< /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 /ByteRange [0 9 11 12] "
            + "/Contents <00> >>", on: $0.signingPage))
    },
    Trick("a generation that no table names") {
      try $0.edited { $0.replacingOccurrences(of: "\n900 0 obj", with: "\n900 1 obj") }
    },
    Trick("a stream that is longer than it says") {
      $0.file(
        try $0.signing() + [(950, "<< /Length 2 >>\nstream\nq Q 1 0 obj\nendstream")])
    },
    Trick("a stream with a revision in it") {
      let hidden = "xref\n0 0\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n"
      return $0.file(
        try $0.signing()
          + [(950, "<< /Length \(hidden.utf8.count) >>\nstream\n\(hidden)\nendstream")])
    },
    Trick("an object that nothing leads to") {
      $0.file(try $0.signing() + [(950, "<< /Type /Page >>")])
    },
    Trick("flags that are no whole number") {
      $0.file(
        try $0.signing().map { number, body in
          (number, body.replacingOccurrences(of: "/F 132", with: "/F 132.5"))
        })
    },
    Trick("an action") { $0.file(try $0.signing(widget: " /A << /S /JavaScript >>")) },
    Trick("a picture of something hidden") { $0.file(try $0.signing(widget: " /OC 950 0 R")) },
    Trick("a form for XFA") { $0.file(try $0.signing(form: " /XFA (x)")) },
    Trick("names") { $0.file([($0.catalog, try $0.body($0.catalog, with: "/Names << >>"))]) },
    Trick("layers") {
      $0.file([($0.catalog, try $0.body($0.catalog, with: "/OCProperties << >>"))])
    },
    Trick("a page that goes round") {
      $0.file([($0.page, try $0.body($0.page, with: "/AA << >>"))])
    },
    Trick("a box of its own") {
      $0.file([
        ($0.page, try $0.body($0.page, with: "/JNS_SignatureBox [0 0 595 842]"))
      ])
    },
    Trick("a border that shows") { $0.file(try $0.signing(widget: " /Border [0 0 50]")) },
    Trick("a signature drawn though it has no place") {
      try $0.drawn("0 0 9 9 re f", rect: "[0 0 0 0]")
    },
  ]

  @Test("issue 8, 2.2: a signature that shows lies in the box that its page keeps")
  func visible() throws {
    let forgery = try Forgery(Self.original.get())
    let box = try #require(
      try forgery.update.body(of: forgery.signingPage).firstMatch(
        of: /JNS_SignatureBox \[([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+)\]/))
    let (left, bottom) = (try #require(Double(box.1)), try #require(Double(box.2)))
    let (right, top) = (try #require(Double(box.3)), try #require(Double(box.4)))
    #expect(right - left > 200 && 60...70 ~= top - bottom)
    let inside = "[\(left + 1) \(bottom + 1) \(right - 1) \(top - 1)]"
    let fine = "q 1 0 0 rg 0 0 50 50 re f Q BT /F1 9 Tf (x) Tj ET"
    #expect(throws: Never.self) { try forgery.check(forgery.drawn(fine, rect: inside)) }
    let outside = [
      "[\(left - 1) \(bottom) \(right) \(top)]", "[\(left) \(bottom - 1) \(right) \(top)]",
      "[\(left) \(bottom) \(right) \(top + 9)]", "[\(right) \(top) \(right + 9) \(bottom)]",
      "[0 0 595 842]", "[1 1 1 9]",
    ]
    for rect in outside {
      #expect(throws: SigningUpdateFault.outsideBox(object: forgery.free), "\(rect)") {
        try forgery.check(forgery.drawn(fine, rect: rect))
      }
    }
    #expect(throws: SigningUpdateFault.outsideBox(object: forgery.free)) {
      try forgery.check(forgery.drawn(fine, rect: inside, on: forgery.page))
    }
    // What would leave the frame that a form is drawn in.
    for content in ["Q 0 0 900 900 re f q", "q", "BT", "/P sh", "BI ID x EI", "/X Dox", "<< >> Do"]
    {
      #expect(throws: SigningUpdateFault.self, "\(content)") {
        try forgery.check(forgery.drawn(content, rect: inside))
      }
    }
    for entries in [" /Matrix [9 0 0 9 0 0]", " /OC 950 0 R", " /Filter /LZWDecode", " /F (x)"] {
      #expect(throws: SigningUpdateFault.self, "\(entries)") {
        try forgery.check(forgery.drawn(fine, rect: inside, entries: entries))
      }
    }
    for flags in [8, 16, 256, 1024] {
      #expect(throws: SigningUpdateFault.self) {
        try forgery.check(forgery.drawn(fine, rect: inside, widget: " /F \(flags)"))
      }
    }
  }

  private static let original = Result { try Forgery().original }
}

extension Forgery {
  fileprivate func check(_ file: [UInt8]) throws {
    try SigningUpdate.check(file, of: original)
  }

  /// A signature whose dictionary begins otherwise.
  fileprivate func with(_ opening: String) throws -> [UInt8] {
    file(try signing(value: opening + " /ByteRange [0 9 11 12] /Contents <00> >>"))
  }

  /// A signature with an appearance.
  fileprivate func drawn(
    _ content: String, rect: String, on page: Int? = nil, entries: String = "",
    widget: String? = nil
  ) throws -> [UInt8] {
    let signing = try signing(
      widget: " /AP << /N 950 0 R >>", rect: rect, on: page ?? signingPage
    ).map { number, body in
      (number, widget.map { body.replacingOccurrences(of: " /F 132", with: $0) } ?? body)
    }
    return file(
      signing + [
        (
          950,
          "<< /Type /XObject /Subtype /Form /BBox [0 0 200 60]\(entries) /Length "
            + "\(content.utf8.count) >>\nstream\n\(content)\nendstream"
        )
      ])
  }
}
