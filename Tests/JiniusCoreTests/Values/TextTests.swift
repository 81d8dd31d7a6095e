import JiniusCore
import Testing

@Suite("Texts") struct TextTests {
  @Test(
    "A line is normalised and trimmed",
    arguments: [
      ("Paris 8e", "Paris 8e"), ("  Été \u{A0}", "Été"), ("E\u{301}te\u{301}", "Été"),
      ("\u{212B}ngström", "Ångström"), ("« L’audit » : œuvre & co – 100 %", nil), ("日本語", nil),
      ("a", nil), ("a\u{202F}b", nil), ("🙂", nil),
    ] as [(String, String?)])
  func line(text: String, canonical: String?) throws {
    let line = try Line(text)
    #expect(Array(line.description.utf8) == Array((canonical ?? text).utf8))
    #expect(try Line(line.description) == line)
  }

  @Test("A line is refused hostile text", arguments: hostileTexts.indices)
  func hostileLine(index: Int) {
    let text = hostileTexts[index]
    #expect(refusal(of: text, as: Line.self)?.code == "invalid_text")
    #expect(refusal(of: "a\n" + text + ".\nb", as: PersonName.self) != nil)
    // Blank lines are welcome in a passage, and nothing else of it.
    let isBlank = text.unicodeScalars.allSatisfy { $0 == " " } && text.utf8.count < 100
    #expect((refusal(of: "a\n" + text + ".\nb", as: Passage.self) == nil) == isBlank)
    _ = Folded(text)
  }

  @Test(
    "The fault of a text is named",
    arguments: [
      ("", "at least one character"), ("a\nb", "text on one line (U+000A found)"),
      ("a\u{1B}b", "text without control characters (U+001B found)"),
      ("a\u{202E}b", "text without invisible characters (U+202E found)"),
      ("a\u{E0041}b", "text without invisible characters (U+E0041 found)"),
      ("a\u{2028}b", "text without line separators (U+2028 found)"),
      ("a\u{E000}b", "text in assigned characters (U+E000 found)"),
      ("a\u{FFFD}b", "text in UTF-8 (U+FFFD found)"),
      ("\u{301}b", "accents on a letter, four at most (U+0301 found)"),
      ("a \u{301}b", "accents on a letter, four at most (U+0301 found)"),
      (String(repeating: "a", count: 301), "at most 300 characters (301 given)"),
      (String(repeating: "a", count: 5000), "at most 300 characters"),
    ])
  func fault(text: String, expected: String) {
    #expect(refusal(of: text, as: Line.self)?.expected == expected)
  }

  @Test("Limits count characters after normalisation")
  func limits() throws {
    #expect(try Line(String(repeating: "e\u{301}", count: 300)).description.count == 300)
    #expect(try Line("  abc  ", limit: 3).description == "abc")
    #expect(throws: InvalidValue.self) { try Line("abcd", limit: 3) }
    #expect(try Passage(String(repeating: "é\n", count: 5000)).description.count == 9999)
    #expect(throws: InvalidValue.self) { try Passage(String(repeating: "é", count: 10_001)) }
  }

  @Test("A passage keeps its lines, each ended by LF")
  func passage() throws {
    #expect(try Passage("\r\n a\r\n\r\nb\n c \n\n").description == "a\n\nb\n c")
    #expect(throws: InvalidValue.self) { try Passage("a\rb") }
    #expect(throws: InvalidValue.self) { try Passage("a\r\r\nb") }
    #expect(throws: InvalidValue.self) { try Passage("a\n\u{301}b") }
    #expect(throws: InvalidValue.self) { try Passage("\r\n\n ") }
  }

  @Test(
    "Search text has neither case nor accents",
    arguments: [
      ("Œuvre d’Été", "oeuvre d'ete"), ("STRASSE Straße ẞ", "strasse strasse ss"),
      ("Ægir Ça Noël", "aegir ca noel"), ("I\u{307}stanbul İ", "istanbul i"),
      ("a\u{A0}b\u{202F}c", "a b c"), ("Ångström \u{212B}", "angstrom a"), ("", ""),
      ("Ελένη", "ελενη"), ("日本", "日本"),
    ])
  func folded(text: String, folded: String) {
    #expect(Folded(text).description == folded)
    #expect(Folded(folded).description == folded)
  }
}
