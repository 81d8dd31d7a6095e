import CommandLineKit
import Testing

@Suite("visible text") struct VisibleTests {
  @Test(
    "cannot command a terminal",
    arguments: [
      ("Zoé ✅", "Zoé ✅"), ("\u{1B}[2J", "^[[2J"), ("a\nb\tc", "a^Jb^Ic"), ("\0\u{7F}", "^@^?"),
      ("\r\n", "^M^J"), ("\u{9B}2J", #"\u{9B}2J"#), ("a\u{202E}b", #"a\u{202E}b"#),
      ("\u{2066}\u{2069}\u{200E}\u{2028}", #"\u{2066}\u{2069}\u{200E}\u{2028}"#), ("", ""),
      ("a\u{200B}\u{AD}\u{E0041}b", #"a\u{200B}\u{AD}\u{E0041}b"#),
      ("1\u{202F}000 €", "1\u{202F}000 €"),
    ])
  func line(text: String, shown: String) {
    #expect(visible(text) == shown)
  }

  @Test("keeps its lines where asked") func lines() {
    #expect(visible("a\n\tb\r\n", multiline: true) == "a\n\tb^M\n")
  }
}
